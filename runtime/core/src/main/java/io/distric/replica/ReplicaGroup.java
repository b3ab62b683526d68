package io.distric.replica;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One replicated log on this node. Thread-safe. */
public interface ReplicaGroup {

  /** Its name: {@code catalog}, {@code tasks-0}. */
  String name();

  /**
   * Proposes an entry. The future completes, on a thread of the replica, once the entry is durable
   * on a majority and applied here, with what {@link LogMachine#apply} returned. It fails with
   * {@link NotLeadingException} if the entry was certainly not taken, with {@link
   * EntryTooLargeException} if it never will be, and with {@link OutcomeUnknownException} if it may
   * have been.
   *
   * @param entry not changed by the caller afterwards
   */
  CompletableFuture<Object> submit(byte[] entry);

  /** How the group stands on this node. */
  Standing standing();

  /** Takes a snapshot now; completes with its index. */
  CompletableFuture<Long> takeSnapshot();

  /**
   * How a group stands, as one of its members sees it.
   *
   * @param running the member's division works; false after a failed write
   * @param elected this member was elected to lead
   * @param leads it leads, and has applied all earlier entries: what is submitted is taken
   * @param leader node id of the leader, empty if none is known
   * @param term current term
   * @param commit index known to be committed
   * @param applied index applied here
   * @param members node ids
   * @param detail why it does not run, else empty
   */
  record Standing(
      boolean running,
      boolean elected,
      boolean leads,
      String leader,
      long term,
      long commit,
      long applied,
      List<String> members,
      String detail) {}

  /** The entry was certainly not taken: this replica does not lead. */
  final class NotLeadingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public NotLeadingException(String message) {
      super(message);
    }
  }

  /** The entry is longer than entries may be, and was not taken. */
  final class EntryTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says how long it is, and which limit it is over. */
    public EntryTooLargeException(String message) {
      super(message);
    }
  }

  /** The entry may have been taken, or not: ask again with the same key. */
  final class OutcomeUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
