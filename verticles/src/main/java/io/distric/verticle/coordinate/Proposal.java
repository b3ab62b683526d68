package io.distric.verticle.coordinate;

import io.distric.protocol.Entry;
import io.distric.telemetry.CommitSpan;
import java.util.List;

/**
 * An entry on its way into the log.
 *
 * @param seed of the entry, by which its result is known
 * @param bytes of the entry
 * @param slices whose commands it holds, in order
 * @param tickets that it carries
 * @param definitions that it carries
 * @param commands how many
 * @param startNanos when it was proposed
 * @param span that ends when it is applied
 */
record Proposal(
    long seed,
    byte[] bytes,
    List<CommandQueue.Slice> slices,
    List<Entry.Ticket> tickets,
    List<Entry.Definition> definitions,
    int commands,
    long startNanos,
    CommitSpan span) {}
