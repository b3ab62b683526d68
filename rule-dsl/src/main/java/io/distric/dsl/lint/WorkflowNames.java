package io.distric.dsl.lint;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import java.util.List;
import java.util.Set;

/** The names with which expressions of a workflow begin. */
final class WorkflowNames {

  private final Set<String> names;

  private WorkflowNames(Set<String> names) {
    this.names = names;
  }

  static void collect(Workflow workflow, Set<String> names) {
    WorkflowNames collector = new WorkflowNames(names);
    collector.options(workflow.defaults());
    collector.entries(workflow.output());
    workflow.inputs().forEach(input -> input.fallback().ifPresent(collector::add));
    workflow.steps().forEach(collector::step);
    workflow.onFailure().ifPresent(f -> f.steps().forEach(collector::step));
  }

  private void step(Step step) {
    switch (step) {
      case Step.Task task -> {
        task.condition().ifPresent(this::add);
        entries(task.params());
        options(task.options());
        task.undo()
            .ifPresent(
                undo -> {
                  entries(undo.params());
                  options(undo.options());
                });
      }
      case Step.Switch choice -> {
        add(choice.on());
        choice.cases().forEach(each -> each.is().forEach(this::add));
        choice.cases().forEach(each -> each.steps().forEach(this::step));
        choice.otherwise().forEach(this::step);
      }
      case Step.Foreach loop -> {
        add(loop.in());
        loop.steps().forEach(this::step);
      }
      case Step.Repeat loop -> {
        add(loop.until());
        loop.steps().forEach(this::step);
      }
      case Step.Wait pause -> pause.length().ifPresent(this::add);
      case Step.Child child -> {
        child.condition().ifPresent(this::add);
        entries(child.params());
      }
    }
  }

  private void options(Options options) {
    options.affinity().ifPresent(this::add);
    options.idempotencyKey().ifPresent(this::add);
    entries(options.more());
  }

  private void entries(List<Expr.Entry> entries) {
    entries.forEach(entry -> add(entry.value()));
  }

  private void add(Expr expr) {
    names.addAll(UseLint.heads(expr));
  }
}
