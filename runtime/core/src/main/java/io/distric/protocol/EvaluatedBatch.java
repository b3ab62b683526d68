package io.distric.protocol;

import java.util.List;

/**
 * Messages that rules want kept, on their way into the log of one partition.
 *
 * @param replyTo the door that took them in
 * @param partition whose log
 * @param catalogVersion evaluated on
 * @param correlations of the messages
 * @param messages one for each
 * @param receivedAt stamp of all of them
 * @param inbound the same messages as they came in, to be evaluated again on a newer catalog
 */
public record EvaluatedBatch(
    String replyTo,
    int partition,
    long catalogVersion,
    long[] correlations,
    List<Command.AcceptMessage> messages,
    long receivedAt,
    List<InboundMessage> inbound) {}
