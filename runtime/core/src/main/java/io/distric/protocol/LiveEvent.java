package io.distric.protocol;

/**
 * News about the node or the cluster that is not in any partition's log and has no cursor.
 *
 * @param type {@code catalog.changed}, {@code node.joined}, {@code leader.changed} …
 * @param time milliseconds since the epoch
 * @param data JSON object
 */
public record LiveEvent(String type, long time, byte[] data) {}
