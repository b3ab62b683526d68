package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Test;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;
import io.distric.dsl.source.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a test expects of a workflow that has ended; the same keys in every spelling. */
final class EndingReader {

  /** What may be said about an ending. */
  static final Set<String> KEYS = Keys.of("output", "error", "ran", "not_run");

  private final Reading reading;
  private final ParameterReader parameters;

  EndingReader(Reading reading, ParameterReader parameters) {
    this.reading = reading;
    this.parameters = parameters;
  }

  Test.Expectation ended(String workflow, Test.Ending ending, Optional<Section> keys, Span span) {
    return new Test.Expectation.Ended(
        workflow,
        ending,
        keys.flatMap(k -> k.get("error")).map(n -> reading.text(n, "error")),
        keys.flatMap(k -> k.get("output")).map(this::entries).orElse(List.of()),
        texts(keys, "ran"),
        texts(keys, "not_run"),
        span);
  }

  private List<Expr.Entry> entries(Node node) {
    return node instanceof Node.Written(Expr.MapOf map, _)
        ? map.entries()
        : parameters.entries(node, "output");
  }

  private List<String> texts(Optional<Section> keys, String key) {
    return keys.flatMap(k -> k.get(key)).map(n -> reading.texts(n, key)).orElse(List.of());
  }

  /** What is said of a word that is no ending. */
  static String hint(String word) {
    return Suggestion.hint(word, Test.Ending.words());
  }

  /** What is wrong with it. */
  static String fault(String word) {
    return "a workflow ends " + String.join(", ", Test.Ending.words()) + ", not '" + word + "'";
  }

  /** The ending that a node names; what is none is reported. */
  Test.Ending ending(Node node) {
    String word = reading.text(node, "status");
    Optional<Test.Ending> ending = Test.Ending.of(word);
    if (ending.isEmpty() && !word.isEmpty()) {
      reading.error(DiagnosticCode.BAD_VALUE, node, fault(word), hint(word));
    }
    return ending.orElse(Test.Ending.COMPLETED);
  }
}
