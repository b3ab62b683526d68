package io.distric.verticle.cli;

import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Diagnostics for people. */
final class DiagnosticText {

  private DiagnosticText() {}

  /** As a node told it. */
  static String of(JsonObject told) {
    String hint = told.getString("hint", "");
    return "%s:%d:%d: %s %s: %s%s"
        .formatted(
            told.getString("file"),
            told.getInteger("line"),
            told.getInteger("column"),
            told.getString("severity"),
            told.getString("code"),
            told.getString("message"),
            hint.isEmpty() ? "" : "\n      " + hint);
  }

  /** With the line in question and a mark under the place. */
  static String of(Diagnostic diagnostic, SourceText source) {
    return of(diagnostic, source.text().lines().toList());
  }

  /** The same of a text whose lines are known: a large file may have as many warnings as rules. */
  static String of(Diagnostic diagnostic, List<String> lines) {
    Span span = diagnostic.span();
    StringBuilder text = new StringBuilder();
    text.append(diagnostic.file()).append(':').append(span.line()).append(':');
    text.append(span.column()).append(": ");
    text.append(diagnostic.severity().name().toLowerCase(Locale.ROOT)).append(' ');
    text.append(diagnostic.code()).append(": ").append(diagnostic.message());
    boolean shown = span.line() > 0 && span.line() <= lines.size();
    if (shown) {
      String line = lines.get(span.line() - 1);
      text.append("\n%5d | ".formatted(span.line())).append(line);
      text.append("\n      | ").repeat(' ', Math.max(0, span.column() - 1)).append('^');
      int length = span.endLine() == span.line() ? span.endColumn() - span.column() : 1;
      text.repeat('~', Math.clamp(length - 1L, 0, 60));
    }
    if (!diagnostic.hint().isEmpty()) {
      text.append(shown ? " " : "\n      ").append(diagnostic.hint());
    }
    return text.toString();
  }
}
