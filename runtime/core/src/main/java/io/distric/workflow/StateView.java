package io.distric.workflow;

import io.distric.protocol.InstanceRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The state as it stood after some entry. Immutable: read and written by any thread, at leisure.
 */
public interface StateView {

  /** Writes the versioned snapshot format, without checksum (the replica adds that). */
  void writeTo(OutputStream out) throws IOException;

  /** How many instances are open. */
  int openInstances();

  /** Open instances that pass, newest first, at most {@code limit}. */
  List<InstanceRecord> newest(Predicate<InstanceRecord> filter, int limit);

  /** Index of the entry after which the state stood so; 0: before the first. */
  long index();

  /** The open instance with an id. */
  Optional<InstanceRecord> find(UUID instance);
}
