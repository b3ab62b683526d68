package io.distric.replica;

/**
 * A coordinator that keeps the replicated logs, as the others reach it.
 *
 * @param nodeId its node
 * @param address {@code host:port} of its replica port
 */
public record Member(String nodeId, String address) {}
