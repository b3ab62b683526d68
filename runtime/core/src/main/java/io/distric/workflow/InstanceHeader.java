package io.distric.workflow;

import io.distric.dsl.ast.Options;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What never changes about an instance, and its place among the timers. */
final class InstanceHeader {

  final long high;
  final long low;

  /** Instances are numbered in the order of their creation. */
  final long sequence;

  final WorkflowPlan plan;
  final String messageId;
  final String ruleId;
  final byte[] input;

  /** The message, where the plan reads it. */
  final byte @Nullable [] message;

  final WorkflowPlan.Resolved options;

  /** What the rule's action named the effect, or null. */
  final @Nullable String idempotencyKey;

  /** The stamp of its message: what {@code now()} is in its expressions. */
  final long receivedAt;

  final long createdAt;

  /** When the instance as a whole times out, or {@link Long#MAX_VALUE}. */
  final long deadline;

  /** Place in the heap of timers and key there; only the timers touch them. */
  int timerSlot = -1;

  long timerKey;

  InstanceHeader(
      UUID id,
      long sequence,
      WorkflowPlan plan,
      String messageId,
      String ruleId,
      byte[] input,
      byte @Nullable [] message,
      Options options,
      @Nullable String idempotencyKey,
      long receivedAt,
      long createdAt,
      long deadline) {
    this.high = id.getMostSignificantBits();
    this.low = id.getLeastSignificantBits();
    this.sequence = sequence;
    this.plan = plan;
    this.messageId = messageId;
    this.ruleId = ruleId;
    this.input = input;
    this.message = plan.readsMessage ? message : null;
    this.options = plan.resolved(options);
    this.idempotencyKey = idempotencyKey;
    this.receivedAt = receivedAt;
    this.createdAt = createdAt;
    this.deadline = deadline;
  }

  UUID id() {
    return new UUID(high, low);
  }

  /** Id of the task instance of a node. */
  UUID taskId(int ordinal) {
    return new UUID(high, low | (ordinal + 1L));
  }

  TaskPolicy policy(int ordinal) {
    return options.policies()[ordinal];
  }
}
