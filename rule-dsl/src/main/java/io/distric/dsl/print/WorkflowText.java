package io.distric.dsl.print;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.print.LanguageLines.Part;
import io.distric.dsl.value.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A workflow in the language. */
final class WorkflowText {

  private final LanguageLines lines;

  WorkflowText(LanguageLines lines) {
    this.lines = lines;
  }

  void print(Workflow workflow) {
    lines.comments(workflow.comments());
    lines.before("");
    lines.body(
        RuleText.head("workflow", workflow.id(), workflow.title()),
        () -> {
          lines.before("input");
          if (!workflow.inputs().isEmpty()) {
            lines.body("input", () -> SchemaText.fields(workflow.inputs(), "input/", lines));
          }
          map("defaults", MapText.options(workflow.defaults()));
          steps(workflow.steps(), "tasks/");
          lines.before("on_failure");
          workflow.onFailure().ifPresent(this::onFailure);
          map("output", MapText.pairs(workflow.output()));
        });
  }

  private void map(String word, List<String> pairs) {
    lines.before(word);
    if (!pairs.isEmpty()) {
      lines.clause(word, List.of(MapText.map("", pairs)));
    }
  }

  private void onFailure(Workflow.OnFailure onFailure) {
    lines.body(
        "on failure",
        () -> {
          if (onFailure.compensate()) {
            lines.line("compensate");
          }
          steps(onFailure.steps(), "on_failure/tasks/");
        });
  }

  private void steps(List<Step> steps, String place) {
    for (int i = 0; i < steps.size(); i++) {
      lines.before(place + i);
      step(steps.get(i), place + i);
    }
  }

  private void step(Step step, String place) {
    String head = " " + Names.id(step.id()) + ": ";
    switch (step) {
      case Step.Task task -> task(task, head);
      case Step.Child child -> {
        List<Part> parts = new ArrayList<>();
        MapText.entries(child.params()).ifPresent(parts::add);
        after(child).ifPresent(parts::add);
        condition(child.condition()).ifPresent(parts::add);
        lines.clause("workflow" + head + Names.qualified(child.workflow()), parts);
      }
      case Step.Switch choice ->
          lines.body(
              "switch" + head + ExpressionPrinter.print(choice.on()) + tail(choice, List.of()),
              () -> cases(choice, place));
      case Step.Foreach loop -> {
        List<String> with = loop.parallel().map(p -> "parallel: " + p).stream().toList();
        String in = Names.id(loop.as()) + " in " + ExpressionPrinter.print(loop.in());
        lines.body(
            "foreach" + head + in + tail(loop, with), () -> steps(loop.steps(), place + "/tasks/"));
      }
      case Step.Repeat loop -> {
        List<String> with = List.of("every: " + Times.spell(loop.every()), "max: " + loop.max());
        String until = "until " + ExpressionPrinter.print(loop.until());
        lines.body(
            "repeat" + head + until + tail(loop, with),
            () -> steps(loop.steps(), place + "/tasks/"));
      }
      case Step.Wait pause -> {
        String what =
            pause
                .signal()
                .map(s -> "signal(" + Texts.literal(s) + ")")
                .or(() -> pause.length().map(ExpressionPrinter::print))
                .orElse("0s");
        List<String> with =
            pause.timeout().map(t -> "timeout: " + Times.spell(t)).stream().toList();
        lines.line("wait" + head + what + tail(pause, with));
      }
    }
  }

  private void cases(Step.Switch choice, String place) {
    for (int i = 0; i < choice.cases().size(); i++) {
      Step.Case one = choice.cases().get(i);
      String below = place + "/cases/" + i;
      lines.before(below);
      String values =
          one.is().stream().map(ExpressionPrinter::print).collect(Collectors.joining(", "));
      lines.body("case " + values, () -> steps(one.steps(), below + "/tasks/"));
    }
    if (!choice.otherwise().isEmpty()) {
      lines.body("else", () -> steps(choice.otherwise(), place + "/else/tasks/"));
    }
  }

  private void task(Step.Task task, String head) {
    List<Part> parts = new ArrayList<>();
    MapText.entries(task.params()).ifPresent(parts::add);
    after(task).ifPresent(parts::add);
    condition(task.condition()).ifPresent(parts::add);
    MapText.with(task.options()).ifPresent(parts::add);
    task.undo().map(WorkflowText::undo).ifPresent(parts::add);
    lines.clause("task" + head + Names.qualified(task.type()), parts);
  }

  private static Part undo(Step.Undo undo) {
    StringBuilder text = new StringBuilder("task ").append(Names.id(undo.id())).append(": ");
    text.append(Names.qualified(undo.type()));
    MapText.entries(undo.params()).ifPresent(p -> text.append(' ').append(p.inline()));
    MapText.with(undo.options()).ifPresent(p -> text.append(' ').append(p.inline()));
    return new Part("undo { " + text + " }", "undo {", List.of(text.toString()), "}");
  }

  private static Optional<Part> after(Step step) {
    return step.after().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Part.of(
                step.after().stream()
                    .map(Names::id)
                    .collect(Collectors.joining(", ", "after ", ""))));
  }

  private static Optional<Part> condition(Optional<Expr> condition) {
    return condition.map(c -> Part.of("if " + ExpressionPrinter.print(c)));
  }

  /** What stands behind the head of a step with a body. */
  private static String tail(Step step, List<String> with) {
    return after(step).map(p -> " " + p.inline()).orElse("")
        + MapText.with(with).map(p -> " " + p.inline()).orElse("");
  }
}
