package io.distric.protocol;

import java.util.List;
import java.util.UUID;

/**
 * The durable acknowledgement of a message, or the word that nothing had to be kept.
 *
 * @param messageId the client's id, or the one given at ingest
 * @param accepted false: unmatched, nothing logged
 * @param duplicate an earlier message with this id had this receipt
 * @param catalogVersion evaluated on
 * @param matched rule ids in evaluation order
 * @param instances started, in the order of matched, then of actions
 * @param partition where it is kept
 * @param position opaque cursor into the partition's events; empty if unmatched
 */
public record Receipt(
    String messageId,
    boolean accepted,
    boolean duplicate,
    long catalogVersion,
    List<String> matched,
    List<UUID> instances,
    int partition,
    String position)
    implements Reply {}
