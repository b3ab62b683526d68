package io.distric.catalog;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Span;
import io.distric.task.api.TaskPlugin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the task plugins look over the parameters that a workflow gives them as constants. */
final class TaskChecker {

  private final TaskTypes types;
  private final String file;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private TaskChecker(TaskTypes types, String file) {
    this.types = types;
    this.file = file;
  }

  static List<Diagnostic> check(Workflow workflow, TaskTypes types, String file) {
    TaskChecker checker = new TaskChecker(types, file);
    checker.steps(workflow.steps());
    workflow.onFailure().ifPresent(failure -> checker.steps(failure.steps()));
    return checker.diagnostics;
  }

  private void steps(List<Step> steps) {
    for (Step step : steps) {
      switch (step) {
        case Step.Task task -> {
          task(task.type(), task.params(), task.span());
          task.undo().ifPresent(undo -> task(undo.type(), undo.params(), task.span()));
        }
        case Step.Switch it -> {
          it.cases().forEach(way -> steps(way.steps()));
          steps(it.otherwise());
        }
        case Step.Foreach it -> steps(it.steps());
        case Step.Repeat it -> steps(it.steps());
        case Step.Wait _, Step.Child _ -> {
          // They run no task of their own.
        }
      }
    }
  }

  private void task(String type, List<Expr.Entry> params, Span span) {
    @Nullable TaskPlugin plugin = types.find(type);
    if (plugin == null) {
      String message = "no task type '%s' is known on this node".formatted(type);
      diagnostics.add(
          CatalogFault.UNKNOWN_TASK_TYPE.at(
              file, span, message, "such tasks wait until a worker offers it"));
      return;
    }
    for (String fault : plugin.validate(ConstantParams.of(params))) {
      diagnostics.add(CatalogFault.BAD_PARAMETERS.at(file, span, type + ": " + fault, ""));
    }
  }
}
