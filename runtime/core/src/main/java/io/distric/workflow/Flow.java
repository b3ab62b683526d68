package io.distric.workflow;

import io.distric.dsl.compile.CompiledExpression;
import io.distric.dsl.value.Value;
import io.distric.protocol.Event;
import io.distric.protocol.Status;
import io.distric.workflow.InstanceState.Phase;
import io.distric.workflow.PlanNode.Part;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an instance goes on when one of its tasks has ended.
 *
 * <p>A step runs once all that it comes after have ended; a skipped one has ended too, without a
 * result. A step whose condition is not true, or whose branch was not chosen, is skipped. A task
 * that fails for good fails the instance: what still runs is cancelled, what completed is undone
 * where the workflow says so (in reverse order, one after the other; what cannot be undone does not
 * keep the rest from it), then the steps for the case of failure run. There a failed step leaves
 * out only those that come after it.
 */
final class Flow {

  static final String COMPENSATION_FAILED = "compensation_failed";

  private Flow() {}

  /** A new instance begins. */
  static void start(InstanceDraft instance) {
    instance.emit(Status.RUNNING, null, null);
    begin(instance, Part.MAIN);
    finishIfAllEnded(instance, Part.MAIN);
  }

  /** A task has ended well. */
  static void completed(InstanceDraft instance, int ordinal, byte[] result) {
    instance.complete(ordinal, result);
    switch (instance.phase) {
      case MAIN -> goOn(instance, ordinal, Part.MAIN);
      case COMPENSATION -> undoNext(instance);
      case ON_FAILURE -> goOn(instance, ordinal, Part.ON_FAILURE);
    }
  }

  /** A task has failed for good. */
  static void failed(InstanceDraft instance, int ordinal, Event.Failure cause) {
    instance.fail(ordinal, cause);
    switch (instance.phase) {
      case MAIN -> failInstance(instance, ordinal, cause);
      case COMPENSATION -> {
        if (instance.turn.failsOpenly()) {
          undoNext(instance);
        } else {
          notUndone(instance, ordinal, cause.message());
          beginOnFailure(instance);
        }
      }
      case ON_FAILURE -> goOn(instance, ordinal, Part.ON_FAILURE);
    }
  }

  /**
   * What follows at a task cannot be decided: as if the task had failed for good, or, where it has
   * completed, as if the next one had.
   *
   * @param ordinal of the task, or -1: the deadline's turn
   * @param result of the task if it has completed, else null
   */
  static void brokenOff(
      InstanceDraft instance, int ordinal, byte @Nullable [] result, Event.Failure cause) {
    if (ordinal < 0) {
      failInstance(instance, ordinal, cause);
      return;
    }
    if (result == null) {
      failed(instance, ordinal, cause);
      return;
    }
    instance.complete(ordinal, result);
    switch (instance.phase) {
      case MAIN -> failInstance(instance, ordinal, cause);
      case COMPENSATION, ON_FAILURE -> abort(instance, Status.FAILED, cause);
    }
  }

  /** The instance cannot complete any more. */
  static void failInstance(InstanceDraft instance, int ordinal, Event.Failure cause) {
    instance.error = cause;
    instance.failedTask = ordinal;
    cancelOpen(instance);
    if (instance.plan.compensates && nextUndo(instance) != null) {
      instance.phase = Phase.COMPENSATION;
      instance.compensating = true;
      instance.emit(Status.COMPENSATING, null, cause);
      undoNext(instance);
      return;
    }
    beginOnFailure(instance);
  }

  /** Ends the instance at once, without undoing anything. */
  static void abort(InstanceDraft instance, Status status, Event.Failure cause) {
    Event.Failure began = instance.turn.failsOpenly() ? instance.error : null;
    instance.error =
        began == null ? cause : new Event.Failure(cause.code(), had(cause.message(), began));
    cancelOpen(instance);
    instance.finish(status, null);
  }

  private static void cancelOpen(InstanceDraft instance) {
    for (PlanNode node : instance.plan.nodes) {
      TaskState task = instance.tasks[node.ordinal()];
      boolean turn = task != null || node.part() == Part.MAIN;
      if (turn && !instance.ended(node.ordinal())) {
        instance.cancel(node.ordinal());
      }
    }
  }

  private static void undoNext(InstanceDraft instance) {
    PlanNode.@Nullable RunTask last = nextUndo(instance);
    if (last == null) {
      sayWhatIsNotUndone(instance);
      beginOnFailure(instance);
      return;
    }
    instance.ready(last.undo());
  }

  private static void sayWhatIsNotUndone(InstanceDraft instance) {
    int first = -1;
    int failed = 0;
    for (PlanNode node : instance.plan.nodes) {
      TaskState task = instance.tasks[node.ordinal()];
      if (node.part() == Part.UNDO && task != null && task.stage() == TaskState.Stage.FAILED) {
        failed++;
        first = first < 0 || task.order() < instance.task(first).order() ? node.ordinal() : first;
      }
    }
    Event.Failure why = first < 0 ? null : instance.task(first).error();
    Event.Failure began = instance.error;
    if (why != null && began != null) {
      String more = failed == 1 ? "" : "; " + (failed - 1) + " more could not either";
      notUndone(instance, first, had(why.message() + more, began));
    }
  }

