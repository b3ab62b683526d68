package io.distric.replica;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * What a replicated log is applied to. Calls never overlap, and each sees what those before it did;
 * they come from the group's apply thread, but for {@link #snapshot} and the end of a leadership,
 * which may come from another.
 */
public interface LogMachine {

  /**
   * Applies a committed entry. Total: never throws for what an entry holds. Whatever it throws
   * stops the group on this node, for to go on would be to diverge.
   *
   * @param index of the entry
   * @param entry the bytes as submitted, read-only
   * @return handed by reference to the submitter, if the entry was submitted on this replica
   */
  Object apply(long index, ByteBuffer entry);

  /** Takes a view of the state in milliseconds; it is written later on another thread. */
  Snapshot snapshot();

  /** Replaces the state. */
  void restore(long index, InputStream in) throws IOException;

  /** This replica began or ceased to lead; called once all entries of earlier terms are applied. */
  void leading(boolean leads, long term);

  /** A view of the state. */
  @FunctionalInterface
  interface Snapshot {
    /** Writes it; whatever it relies on outside the log is made durable first. */
    void writeTo(OutputStream out) throws IOException;
  }
}
