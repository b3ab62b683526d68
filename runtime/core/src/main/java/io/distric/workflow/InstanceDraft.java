package io.distric.workflow;

import io.distric.protocol.Event;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import io.distric.workflow.InstanceState.Phase;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The working copy of an instance within a decision: changed freely, kept only if applied. */
final class InstanceDraft {

  private static final TaskState[] NONE = {};

  final Decision decision;
  final InstanceHeader header;
  final WorkflowPlan plan;
  final Turn turn;

  /** As it stands outside the decision, or null if it is new. */
  final @Nullable InstanceState before;

  final @Nullable TaskState[] tasks;
  Phase phase = Phase.MAIN;
  boolean compensating;
  Event.@Nullable Failure error;
  int failedTask = -1;
  int ended;

  /** The task that has its turn, or -1: where a fault is, if there is one. */
  int turnOf = -1;

  /** What this turn is about, if it is about a failure: a fault must not hide it. */
  Event.@Nullable Failure occasion;

  /** Set once it is over: what history keeps. */
  @Nullable InstanceRecord finished;

  private @Nullable InstanceScope scope;

  InstanceDraft(Decision decision, InstanceHeader header) {
    this.decision = decision;
    this.header = header;
    this.plan = header.plan;
    this.turn = decision.turn;
    this.before = null;
    this.tasks = new TaskState[plan.nodes.length];
  }

  InstanceDraft(Decision decision, InstanceState state) {
    this.decision = decision;
    this.header = state.header;
    this.plan = header.plan;
    this.turn = decision.turn;
    this.before = state;
    this.tasks = state.tasks.clone();
    this.phase = state.phase;
    this.compensating = state.compensating;
    this.error = state.error;
    this.failedTask = state.failedTask;
    this.ended = state.ended;
  }

  /** The tasks as they stand outside the decision; none if it is new. */
  @Nullable TaskState[] tasksBefore() {
    return before == null ? NONE : before.tasks;
  }

  InstanceState toState() {
    return new InstanceState(header, phase, compensating, error, failedTask, ended, tasks);
  }

  InstanceScope scope() {
    InstanceScope known = scope;
    if (known == null) {
      known = new InstanceScope(this);
      scope = known;
    }
    return known;
  }

  boolean ended(int ordinal) {
    TaskState task = tasks[ordinal];
    return task != null && task.stage().ended();
  }

  /** A task's state, which has to be there. */
  TaskState task(int ordinal) {
    TaskState task = tasks[ordinal];
    if (task == null) {
      throw new IllegalStateException("nothing happened yet to task " + ordinal);
    }
    return task;
  }

  void ready(int ordinal) {
    tasks[ordinal] = TaskState.ready(tasks[ordinal], decision.takePlace());
  }

  void skip(int ordinal) {
    tasks[ordinal] = TaskState.skipped(++ended, turn.now());
  }

  void choose(int ordinal, int branch, byte @Nullable [] result) {
    tasks[ordinal] = TaskState.chosen(++ended, branch, turn.now(), result);
  }

  void complete(int ordinal, byte[] result) {
    tasks[ordinal] = task(ordinal).completed(++ended, turn.now(), result);
    emit(ordinal, Status.COMPLETED, result, null);
  }

  void fail(int ordinal, Event.Failure cause) {
    tasks[ordinal] = task(ordinal).failed(++ended, turn.now(), cause);
    emit(ordinal, Status.FAILED, null, cause);
  }

  /** The task will not run, or its attempt is interrupted. */
  void cancel(int ordinal) {
    TaskState task = tasks[ordinal];
    if (task != null && task.stage() == TaskState.Stage.RUNNING) {
      interrupt(ordinal);
    }
    tasks[ordinal] = TaskState.cancelled(task, ++ended, turn.now());
  }

  /** The worker is told to stop the attempt. */
  void interrupt(int ordinal) {
    decision.cancellations.add(header.taskId(ordinal));
  }

  /** {@code task.…} */
  void emit(int ordinal, Status status, byte @Nullable [] result, Event.@Nullable Failure cause) {
    TaskState task = task(ordinal);
    WorkerRef worker = task.worker();
    decision.events.add(
        new Event.TaskChanged(
            turn.now(),
            header.id(),
            plan.workflow,
            header.messageId,
            header.taskId(ordinal),
            plan.node(ordinal).id(),
            status,
            task.attempt(),
            worker == null ? null : worker.worker(),
            result,
            cause));
  }

  /** {@code instance.…} */
  void emit(Status status, byte @Nullable [] output, Event.@Nullable Failure cause) {
    decision.events.add(
        new Event.InstanceChanged(
            turn.now(),
            header.id(),
            plan.workflow,
            plan.version,
            header.messageId,
            header.ruleId,
            status,
            output,
            cause));
  }

  /** It is over: leaves the state. */
  void finish(Status status, byte @Nullable [] output) {
    finished = InstanceRecords.of(toState(), status, output, turn.now());
    emit(status, output, status == Status.COMPLETED ? null : error);
  }

  UUID id() {
    return header.id();
  }
}
