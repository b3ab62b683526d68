package io.distric.dsl.read;

import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;

/** The source is broken in a way that nothing behind the place can be read. */
final class MalformedSource extends Exception {

  private static final long serialVersionUID = 1L;

  private final DiagnosticCode code;
  private final transient Span span;
  private final String hint;

  MalformedSource(DiagnosticCode code, Span span, String message, String hint) {
    super(message, null, false, false);
    this.code = code;
    this.span = span;
    this.hint = hint;
  }

  DiagnosticCode code() {
    return code;
  }

  Span span() {
    return span;
  }

  String hint() {
    return hint;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
