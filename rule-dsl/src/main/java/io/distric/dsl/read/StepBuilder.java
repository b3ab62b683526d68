package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Step;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.value.Value;
import io.distric.grammar.DistricParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns the trees of steps into steps. */
final class StepBuilder {

  private static final Set<String> FOREACH = Keys.of("parallel");
  private static final Set<String> REPEAT = Keys.of("every", "max");
  private static final Set<String> WAIT = Keys.of("timeout");

  private final LanguageParts parts;
  private final ExpressionBuilder expressions;

  StepBuilder(LanguageParts parts) {
    this.parts = parts;
    this.expressions = parts.expressions();
  }

  List<Step> steps(List<DistricParser.StepContext> trees, String place, CommentPlaces places) {
    List<Step> all = new ArrayList<>();
    for (DistricParser.StepContext tree : trees) {
      all.add(step(tree, place + all.size(), places));
    }
    return all;
  }

  Step step(DistricParser.StepContext tree, String place, CommentPlaces places) {
    places.clause(place, tree);
    parts.faults().next();
    return switch (tree) {
      case DistricParser.TaskStepContext it -> task(it);
      case DistricParser.ChildStepContext it -> child(it);
      case DistricParser.SwitchStepContext it -> choice(it, place, places);
      case DistricParser.ForeachStepContext it -> foreach(it, place, places);
      case DistricParser.RepeatStepContext it -> repeat(it, place, places);
      case DistricParser.WaitStepContext it -> pause(it);
      default -> throw new IllegalStateException("no such step: " + tree.getText());
    };
  }

  private String id(DistricParser.IdContext tree) {
    return parts.id(tree, "a step");
  }

  private Step task(DistricParser.TaskStepContext tree) {
    StepParts more = StepParts.of(tree.stepPart(), "a task", "if, with, undo", parts);
    return new Step.Task(
        id(tree.id()),
        parts.name(tree.qualified()),
        parts.entries(tree.map()),
        more.after(),
        more.condition(),
        parts.options(more.with(), "a task", Keys.OPTIONS),
        more.undo().map(this::undo),
        parts.span(tree));
  }

  private Step.Undo undo(DistricParser.StepUndoContext tree) {
    return new Step.Undo(
        id(tree.id()),
        parts.name(tree.qualified()),
        parts.entries(tree.map()),
        parts.options(tree.with(), "a task", Keys.OPTIONS));
  }

  private Step child(DistricParser.ChildStepContext tree) {
    StepParts more = StepParts.of(tree.stepPart(), "a step with workflow", "if", parts);
    return new Step.Child(
        id(tree.id()),
        parts.name(tree.qualified()),
        parts.entries(tree.map()),
        more.after(),
        more.condition(),
        parts.span(tree));
  }

  private Step choice(DistricParser.SwitchStepContext tree, String place, CommentPlaces places) {
    StepParts more = StepParts.of(tree.stepPart(), "a switch", "", parts);
    List<Step.Case> cases = new ArrayList<>();
    for (DistricParser.SwitchCaseContext one : tree.switchCase()) {
      String below = place + "/cases/" + cases.size();
      places.clause(below, one);
      parts.faults().next();
      List<Expr> is = one.expr().stream().map(expressions::expr).toList();
      cases.add(new Step.Case(is, steps(one.block().step(), below + "/tasks/", places)));
    }
    List<Step> otherwise =
        tree.block() == null
            ? List.of()
            : steps(tree.block().step(), place + "/else/tasks/", places);
    return new Step.Switch(
        id(tree.id()),
        expressions.expr(tree.expr()),
        cases,
        otherwise,
        more.after(),
        parts.span(tree));
  }

  private Step foreach(DistricParser.ForeachStepContext tree, String place, CommentPlaces places) {
    StepParts more = StepParts.of(tree.stepPart(), "foreach", "with", parts);
    Optional<Integer> parallel =
        parts
            .with(more.with(), "foreach", FOREACH)
            .flatMap(s -> s.get("parallel"))
            .map(n -> parts.reading().integer(n, "parallel", 1, Integer.MAX_VALUE));
    return new Step.Foreach(
        id(tree.id(0)),
        parts.name(tree.id(1)),
        expressions.expr(tree.expr()),
        parallel,
        steps(tree.block().step(), place + "/tasks/", places),
        more.after(),
        parts.span(tree));
  }

  private Step repeat(DistricParser.RepeatStepContext tree, String place, CommentPlaces places) {
    StepParts more = StepParts.of(tree.stepPart(), "repeat", "with", parts);
    Optional<Section> with = parts.with(more.with(), "repeat", REPEAT);
    if (with.isEmpty() || !with.get().has("every") || !with.get().has("max")) {
      parts
          .faults()
          .report(
              DiagnosticCode.MISSING_KEY,
              tree.getStart(),
              "repeat does not say how often",
              "add with { every: 10s, max: 30 }");
    }
    return new Step.Repeat(
        id(tree.id()),
        expressions.expr(tree.expr()),
        with.flatMap(s -> s.get("every"))
            .map(n -> parts.reading().duration(n, "every"))
            .orElse(Duration.ZERO),
        with.flatMap(s -> s.get("max"))
            .map(n -> parts.reading().integer(n, "max", 1, Integer.MAX_VALUE))
            .orElse(1),
        steps(tree.block().step(), place + "/tasks/", places),
        more.after(),
        parts.span(tree));
  }

  private Step pause(DistricParser.WaitStepContext tree) {
    StepParts more = StepParts.of(tree.stepPart(), "wait", "with", parts);
    Optional<Duration> timeout =
        parts
            .with(more.with(), "wait", WAIT)
            .flatMap(s -> s.get("timeout"))
            .map(n -> parts.reading().duration(n, "timeout"));
    Expr what = expressions.expr(tree.expr());
    Optional<String> signal = signal(what, tree);
    return new Step.Wait(
        id(tree.id()),
        signal,
        signal.isPresent() ? Optional.empty() : Optional.of(length(what, tree)),
        timeout,
        more.after(),
        parts.span(tree));
  }

  private Optional<String> signal(Expr what, DistricParser.WaitStepContext tree) {
    if (!(what instanceof Expr.Call call) || !call.function().equals("signal")) {
      return Optional.empty();
    }
    if (call.arguments().size() == 1
        && call.arguments().getFirst() instanceof Expr.Literal(Value.Text(String name), _)) {
      return Optional.of(name);
    }
    parts
        .faults()
        .report(
            DiagnosticCode.BAD_VALUE,
            tree.expr().getStart(),
            "signal takes the name of one signal",
            "write it as in wait answer: signal(\"approved\")");
    return Optional.of("");
  }

  private Expr length(Expr what, DistricParser.WaitStepContext tree) {
    boolean constant = what instanceof Expr.Literal;
    boolean length = what instanceof Expr.Literal(Value.Length(Duration d), _) && d.isPositive();
    if (constant && !length) {
      parts
          .faults()
          .report(
              DiagnosticCode.BAD_VALUE,
              tree.expr().getStart(),
              "wait is for a signal or for a length of time",
              "write wait pause: 10m, or wait answer: signal(\"approved\")");
    }
    return what;
  }
}
