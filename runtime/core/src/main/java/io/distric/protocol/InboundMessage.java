package io.distric.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A message as it came in, framed and not yet decoded.
 *
 * @param correlation finds the waiting client at the door that took it in
 * @param client who sent it: the name of the key, or {@code anonymous}
 * @param idempotencyKey from a header, where the payload has no {@code message_id}
 * @param type declared type
 * @param key partition key
 * @param source where it says it is from
 * @param bytes holds the payload; never changed
 * @param offset first byte of the payload
 * @param length how many bytes
 */
public record InboundMessage(
    long correlation,
    String client,
    @Nullable String idempotencyKey,
    @Nullable String type,
    @Nullable String key,
    @Nullable String source,
    byte[] bytes,
    int offset,
    int length) {}
