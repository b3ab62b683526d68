package io.distric.protocol;

import java.util.List;

/**
 * Replies for some messages of a door, not always of one batch.
 *
 * @param correlations of the messages
 * @param replies one for each
 */
public record ReplyBatch(long[] correlations, List<Reply> replies) {}
