package io.distric.replica;

/**
 * A replicated log that this node is to keep.
 *
 * @param name {@code catalog}, {@code tasks-0}; together with the cluster's id it names the group
 *     for ever
 * @param machine what the log is applied to; fresh: the group restores it
 */
public record GroupSpec(String name, LogMachine machine) {}
