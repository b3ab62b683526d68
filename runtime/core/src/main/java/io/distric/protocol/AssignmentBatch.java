package io.distric.protocol;

import java.util.List;
import java.util.UUID;

/**
 * Orders to one worker.
 *
 * @param term of the leader that gives them
 * @param start attempts to run
 * @param cancel tasks to interrupt
 */
public record AssignmentBatch(long term, List<Assignment> start, List<UUID> cancel) {}
