package io.distric.protocol;

import java.util.UUID;

/**
 * One attempt of a task, given to a worker.
 *
 * @param partition whose task
 * @param task id of the task instance
 * @param instance id of its workflow instance
 * @param step id of the step
 * @param type which plugin
 * @param attempt from 1
 * @param worker whose places it uses
 * @param session of that worker
 * @param deadline of the attempt, milliseconds since the epoch
 * @param idempotencyKey towards outside systems
 * @param input JSON object
 */
public record Assignment(
    int partition,
    UUID task,
    UUID instance,
    String step,
    String type,
    int attempt,
    String worker,
    String session,
    long deadline,
    String idempotencyKey,
    byte[] input) {}