  /** A later failure does not hide why the instance had failed before. */
  private static String had(String message, Event.Failure began) {
    return message + "; it had failed by: " + began.message();
  }

  private static void notUndone(InstanceDraft instance, int ordinal, String why) {
    String step = instance.plan.node(ordinal).id();
    instance.compensating = false;
    instance.error =
        new Event.Failure(
            COMPENSATION_FAILED, "step '" + step + "' could not undo its task: " + why);
    instance.failedTask = ordinal;
  }

  /** The task that completed last among those still to be undone. */
  private static PlanNode.@Nullable RunTask nextUndo(InstanceDraft instance) {
    PlanNode.RunTask last = null;
    int order = 0;
    for (PlanNode node : instance.plan.nodes) {
      TaskState task = instance.tasks[node.ordinal()];
      if (task != null
          && task.stage() == TaskState.Stage.COMPLETED
          && task.order() > order
          && node.work() instanceof PlanNode.RunTask work
          && work.undo() >= 0
          && instance.tasks[work.undo()] == null) {
        last = work;
        order = task.order();
      }
    }
    return last;
  }

  private static void beginOnFailure(InstanceDraft instance) {
    instance.phase = Phase.ON_FAILURE;
    begin(instance, Part.ON_FAILURE);
    finishIfAllEnded(instance, Part.ON_FAILURE);
  }

  private static void begin(InstanceDraft instance, Part part) {
    ArrayDeque<Integer> ended = new ArrayDeque<>();
    for (PlanNode node : instance.plan.nodes) {
      if (node.part() == part && node.before().length == 0) {
        consider(instance, node, ended);
      }
    }
    follow(instance, ended);
  }

  private static void goOn(InstanceDraft instance, int ordinal, Part part) {
    ArrayDeque<Integer> ended = new ArrayDeque<>();
    ended.add(ordinal);
    follow(instance, ended);
    finishIfAllEnded(instance, part);
  }

  private static void follow(InstanceDraft instance, ArrayDeque<Integer> ended) {
    while (!ended.isEmpty()) {
      for (int next : instance.plan.node(ended.remove()).after()) {
        PlanNode node = instance.plan.node(next);
        if (instance.tasks[next] == null && allEnded(instance, node.before())) {
          consider(instance, node, ended);
        }
      }
    }
  }

  /** All that a node comes after has ended: it runs, chooses, or is skipped. */
  private static void consider(InstanceDraft instance, PlanNode node, ArrayDeque<Integer> ended) {
    if (!runs(instance, node)) {
      instance.skip(node.ordinal());
      ended.add(node.ordinal());
      return;
    }
    switch (node.work()) {
      case PlanNode.RunTask _ -> instance.ready(node.ordinal());
      case PlanNode.Choose choice -> {
        choose(instance, node, choice);
        ended.add(node.ordinal());
      }
    }
  }

  private static boolean runs(InstanceDraft instance, PlanNode node) {
    for (int before : node.before()) {
      if (instance.task(before).stage() == TaskState.Stage.FAILED) {
        return false;
      }
    }
    PlanNode.Guard guard = node.guard();
    if (guard != null) {
      TaskState choice = instance.task(guard.choice());
      if (choice.stage() != TaskState.Stage.COMPLETED || choice.branch() != guard.branch()) {
        return false;
      }
    }
    var condition = node.condition();
    return condition == null || condition.evaluate(instance.scope()).equals(Value.Bool.TRUE);
  }

  private static void choose(InstanceDraft instance, PlanNode node, PlanNode.Choose choice) {
    int branch = 0;
    while (branch < choice.branches().size() && !anyTrue(instance, choice.branches().get(branch))) {
      branch++;
    }
    Value value = choice.on().evaluate(instance.scope());
    byte[] result = value == Value.Missing.MISSING ? null : instance.turn.language().print(value);
    instance.choose(node.ordinal(), branch, result);
  }

  private static boolean anyTrue(InstanceDraft instance, List<CompiledExpression> tests) {
    for (CompiledExpression test : tests) {
      if (test.evaluate(instance.scope()).equals(Value.Bool.TRUE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean allEnded(InstanceDraft instance, int[] ordinals) {
    for (int ordinal : ordinals) {
      if (!instance.ended(ordinal)) {
        return false;
      }
    }
    return true;
  }

  private static void finishIfAllEnded(InstanceDraft instance, Part part) {
    if (part == Part.MAIN) {
      if (instance.ended == instance.plan.mainNodes) {
        Binding output = instance.plan.output;
        instance.finish(Status.COMPLETED, output == null ? null : output.bind(instance.scope()));
      }
      return;
    }
    for (PlanNode node : instance.plan.nodes) {
      if (node.part() == part && !instance.ended(node.ordinal())) {
        return;
      }
    }
    instance.finish(instance.compensating ? Status.COMPENSATED : Status.FAILED, null);
  }
}
