package io.distric.dsl.read;

import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/** Says in our words what the YAML library says in its own. */
final class YamlFault {

  /** What authors of expressions write there without quotes; a comma is not what they forgot. */
  private static final Pattern AFTER_PLAIN_TEXT = Pattern.compile("but got '?[\\[{]");

  private static final Sentence NO_ESCAPE =
      new Sentence(
          "this escape does not exist in double quotes", "use single quotes or write \\\\");

  private YamlFault() {}

  static MalformedSource of(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    String context = String.valueOf(e.getContext());
    Sentence sentence = sentence(problem, context);
    boolean unclosed = context.contains("quoted scalar") && !problem.contains("escape");
    return new MalformedSource(
        DiagnosticCode.MALFORMED_FILE,
        span(unclosed ? e.getContextMark() : e.getProblemMark()),
        sentence.message(),
        sentence.hint());
  }

  /** An escape whose digits are none, which the library does not look at. */
  static MalformedSource escape(Optional<Mark> mark) {
    return new MalformedSource(
        DiagnosticCode.MALFORMED_FILE, span(mark), NO_ESCAPE.message(), NO_ESCAPE.hint());
  }

  /** The library counts only code points here; the line is found by counting along. */
  static MalformedSource unreadable(ReaderException e, String text) {
    int line = 1;
    int column = 1;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      if (c == e.getCodePoint()) {
        break;
      }
      column = c == '\n' ? 1 : column + 1;
      line = c == '\n' ? line + 1 : line;
    }
    return new MalformedSource(
        DiagnosticCode.MALFORMED_FILE,
        new Span(line, column, line, column + 1),
        "the character U+%04X cannot stand in YAML".formatted(e.getCodePoint()),
        "remove it, or write it as an escape in double quotes");
  }

  private static Sentence sentence(String problem, String context) {
    if (problem.contains("'\\t") || problem.contains("TAB")) {
      return new Sentence("a tab stands where the line's indent is due", "indent with spaces");
    }
    if (problem.contains("mapping values are not allowed")) {
      return new Sentence(
          "this colon cannot stand here",
          "quote the value, or check the indent of this line and the one above");
    }
    if (problem.contains("escape")) {
      return NO_ESCAPE;
    }
    if (context.contains("quoted scalar") || problem.contains("unexpected end of stream")) {
      return new Sentence("a quote is not closed", "close it");
    }
    if (problem.contains("could not find expected ':'")) {
      return new Sentence("a key without a colon", "write key: value");
    }
    if (context.contains("flow sequence")) {
      return new Sentence("a list is not closed or lacks a comma", "write [a, b]");
    }
    if (context.contains("flow mapping") && AFTER_PLAIN_TEXT.matcher(problem).find()) {
      return new Sentence(
          "this ends the plain text that stands before it",
          "put the whole value in quotes, as in {expr: 'x in [1, 2]'}");
    }
    if (context.contains("flow mapping")) {
      return new Sentence("a map is not closed or lacks a comma", "write {a: 1, b: 2}");
    }
    if (context.contains("block mapping") || context.contains("block collection")) {
      return new Sentence(
          "this does not fit the indent of the lines above",
          "keys of one map and items of one list start in the same column");
    }
    if (problem.contains("cannot start any token")) {
      return new Sentence("this character cannot start a value", "put the value in quotes");
    }
    return new Sentence("this is no YAML: " + problem, "check the lines above");
  }

  private static Span span(Optional<Mark> mark) {
    return mark.map(
            m -> new Span(m.getLine() + 1, m.getColumn() + 1, m.getLine() + 1, m.getColumn() + 2))
        .orElse(Span.NONE);
  }

  private record Sentence(String message, String hint) {}
}
