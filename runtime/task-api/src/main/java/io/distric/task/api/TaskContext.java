package io.distric.task.api;

import java.time.Instant;
import java.util.Map;

/** What one attempt of a task may know. */
public interface TaskContext {

  /** Id of the task instance, the same for all attempts. */
  String taskId();

  /** Id of the workflow instance. */
  String instanceId();

  /** Id of the step in its workflow. */
  String stepId();

  /** 1 for the first attempt. */
  int attempt();

  /** Names the effect towards outside systems; the same for all attempts. */
  String idempotencyKey();

  /** When the attempt will be given up. */
  Instant deadline();

  /**
   * The bound parameters: plain maps, lists, texts, {@link java.math.BigDecimal}s, booleans and
   * nulls. Unmodifiable.
   */
  Map<String, Object> input();
}
