package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Test;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Maps a node to a test that stands beside the rules. */
final class TestReader {

  private static final Set<String> KEYS = Keys.of("name", "at", "given", "mocks", "expect");
  private static final Set<String> GIVEN = Keys.of("schema", "message");
  private static final Set<String> MOCK = Keys.of("task", "result", "error");
  private static final Set<String> RUN = Keys.of("run", "params");
  private static final Set<String> EMIT = Keys.of("emit", "data");
  private static final Set<String> ENDED =
      Keys.of("workflow", "status", "output", "error", "ran", "not_run");
  private static final List<String> KINDS = List.of("match", "no_match", "run", "emit", "workflow");

  private final Reading reading;
  private final ParameterReader parameters;
  private final ConditionReader conditions;
  private final EndingReader endings;

  TestReader(Reading reading, ParameterReader parameters, ConditionReader conditions) {
    this.reading = reading;
    this.parameters = parameters;
    this.conditions = conditions;
    this.endings = new EndingReader(reading, parameters);
  }

  Optional<Test> test(Node node) {
    return Section.of(node, "a test", KEYS, reading).map(this::test);
  }

  private Test test(Section section) {
    Optional<Node> name = section.require("name", "the test", reading);
    return new Test(
        name.map(n -> reading.text(n, "name")).orElse(""),
        section.get("at").flatMap(this::instant),
        each(section, "given", this::given),
        each(section, "mocks", this::mock),
        each(section, "expect", this::expectation),
        section.node().span());
  }

  private <T> List<T> each(Section section, String key, Function<Node, Optional<T>> read) {
    Optional<Node> node = section.get(key);
    if (node.isEmpty()) {
      return List.of();
    }
    List<Node> nodes =
        node.get() instanceof Node.Items items ? items.elements() : List.of(node.get());
    List<T> all = new ArrayList<>();
    nodes.forEach(n -> read.apply(n).ifPresent(all::add));
    return all;
  }

  private Optional<Instant> instant(Node node) {
    String text = reading.text(node, "at");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Value> value = Literals.date(text.startsWith("@") ? text : "@" + text);
    if (value.isPresent() && value.get() instanceof Value.Time(Instant instant)) {
      return Optional.of(instant);
    }
    reading.error(
        DiagnosticCode.BAD_VALUE,
        node,
        "at is \"" + text + "\", which is no time",
        "write 2026-01-15T12:00:00Z, with its offset");
    return Optional.empty();
  }

  private Optional<Test.Given> given(Node node) {
    Optional<Section> section = Section.of(node, "given", GIVEN, reading);
    Optional<Expr.MapOf> message =
        section
            .flatMap(s -> s.require("message", "given", reading))
            .flatMap(n -> parameters.map(n, "message"));
    return message.map(
        m ->
            new Test.Given(
                section.flatMap(s -> s.get("schema")).map(n -> reading.text(n, "schema")),
                m,
                node.span()));
  }

  private Optional<Test.Mock> mock(Node node) {
    Optional<Section> found = Section.of(node, "a mock", MOCK, reading);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Section section = found.get();
    Optional<Node> task = section.require("task", "the mock", reading);
    Optional<String> kind = section.oneOf(List.of("result", "error"), "the mock", reading);
    if (kind.isEmpty()) {
      reading.error(
          DiagnosticCode.MISSING_KEY,
          node,
          "the mock does not say what the task answers",
          "add result: or error:");
      return Optional.empty();
    }
    Node value = section.get(kind.get()).orElse(node);
    Test.Answer answer =
        kind.get().equals("result")
            ? new Test.Answer.Value(parameters.value(value))
            : new Test.Answer.Fault(reading.text(value, "error"));
    return Optional.of(
        new Test.Mock(task.map(n -> reading.text(n, "task")).orElse(""), answer, node.span()));
  }

  /** What has none of the keys of the other kinds is a condition. */
  private Optional<Test.Expectation> expectation(Node node) {
    Optional<String> kind =
        node instanceof Node.Fields
            ? Section.open(node, "an expectation", reading)
                .flatMap(s -> s.oneOf(KINDS, "the expectation", reading))
            : Optional.empty();
    Span span = node.span();
    return switch (kind.orElse("")) {
      case "match" ->
          only(node, Keys.of("match"))
              .map(s -> new Test.Expectation.Match(texts(s, "match"), span));
      case "no_match" ->
          only(node, Keys.of("no_match"))
              .map(s -> new Test.Expectation.NoMatch(texts(s, "no_match"), span));
      case "run" ->
          only(node, RUN)
              .map(s -> new Test.Expectation.Run(text(s, "run"), entries(s, "params"), span));
      case "emit" ->
          only(node, EMIT)
              .map(s -> new Test.Expectation.Emit(text(s, "emit"), entries(s, "data"), span));
      case "workflow" -> only(node, ENDED).map(this::ended);
      default -> Optional.of(new Test.Expectation.Holds(conditions.condition(node), span));
    };
  }

  private Test.Expectation ended(Section section) {
    Test.Ending ending =
        section
            .require("status", "the expectation", reading)
            .map(endings::ending)
            .orElse(Test.Ending.COMPLETED);
    return endings.ended(
        text(section, "workflow"), ending, Optional.of(section), section.node().span());
  }

  private Optional<Section> only(Node node, Set<String> keys) {
    return Section.of(node, "an expectation", keys, reading);
  }

  private String text(Section section, String key) {
    return section.get(key).map(n -> reading.text(n, key)).orElse("");
  }

  private List<String> texts(Section section, String key) {
    return section.get(key).map(n -> reading.texts(n, key)).orElse(List.of());
  }

  private List<Expr.Entry> entries(Section section, String key) {
    return section.get(key).map(n -> parameters.entries(n, key)).orElse(List.of());
  }
}
