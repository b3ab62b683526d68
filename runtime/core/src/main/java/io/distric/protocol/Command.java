package io.distric.protocol;

import io.distric.dsl.ast.Options;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of a partition's state; travels in log entries. */
public sealed interface Command {

  /**
   * Keep a message and start what its matches ask for.
   *
   * @param client who sent it
   * @param messageId key of the dedup window, together with the client
   * @param bodyHash of the bytes as sent, so that a key with another body is found out
   * @param key partition key, else null
   * @param type declared type, else null
   * @param receivedAt its {@code now()}, milliseconds since the epoch
   * @param catalogVersion evaluated on
   * @param matched rule ids in evaluation order
   * @param payload after all sets and removes, JSON
   * @param changes what those were
   * @param runs workflows to start
   * @param emits events to publish
   */
  record AcceptMessage(
      String client,
      String messageId,
      long bodyHash,
      @Nullable String key,
      @Nullable String type,
      long receivedAt,
      long catalogVersion,
      List<String> matched,
      byte[] payload,
      FieldChanges changes,
      List<Run> runs,
      List<Emit> emits)
      implements Command {

    /** A message that no rule changed. */
    public AcceptMessage(
        String client,
        String messageId,
        long bodyHash,
        @Nullable String key,
        @Nullable String type,
        long receivedAt,
        long catalogVersion,
        List<String> matched,
        byte[] payload,
        List<Run> runs,
        List<Emit> emits) {
      this(
          client,
          messageId,
          bodyHash,
          key,
          type,
          receivedAt,
          catalogVersion,
          matched,
          payload,
          FieldChanges.NONE,
          runs,
          emits);
    }
  }

  /**
   * A workflow to start. The version is filled in by the proposer, from the catalog that the
   * message was evaluated on.
   *
   * @param ruleId who asks
   * @param workflow which
   * @param version of the workflow; {@link #NO_VERSION} if the catalog has none of this name
   * @param input JSON object
   * @param options of the rule's action
   */
  record Run(String ruleId, String workflow, long version, byte[] input, Options options) {
    /** Stands for the version of a workflow that the catalog does not have. */
    public static final long NO_VERSION = 0;
  }

  /**
   * An event that a rule publishes.
   *
   * @param ruleId who asks
   * @param topic under which name
   * @param data JSON object
   */
  record Emit(String ruleId, String topic, byte[] data) {}

  /**
   * An attempt completed.
   *
   * @param task which
   * @param attempt fences reports of older attempts
   * @param result JSON
   */
  record CompleteTask(UUID task, int attempt, byte[] result) implements Command {}

  /**
   * An attempt failed.
   *
   * @param task which
   * @param attempt fences reports of older attempts
   * @param code for retry filters
   * @param message one sentence
   * @param retryable false if another attempt cannot help
   */
  record FailTask(UUID task, int attempt, String code, String message, boolean retryable)
      implements Command {}

  /**
   * A worker would not take an assignment: the attempt is not burnt, the task is ready again.
   *
   * @param task which
   * @param attempt fences
   */
  record ReleaseTask(UUID task, int attempt) implements Command {}

  /**
   * Sessions of workers are over: what they ran is ready again, as a new attempt.
   *
   * @param sessions ended ones
   */
  record LoseWorkers(List<String> sessions) implements Command {}

  /** Timers are due at the entry's stamp, or ready tasks wait for the entry's tickets. */
  record Advance() implements Command {}

  /**
   * End an instance.
   *
   * @param instance which
   * @param reason for the record
   */
  record CancelInstance(UUID instance, String reason) implements Command {}

  /**
   * Change the limits of the engine. The leader proposes it when its configuration differs from
   * what the state holds.
   *
   * @param limits in force from this command on
   */
  record Configure(EngineLimits limits) implements Command {}

  /**
   * Let the engine decide by newer rules, once every voter knows them. A lower level than the
   * present one changes nothing.
   *
   * @param level the new engine level
   */
  record RaiseLevel(int level) implements Command {}
}
