package io.distric.catalog;

import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.Span;

/** Faults that only a catalog can have: R5. Codes are stable. */
enum CatalogFault {
  /** Two texts declare the same id. */
  DECLARED_TWICE("R501", Severity.ERROR),
  /** The id belongs to another origin. */
  OWNED("R502", Severity.ERROR),
  /** The plugin refuses the parameters. */
  BAD_PARAMETERS("R503", Severity.ERROR),
  /** No plugin of that type is known here. */
  UNKNOWN_TASK_TYPE("R504", Severity.WARNING),
  /** An item is too long. */
  TOO_LONG("R505", Severity.ERROR);

  private final String code;
  private final Severity severity;

  CatalogFault(String code, Severity severity) {
    this.code = code;
    this.severity = severity;
  }

  Diagnostic at(String file, Span span, String message, String hint) {
    return new Diagnostic(code, severity, message, file, span, "", hint);
  }
}
