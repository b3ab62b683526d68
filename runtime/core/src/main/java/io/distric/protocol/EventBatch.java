package io.distric.protocol;

import java.util.List;

/**
 * The events of one log entry, as applied on this node.
 *
 * @param partition where
 * @param index of the entry
 * @param events in order; the position in this list is the ordinal of the cursor
 */
public record EventBatch(int partition, long index, List<Event> events) {}
