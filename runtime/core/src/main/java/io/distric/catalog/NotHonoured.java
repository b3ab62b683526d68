package io.distric.catalog;

import io.distric.dsl.ast.Model;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Declarations that are read and checked, and that a node cannot honour yet: to keep them silently
 * would be worse than to refuse them. Tests are no part of a catalog and are left aside.
 */
final class NotHonoured {

  private NotHonoured() {}

  static List<Diagnostic> in(Model model, String file) {
    List<Diagnostic> refused = new ArrayList<>();
    model.tables().forEach(t -> refused.add(refusal("table", t.name(), t.span(), file)));
    model.macros().forEach(m -> refused.add(refusal("macro", m.name(), m.span(), file)));
    model.chains().forEach(c -> refused.add(refusal("chain", c.id(), c.span(), file)));
    model.schedules().forEach(s -> refused.add(refusal("schedule", s.id(), s.span(), file)));
    return refused;
  }

  private static Diagnostic refusal(String kind, String name, Span span, String file) {
    return new Diagnostic(
        DiagnosticCode.NOT_READ_YET.code(),
        Severity.ERROR,
        "the "
            + kind
            + " '"
            + name
            + "' cannot be applied: a node of this release runs no "
            + kind
            + "s",
        file,
        span,
        "",
        "take it out of what is applied, or use a later release");
  }
}
