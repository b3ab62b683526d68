package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Step;
import io.distric.dsl.source.DiagnosticCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Maps the entries of {@code tasks} to steps; which kind one is, its key tells. */
final class StepReader {

  private static final Set<String> COMMON = Keys.of("id", "after");
  private static final Set<String> TASK =
      Keys.joined(Keys.joined(COMMON, Keys.of("task", "params", "if", "undo")), Keys.OPTIONS);
  private static final Set<String> SWITCH = Keys.joined(COMMON, Keys.of("switch", "cases", "else"));
  private static final Set<String> FOREACH = Keys.joined(COMMON, Keys.of("foreach", "tasks"));
  private static final Set<String> REPEAT = Keys.joined(COMMON, Keys.of("repeat", "tasks"));
  private static final Set<String> WAIT = Keys.joined(COMMON, Keys.of("wait", "timeout"));
  private static final Set<String> CHILD = Keys.joined(COMMON, Keys.of("workflow", "params", "if"));
  private static final Set<String> UNDO =
      Keys.joined(Keys.of("id", "task", "params"), Keys.OPTIONS);
  private static final Set<String> ALL =
      Keys.joined(
          Keys.joined(Keys.joined(TASK, SWITCH), Keys.joined(FOREACH, REPEAT)),
          Keys.joined(WAIT, CHILD));
  private static final List<String> KINDS =
      List.of("task", "switch", "foreach", "repeat", "wait", "workflow");

  private final Reading reading;
  private final ParameterReader parameters;
  private final ConditionReader conditions;
  private final OptionsReader options;

  StepReader(
      Reading reading,
      ParameterReader parameters,
      ConditionReader conditions,
      OptionsReader options) {
    this.reading = reading;
    this.parameters = parameters;
    this.conditions = conditions;
    this.options = options;
  }

