package io.distric.workflow;

import io.distric.protocol.InstanceRecord;
import io.distric.protocol.InstanceRecord.TaskRecord;
import io.distric.protocol.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Instances as queries and history show them. */
final class InstanceRecords {

  private InstanceRecords() {}

  /** An open instance. */
  static InstanceRecord of(InstanceState state) {
    return of(state, state.status(), null, 0);
  }

  static InstanceRecord of(
      InstanceState state, Status status, byte @Nullable [] output, long completedAt) {
    InstanceHeader header = state.header;
    return new InstanceRecord(
        header.id(),
        header.plan.workflow,
        header.plan.version,
        status,
        header.messageId,
        header.ruleId,
        header.input,
        output,
        state.error,
        header.createdAt,
        completedAt,
        tasks(state));
  }

  /** Choices are no tasks; what runs only after a failure is shown once it has its turn. */
  private static List<TaskRecord> tasks(InstanceState state) {
    List<TaskRecord> records = new ArrayList<>(state.tasks.length);
    for (PlanNode node : state.header.plan.nodes) {
      TaskState task = state.tasks[node.ordinal()];
      boolean shown = task != null || node.part() == PlanNode.Part.MAIN;
      if (shown && node.work() instanceof PlanNode.RunTask work) {
        records.add(task(state, node, work, task));
      }
    }
    return records;
  }

  private static TaskRecord task(
      InstanceState state, PlanNode node, PlanNode.RunTask work, @Nullable TaskState task) {
    if (task == null) {
      return new TaskRecord(
          state.header.taskId(node.ordinal()),
          node.id(),
          work.type(),
          Status.PENDING,
          null,
          0,
          0,
          0,
          null,
          null);
    }
    WorkerRef worker = task.worker();
    return new TaskRecord(
        state.header.taskId(node.ordinal()),
        node.id(),
        work.type(),
        task.stage().status,
        worker == null ? null : worker.worker(),
        task.startedAt(),
        task.completedAt(),
        task.attempt(),
        task.result(),
        task.error());
  }
}
