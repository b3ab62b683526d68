package io.distric.storage;

import io.distric.protocol.Event;
import io.distric.protocol.InstanceRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Accepted messages and finished instances. Backends: files beside the event journal; others later.
 * Read by any thread that may block.
 */
public interface HistoryStore {

  /** The finished instance with an id. */
  Optional<InstanceRecord> find(UUID instance) throws IOException;

  /** The message that was last accepted under an id, if messages are kept. */
  Optional<Event.MessageAccepted> message(String messageId) throws IOException;

  /**
   * Finished instances that pass, last finished first.
   *
   * @param filter which
   * @param cursor empty for the newest, else {@link Page#next} of the page before
   * @param limit at most this many; a page may have fewer, even none, and yet a next one
   * @throws IllegalArgumentException if the cursor is none of this list
   */
  Page list(Predicate<InstanceRecord> filter, String cursor, int limit) throws IOException;

  /**
   * A part of a list.
   *
   * @param instances last finished first
   * @param next cursor of the rest; empty if there is none
   */
  record Page(List<InstanceRecord> instances, String next) {}
}
