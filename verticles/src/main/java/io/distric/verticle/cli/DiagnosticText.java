package io.distric.verticle.cli;

import io.distric.dsl.print.DiagnosticPrinter;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import io.vertx.core.json.JsonObject;

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
    return DiagnosticPrinter.print(diagnostic, source);
  }
}
