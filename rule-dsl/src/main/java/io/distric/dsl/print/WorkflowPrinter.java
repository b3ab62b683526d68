package io.distric.dsl.print;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.value.Value;
import java.util.List;

/** A workflow as keys, in a fixed order. */
final class WorkflowPrinter {

  private WorkflowPrinter() {}

  static Value.Fields workflow(Workflow workflow) {
    return new Shape()
        .put("id", workflow.id())
        .putUnlessEmpty("title", workflow.title())
        .putUnlessEmpty("input", SchemaPrinter.fields(workflow.inputs()))
        .putUnlessEmpty("defaults", OptionsPrinter.options(workflow.defaults()))
        .put("tasks", steps(workflow.steps()))
        .putIfPresent("on_failure", workflow.onFailure().map(WorkflowPrinter::onFailure))
        .putUnlessEmpty("output", Parameters.entries(workflow.output()))
        .done();
  }

  private static Value.Fields onFailure(Workflow.OnFailure onFailure) {
    return new Shape()
        .put("compensate", Value.Bool.of(onFailure.compensate()))
        .put("tasks", steps(onFailure.steps()))
        .done();
  }

  private static Value steps(List<Step> steps) {
    return new Value.Items(steps.stream().map(WorkflowPrinter::step).toList());
  }

  private static Value step(Step step) {
    Shape shape = new Shape().put("id", step.id());
    switch (step) {
      case Step.Task task -> task(task, shape);
      case Step.Switch choice -> choice(choice, shape);
      case Step.Foreach loop ->
          shape
              .put(
                  "foreach",
                  new Shape()
                      .put("as", loop.as())
                      .put("in", Parameters.value(loop.in()))
                      .putIfPresent("parallel", loop.parallel().map(p -> Value.Num.of(p)))
                      .done())
              .put("tasks", steps(loop.steps()));
      case Step.Repeat loop ->
          shape
              .put(
                  "repeat",
                  new Shape()
                      .put("until", Parameters.expression(loop.until()))
                      .put("every", OptionsPrinter.duration(loop.every()))
                      .put("max", loop.max())
                      .done())
              .put("tasks", steps(loop.steps()));
      case Step.Wait pause -> pause(pause, shape);
      case Step.Child child ->
          shape
              .put("workflow", child.workflow())
              .putUnlessEmpty("params", Parameters.entries(child.params()))
              .putIfPresent("if", child.condition().map(Parameters::expression));
    }
    return shape.putUnlessEmpty("after", Shape.texts(step.after())).done();
  }

  private static void task(Step.Task task, Shape shape) {
    shape
        .put("task", task.type())
        .putUnlessEmpty("params", Parameters.entries(task.params()))
        .putIfPresent("if", task.condition().map(Parameters::expression))
        .putAll(OptionsPrinter.options(task.options()))
        .putIfPresent("undo", task.undo().map(undo -> undo(undo, task.id())));
  }

  private static Value.Fields undo(Step.Undo undo, String task) {
    boolean usual = undo.id().equals(task + ".undo");
    return new Shape()
        .putUnlessEmpty("id", usual ? "" : undo.id())
        .put("task", undo.type())
        .putUnlessEmpty("params", Parameters.entries(undo.params()))
        .putAll(OptionsPrinter.options(undo.options()))
        .done();
  }

  private static void choice(Step.Switch choice, Shape shape) {
    List<Value> cases = choice.cases().stream().<Value>map(WorkflowPrinter::oneCase).toList();
    shape.put("switch", Parameters.value(choice.on())).put("cases", new Value.Items(cases));
    if (!choice.otherwise().isEmpty()) {
      shape.put("else", Shape.single("tasks", steps(choice.otherwise())));
    }
  }

  private static Value.Fields oneCase(Step.Case oneCase) {
    List<Value> values = oneCase.is().stream().map(Parameters::value).toList();
    boolean bare = values.size() == 1 && !(values.getFirst() instanceof Value.Items);
    return new Shape()
        .put("is", bare ? values.getFirst() : new Value.Items(values))
        .put("tasks", steps(oneCase.steps()))
        .done();
  }

  private static void pause(Step.Wait pause, Shape shape) {
    shape
        .put(
            "wait",
            new Shape()
                .putIfPresent("signal", pause.signal().map(Value.Text::new))
                .putIfPresent("for", pause.length().map(WorkflowPrinter::length))
                .done())
        .putIfPresent("timeout", pause.timeout().map(OptionsPrinter::duration));
  }

  private static Value length(Expr length) {
    return length instanceof Expr.Literal(Value.Length(java.time.Duration d), _) && d.isPositive()
        ? OptionsPrinter.duration(d)
        : Parameters.expression(length);
  }
}
