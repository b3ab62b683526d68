package io.distric.protocol;

import java.util.List;

/**
 * What arrived at one door in one turn of its event loop.
 *
 * @param replyTo address that takes {@link ReplyBatch}es
 * @param receivedAt stamp of all its messages, milliseconds since the epoch: their {@code now()}
 * @param messages in the order of arrival
 */
public record MessageBatch(String replyTo, long receivedAt, List<InboundMessage> messages) {}
