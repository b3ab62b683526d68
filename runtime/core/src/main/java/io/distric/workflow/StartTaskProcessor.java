package io.distric.workflow;

import io.distric.protocol.Assignment;
import io.distric.protocol.Status;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a ready task to a worker. */
final class StartTaskProcessor {

  private StartTaskProcessor() {}

  static void decide(Decision decision, InstanceState state, int ordinal, WorkerRef worker) {
    InstanceDraft instance = decision.draft(state);
    instance.turnOf = ordinal;
    PlanNode node = instance.plan.node(ordinal);
    if (!(node.work() instanceof PlanNode.RunTask work)) {
      throw new IllegalStateException("step '" + node.id() + "' is no task");
    }
    long timesOut = decision.turn.now() + timeoutMillis(instance, ordinal);
    instance.tasks[ordinal] = instance.task(ordinal).running(worker, decision.turn.now(), timesOut);
    instance.emit(ordinal, Status.RUNNING, null, null);
    UUID task = instance.header.taskId(ordinal);
    decision.assignment =
        new Assignment(
            decision.turn.partition(),
            task,
            instance.id(),
            node.id(),
            work.type(),
            instance.task(ordinal).attempt(),
            worker.worker(),
            worker.session(),
            deadline(instance, timesOut),
            idempotencyKey(instance, node, work, task),
            work.input().bind(instance.scope()));
  }

  private static long timeoutMillis(InstanceDraft instance, int ordinal) {
    long own = instance.header.policy(ordinal).timeoutMillis();
    return own > 0 ? own : instance.turn.limits().timeoutMillis();
  }

  private static long deadline(InstanceDraft instance, long timesOut) {
    return instance.phase == InstanceState.Phase.MAIN
        ? Math.min(timesOut, instance.header.deadline)
        : timesOut;
  }

  /** The task's own key, else the rule's with the step, else the task's id: all are stable. */
  private static String idempotencyKey(
      InstanceDraft instance, PlanNode node, PlanNode.RunTask work, UUID task) {
    var own = work.idempotencyKey();
    @Nullable String key = own == null ? null : Words.text(own.evaluate(instance.scope()));
    if (key != null) {
      return key;
    }
    String run = instance.header.idempotencyKey;
    return run == null ? task.toString() : run + ":" + node.id();
  }
}
