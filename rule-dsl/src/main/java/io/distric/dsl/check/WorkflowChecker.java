package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;

/** Checks one workflow by itself. */
final class WorkflowChecker {

  private final Faults faults;
  private final WorkflowScope scope;
  private final ExpressionChecker expressions;
  private final Workflow workflow;

  private WorkflowChecker(Workflow workflow, Declared declared, Faults faults) {
    this.workflow = workflow;
    this.faults = faults;
    this.scope = new WorkflowScope(workflow, declared, faults, StepGraph.of(workflow, faults));
    this.expressions = new ExpressionChecker(scope, faults);
  }

  static void check(Workflow workflow, Declared declared, Faults faults) {
    new WorkflowChecker(workflow, declared, faults).check();
  }

  private void check() {
    RuleChecker.options(workflow.defaults(), expressions);
    workflow.steps().forEach(this::step);
    scope.leave();
    workflow.onFailure().ifPresent(f -> f.steps().forEach(this::step));
    scope.leave();
    expressions.entries(workflow.output());
  }

  private void step(Step step) {
    scope.enter(step.id());
    switch (step) {
      case Step.Task task -> task(task);
      case Step.Switch choice -> choice(choice);
      case Step.Foreach loop -> foreach(loop);
      case Step.Repeat loop -> repeat(loop);
      case Step.Wait pause -> {
        pause.length().ifPresent(expressions::kind);
        notRun(DiagnosticCode.WAIT_NOT_RUN, step, "wait");
      }
      case Step.Child child -> {
        child.condition().ifPresent(expressions::condition);
        expressions.entries(child.params());
        notRun(DiagnosticCode.CHILD_NOT_RUN, step, "a workflow as a task");
      }
    }
  }

  private void task(Step.Task task) {
    task.condition().ifPresent(expressions::condition);
    expressions.entries(task.params());
    RuleChecker.options(task.options(), expressions);
    if (task.undo().isPresent()) {
      Step.Undo undo = task.undo().get();
      // An undo runs when all is over, and may read whatever has ended.
      scope.leave();
      expressions.entries(undo.params());
      RuleChecker.options(undo.options(), expressions);
    }
  }

  private void choice(Step.Switch choice) {
    Kind on = expressions.kind(choice.on());
    for (Step.Case each : choice.cases()) {
      for (Expr value : each.is()) {
        scope.enter(choice.id());
        Kind kind = expressions.kind(value);
        if (!on.canEqual(kind)) {
          faults.error(
              DiagnosticCode.TYPE_MISMATCH,
              value.span(),
              "the case %s is %s, and %s is %s"
                  .formatted(
                      ExpressionChecker.shown(value),
                      kind.words(),
                      ExpressionChecker.shown(choice.on()),
                      on.words()),
              "");
        }
      }
      each.steps().forEach(this::step);
    }
    choice.otherwise().forEach(this::step);
  }

  private void foreach(Step.Foreach loop) {
    expressions.kind(loop.in());
    notRun(DiagnosticCode.FOREACH_NOT_RUN, loop, "foreach");
    List<String> outer = scope.elements();
    List<String> inner = new ArrayList<>(outer);
    inner.add(loop.as());
    scope.elements(inner);
    loop.steps().forEach(this::step);
    scope.elements(outer);
  }

  private void repeat(Step.Repeat loop) {
    notRun(DiagnosticCode.REPEAT_NOT_RUN, loop, "repeat");
    loop.steps().forEach(this::step);
    // Until is asked when the steps inside have ended.
    scope.leave();
    expressions.condition(loop.until());
  }

  private void notRun(DiagnosticCode code, Step step, String what) {
    // Nodes refuse it when it is applied; in a file, and for tools, it is a step like others.
    faults.warning(
        code,
        step.span(),
        "task '%s': %s is not run by this release".formatted(step.id(), what),
        code.help());
  }
}
