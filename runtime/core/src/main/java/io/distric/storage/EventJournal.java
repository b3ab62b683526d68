package io.distric.storage;

import io.distric.protocol.EventBatch;
import io.distric.protocol.InstanceRecord;
import java.io.IOException;
import java.util.List;

/**
 * The local record of what left a partition's state: its events and finished instances, by (index,
 * ordinal). Appended by the apply thread; read by any thread that may block.
 */
public interface EventJournal extends AutoCloseable {

  /**
   * Appends what an entry brought forth. An index at or below {@link #lastIndex} is skipped: after
   * a restart the log is applied again from the last snapshot.
   */
  void append(EventBatch batch, List<InstanceRecord> finished);

  /** The highest index appended; 0 if none. */
  long lastIndex();

  /** The lowest index that retention has left; 0 if nothing was appended. */
  long firstIndex();

  /** Makes all that was appended durable. */
  void sync() throws IOException;

  /**
   * Batches from an index on.
   *
   * @param index first wanted
   * @param eventsMax stop after the batch that reaches this number
   * @return in order, only those with events; empty if there is nothing from {@code index} on
   * @throws GapException if retention has removed what begins at {@code index}
   */
  List<EventBatch> read(long index, int eventsMax) throws IOException;

  @Override
  void close() throws IOException;

  /** What was asked for is no longer kept. */
  final class GapException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long from;
    private final long to;

    /**
     * Says what is missing.
     *
     * @param from the index asked for
     * @param to the first index that is kept
     */
    public GapException(long from, long to) {
      super("events from index %d on were asked for, but kept from %d on".formatted(from, to));
      this.from = from;
      this.to = to;
    }

    /** The index asked for. */
    public long from() {
      return from;
    }

    /** The first index that is kept. */
    public long to() {
      return to;
    }
  }
}
