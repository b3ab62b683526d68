package io.distric.task.api;

import java.util.List;
import java.util.Map;

/**
 * A type of task. Found by {@link java.util.ServiceLoader} in the class loader of the plugin's jar,
 * one instance a worker, used by many threads at once.
 */
public interface TaskPlugin {

  /** The type by which workflows name it, such as {@code http.get}. */
  String name();

  /**
   * Looks over the parameters that a workflow gives as constants, when the workflow is applied.
   *
   * @param constants parameters whose value is known before any message, as plain maps, lists,
   *     texts, {@link java.math.BigDecimal}s and booleans
   * @return one sentence for each fault; empty if there is none
   */
  default List<String> validate(Map<String, Object> constants) {
    return List.of();
  }

  /**
   * Runs one attempt of a task.
   *
   * <p>Called on a virtual thread, never on an event loop, so blocking is allowed. The same task
   * may run again after a timeout or a crash: attempts share {@link TaskContext#taskId} and differ
   * in {@link TaskContext#attempt}. Use {@link TaskContext#idempotencyKey} towards outside systems.
   * The thread is interrupted when the attempt's time is over or the task is cancelled.
   *
   * @return the outcome; return {@link TaskOutcome#failed} for expected failures, throw only for
   *     bugs
   */
  TaskOutcome execute(TaskContext context) throws Exception;

  /**
   * Frees what an output holds, after it was reported.
   *
   * @param outcome what {@link #execute} returned
   */
  default void cleanup(TaskOutcome outcome) {}
}
