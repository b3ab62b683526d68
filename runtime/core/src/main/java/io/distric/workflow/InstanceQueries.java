package io.distric.workflow;

import io.distric.protocol.InstanceRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Instances of all partitions of this node, open and finished. Called on threads that may block.
 */
public interface InstanceQueries {

  /** The instance with an id. */
  Optional<InstanceRecord> find(UUID instance) throws IOException;

  /**
   * Open instances, newest first, then finished ones, last finished first. An instance that ends
   * between two pages may show on both; none is left out.
   *
   * @param filter which
   * @param cursor empty for the newest, else {@link Page#next} of the page before
   * @param limit at most this many
   * @throws IllegalArgumentException if the cursor is none of ours
   */
  Page list(Predicate<InstanceRecord> filter, String cursor, int limit) throws IOException;

  /**
   * A part of a list.
   *
   * @param instances in order
   * @param next cursor of the rest; empty if there is none
   */
  record Page(List<InstanceRecord> instances, String next) {}
}
