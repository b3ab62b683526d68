package io.distric.protocol;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a partition, in the past tense. Immutable; goes to the journal and to streams.
 */
public sealed interface Event {

  /** Engine time, milliseconds since the epoch. */
  long time();

  /** The instance concerned, or null. */
  @Nullable UUID instance();

  /** The message concerned. */
  String messageId();

  /**
   * {@code message.accepted}.
   *
   * @param time engine time
   * @param messageId which
   * @param client who sent it
   * @param catalogVersion evaluated on
   * @param matched rule ids
   * @param instances started
   * @param message itself; null where it is not kept, as in what streams tell
   */
  record MessageAccepted(
      long time,
      String messageId,
      String client,
      long catalogVersion,
      List<String> matched,
      List<UUID> instances,
      @Nullable KeptMessage message)
      implements Event {
    @Override
    public @Nullable UUID instance() {
      return null;
    }
  }

  /**
   * {@code rule.emitted}: an event that a rule publishes.
   *
   * @param time engine time
   * @param messageId on account of which message
   * @param ruleId who asks
   * @param topic name
   * @param data JSON object
   */
  record RuleEmitted(long time, String messageId, String ruleId, String topic, byte[] data)
      implements Event {
    @Override
    public @Nullable UUID instance() {
      return null;
    }
  }

  /**
   * {@code instance.started|completed|failed|compensating|compensated|cancelled}.
   *
   * @param time engine time
   * @param instance which
   * @param workflow id
   * @param version of the workflow
   * @param messageId that started it
   * @param ruleId that asked
   * @param status the new status
   * @param output JSON, where it completed
   * @param error where it failed
   */
  record InstanceChanged(
      long time,
      UUID instance,
      String workflow,
      long version,
      String messageId,
      String ruleId,
      Status status,
      byte @Nullable [] output,
      @Nullable Failure error)
      implements Event {}

  /**
   * {@code task.started|completed|failed|retrying}.
   *
   * @param time engine time
   * @param instance whose
   * @param workflow of the instance
   * @param messageId of the instance
   * @param task id of the task instance
   * @param step id of the step
   * @param status running, completed, failed, or pending for a retry
   * @param attempt from 1
   * @param worker who runs it, else null
   * @param result JSON, where it completed
   * @param error where it failed
   */
  record TaskChanged(
      long time,
      UUID instance,
      String workflow,
      String messageId,
      UUID task,
      String step,
      Status status,
      int attempt,
      @Nullable String worker,
      byte @Nullable [] result,
      @Nullable Failure error)
      implements Event {}

  /**
   * A message as it is kept.
   *
   * @param type declared type, or null
   * @param receivedAt its {@code now()}, milliseconds since the epoch
   * @param payload after all sets and removes, JSON
   * @param changes what those were
   */
  record KeptMessage(
      @Nullable String type, long receivedAt, byte[] payload, FieldChanges changes) {}

  /**
   * Why something failed.
   *
   * @param code stable
   * @param message one sentence
   */
  record Failure(String code, String message) {}
}