  List<Step> steps(Node node) {
    if (!(node instanceof Node.Items items)) {
      reading.wrongShape(node, "tasks", "a list");
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    for (Node element : items.elements()) {
      step(element).ifPresent(steps::add);
    }
    return steps;
  }

  private Optional<Step> step(Node node) {
    Optional<Section> all = Section.open(node, "a task", reading);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> kind = all.get().oneOf(KINDS, "the task", reading);
    if (kind.isEmpty()) {
      of(node, "a task", ALL);
      reading.error(
          DiagnosticCode.MISSING_KEY,
          node,
          "the task does not say what to run",
          "add task: with the type of task, such as http.get");
      return Optional.empty();
    }
    return switch (kind.get()) {
      case "task" -> of(node, "a task", TASK).map(this::task);
      case "switch" -> of(node, "a task with switch", SWITCH).map(this::choice);
      case "foreach" -> of(node, "a task with foreach", FOREACH).map(this::foreach);
      case "repeat" -> of(node, "a task with repeat", REPEAT).map(this::repeat);
      case "wait" -> of(node, "a task with wait", WAIT).map(this::pause);
      default -> of(node, "a task with workflow", CHILD).map(this::child);
    };
  }

  private Optional<Section> of(Node node, String what, Set<String> keys) {
    return Section.of(node, what, keys, reading);
  }

  private Step task(Section section) {
    String id = id(section);
    return new Step.Task(
        id,
        section.get("task").map(n -> reading.text(n, "task")).orElse(""),
        params(section),
        after(section),
        section.get("if").map(conditions::condition),
        options.options(section),
        section.get("undo").flatMap(n -> undo(n, id)),
        section.node().span());
  }

  private Optional<Step.Undo> undo(Node node, String task) {
    return Section.of(node, "undo", UNDO, reading)
        .map(
            section ->
                new Step.Undo(
                    section.get("id").map(n -> reading.text(n, "id")).orElse(task + ".undo"),
                    section
                        .require("task", "undo", reading)
                        .map(n -> reading.text(n, "task"))
                        .orElse(""),
                    params(section),
                    options.options(section)));
  }

  private Step choice(Section section) {
    List<Step.Case> cases = new ArrayList<>();
    Optional<Node> list = section.require("cases", "the switch", reading);
    if (list.isPresent() && list.get() instanceof Node.Items items) {
      items.elements().forEach(n -> oneCase(n).ifPresent(cases::add));
    } else {
      list.ifPresent(n -> reading.wrongShape(n, "cases", "a list"));
    }
    return new Step.Switch(
        id(section),
        section.get("switch").map(parameters::value).orElseThrow(),
        cases,
        section.get("else").map(this::block).orElse(List.of()),
        after(section),
        section.node().span());
  }

  private Optional<Step.Case> oneCase(Node node) {
    Optional<Section> section = Section.of(node, "a case", Keys.of("is", "tasks"), reading);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Optional<Node> is = section.get().require("is", "the case", reading);
    List<Expr> values =
        switch (is.orElse(null)) {
          case null -> List.of();
          case Node.Items items -> items.elements().stream().map(parameters::value).toList();
          case Node value -> List.of(parameters.value(value));
        };
    if (is.isPresent() && values.isEmpty()) {
      reading.error(
          DiagnosticCode.MISSING_KEY,
          is.get(),
          "the case names no value, and so is never taken",
          "write is: VALUE");
    }
    return Optional.of(
        new Step.Case(values, section.get().get("tasks").map(this::steps).orElse(List.of())));
  }

  /** {@code else} holds its tasks under a key, or is the list of them. */
  private List<Step> block(Node node) {
    if (node instanceof Node.Items) {
      return steps(node);
    }
    return Section.of(node, "else", Keys.of("tasks"), reading)
        .flatMap(s -> s.require("tasks", "else", reading))
        .map(this::steps)
        .orElse(List.of());
  }

  private Step foreach(Section section) {
    Optional<Section> head =
        section
            .get("foreach")
            .flatMap(n -> Section.of(n, "foreach", Keys.of("as", "in", "parallel"), reading));
    return new Step.Foreach(
        id(section),
        head.flatMap(s -> s.require("as", "foreach", reading))
            .map(n -> reading.text(n, "as"))
            .orElse(""),
        head.flatMap(s -> s.require("in", "foreach", reading))
            .map(parameters::value)
            .orElse(new Expr.ListOf(List.of(), section.node().span())),
        head.flatMap(s -> s.get("parallel"))
            .map(n -> reading.integer(n, "parallel", 1, Integer.MAX_VALUE)),
        tasks(section, "foreach"),
        after(section),
        section.node().span());
  }

  private Step repeat(Section section) {
    Optional<Section> head =
        section
            .get("repeat")
            .flatMap(n -> Section.of(n, "repeat", Keys.of("until", "every", "max"), reading));
    return new Step.Repeat(
        id(section),
        head.flatMap(s -> s.require("until", "repeat", reading))
            .map(conditions::condition)
            .orElse(new Expr.ListOf(List.of(), section.node().span())),
        head.flatMap(s -> s.require("every", "repeat", reading))
            .map(n -> reading.duration(n, "every"))
            .orElse(Duration.ZERO),
        head.flatMap(s -> s.require("max", "repeat", reading))
            .map(n -> reading.integer(n, "max", 1, Integer.MAX_VALUE))
            .orElse(1),
        tasks(section, "repeat"),
        after(section),
        section.node().span());
  }

  private Step pause(Section section) {
    Optional<Section> head =
        section.get("wait").flatMap(n -> Section.of(n, "wait", Keys.of("signal", "for"), reading));
    Optional<String> kind = head.flatMap(s -> s.oneOf(List.of("signal", "for"), "wait", reading));
    if (head.isPresent() && kind.isEmpty()) {
      reading.error(
          DiagnosticCode.MISSING_KEY,
          head.get().node(),
          "wait does not say for what",
          "write {signal: NAME} or {for: 10m}");
    }
    return new Step.Wait(
        id(section),
        head.flatMap(s -> s.get("signal")).map(n -> reading.text(n, "signal")),
        head.flatMap(s -> s.get("for")).map(this::length),
        options.timeout(section),
        after(section),
        section.node().span());
  }

  /** A length of time, or an expression that yields one. */
  private Expr length(Node node) {
    return node instanceof Node.Scalar
        ? new Expr.Literal(
            new io.distric.dsl.value.Value.Length(reading.duration(node, "for")), node.span())
        : parameters.value(node);
  }

  private Step child(Section section) {
    return new Step.Child(
        id(section),
        section.get("workflow").map(n -> reading.text(n, "workflow")).orElse(""),
        params(section),
        after(section),
        section.get("if").map(conditions::condition),
        section.node().span());
  }

  private String id(Section section) {
    return Ids.id(section, "the task", reading);
  }

  private List<Step> tasks(Section section, String what) {
    return section.require("tasks", what, reading).map(this::steps).orElse(List.of());
  }

  private List<String> after(Section section) {
    return section.get("after").map(n -> reading.texts(n, "after")).orElse(List.of());
  }

  private List<Expr.Entry> params(Section section) {
    return section.get("params").map(n -> parameters.entries(n, "params")).orElse(List.of());
  }
}
