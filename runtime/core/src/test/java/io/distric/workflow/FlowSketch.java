package io.distric.workflow;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a test's workflow in few words. */
final class FlowSketch {

  private final String id;
  private final List<Schema.Field> inputs = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Expr.Entry> output = new ArrayList<>();
  private Options defaults = Options.NONE;
  private Optional<Workflow.OnFailure> onFailure = Optional.empty();

  private FlowSketch(String id) {
    this.id = id;
  }

  static FlowSketch flow(String id, TaskSketch... tasks) {
    FlowSketch flow = new FlowSketch(id);
    for (TaskSketch task : tasks) {
      flow.steps.add(task.build());
    }
    return flow;
  }

  static Step.Case branch(Expr is, TaskSketch... tasks) {
    return new Step.Case(List.of(is), steps(tasks));
  }

  static List<Step> steps(TaskSketch... tasks) {
    return List.of(tasks).stream().map(TaskSketch::build).toList();
  }

  FlowSketch step(Step step) {
    steps.add(step);
    return this;
  }

  FlowSketch choice(
      String choiceId, Expr on, List<Step.Case> cases, List<Step> otherwise, String... after) {
    return step(new Step.Switch(choiceId, on, cases, otherwise, List.of(after), Span.NONE));
  }

  FlowSketch input(String name, Expr fallback) {
    inputs.add(new Schema.Field(name, Schema.Type.Scalar.ANY, false, Optional.of(fallback)));
    return this;
  }

  FlowSketch output(String name, Expr value) {
    output.add(new Expr.Entry(name, value));
    return this;
  }

  FlowSketch deadline(long millis) {
    defaults =
        new Options(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofMillis(millis)),
            Optional.empty(),
            Optional.empty(),
            List.of());
    return this;
  }

  FlowSketch onFailure(boolean compensate, TaskSketch... tasks) {
    onFailure = Optional.of(new Workflow.OnFailure(compensate, steps(tasks), Span.NONE));
    return this;
  }

  Workflow build() {
    return new Workflow(id, "", inputs, defaults, steps, onFailure, output, Span.NONE);
  }
}
