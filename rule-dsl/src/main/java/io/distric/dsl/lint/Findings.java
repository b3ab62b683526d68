package io.distric.dsl.lint;

import io.distric.dsl.ast.Rule;
import io.distric.dsl.check.Sources;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what was found, with the files in which it stands. */
final class Findings {

  private final Sources sources;
  private final List<Diagnostic> found = new ArrayList<>();

  Findings(Sources sources) {
    this.sources = sources;
  }

  void of(Rule rule, DiagnosticCode code, Span span, String message, String hint) {
    of(Sources.Part.RULE, rule.id(), code, span, message, hint);
  }

  void of(
      Sources.Part part, String id, DiagnosticCode code, Span span, String message, String hint) {
    String file = sources.file(part, id).orElse("catalog");
    found.add(new Diagnostic(code.code(), Severity.WARNING, message, file, span, "", hint));
  }

  /** A finding on the whole. */
  void note(DiagnosticCode code, String message, String hint) {
    found.add(new Diagnostic(code.code(), Severity.HINT, message, "", Span.NONE, "", hint));
  }

  /** By file, then by place. */
  List<Diagnostic> list() {
    return found.stream()
        .sorted(
            Comparator.comparing(Diagnostic::file)
                .thenComparingInt(d -> d.span().line())
                .thenComparingInt(d -> d.span().column())
                .thenComparing(Diagnostic::code))
        .toList();
  }
}
