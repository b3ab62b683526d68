package io.distric.protocol;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An instance with its tasks, as queries show it and history keeps it.
 *
 * @param id of the instance
 * @param workflow id
 * @param version of the workflow
 * @param status where it stands
 * @param messageId that started it
 * @param ruleId that asked
 * @param input JSON
 * @param output JSON, or null
 * @param error or null
 * @param createdAt milliseconds since the epoch
 * @param completedAt milliseconds since the epoch, 0: not yet
 * @param tasks in the order of the definition
 */
public record InstanceRecord(
    UUID id,
    String workflow,
    long version,
    Status status,
    String messageId,
    String ruleId,
    byte[] input,
    byte @Nullable [] output,
    Event.@Nullable Failure error,
    long createdAt,
    long completedAt,
    List<TaskRecord> tasks) {

  /**
   * A task of an instance.
   *
   * @param id of the task instance
   * @param step id of the step
   * @param type which plugin
   * @param status where it stands
   * @param worker last assigned, or null
   * @param startedAt milliseconds since the epoch, 0: not yet
   * @param completedAt milliseconds since the epoch, 0: not yet
   * @param attempt the current or last, 0: none yet
   * @param result JSON, or null
   * @param error or null
   */
  public record TaskRecord(
      UUID id,
      String step,
      String type,
      Status status,
      @Nullable String worker,
      long startedAt,
      long completedAt,
      int attempt,
      byte @Nullable [] result,
      Event.@Nullable Failure error) {}
}
