package io.distric.dsl.check;

import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/** Where the faults of one part of a model go. */
final class Faults {

  /** What was applied before stands in no file at hand. */
  private static final String CATALOG = "catalog";

  private final Optional<String> file;
  private final List<Diagnostic> sink;
  private int errors;

  Faults(Optional<String> file, List<Diagnostic> sink) {
    this.file = file;
    this.sink = sink;
  }

  /** How many errors were told here. */
  int errors() {
    return errors;
  }

  Optional<String> file() {
    return file;
  }

  void error(DiagnosticCode code, Span span, String message, String hint) {
    errors++;
    add(Severity.ERROR, code, span, message, hint);
  }

  /** Only of what is new: the rest was warned of when it was applied. */
  void warning(DiagnosticCode code, Span span, String message, String hint) {
    if (file.isPresent()) {
      add(Severity.WARNING, code, span, message, hint);
    }
  }

  private void add(Severity severity, DiagnosticCode code, Span span, String message, String hint) {
    sink.add(new Diagnostic(code.code(), severity, message, file.orElse(CATALOG), span, "", hint));
  }
}
