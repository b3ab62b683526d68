package io.distric.dsl.source;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one source, in the order found. Confined to one thread. */
public final class Diagnostics {

  private final String file;
  private final int shownMax;
  private final List<Diagnostic> found = new ArrayList<>();
  private int dropped;
  private boolean errors;

  /**
   * Nothing found yet.
   *
   * @param file name of the source
   * @param shownMax how many are kept; beyond it they are counted
   */
  public Diagnostics(String file, int shownMax) {
    this.file = file;
    this.shownMax = shownMax;
  }

  /** Adds an error. */
  public void error(DiagnosticCode code, Span span, String pointer, String message, String hint) {
    add(Severity.ERROR, code, span, pointer, message, hint);
  }

  /** Adds a warning. */
  public void warning(DiagnosticCode code, Span span, String pointer, String message, String hint) {
    add(Severity.WARNING, code, span, pointer, message, hint);
  }

  /** Whether some error was found: such a source is not used. */
  public boolean hasErrors() {
    return errors;
  }

  /** Whether what stands at a place could not be read: then nothing more is to be said of it. */
  public boolean isBrokenAt(Span span) {
    for (Diagnostic one : found) {
      if (one.code().equals(DiagnosticCode.BAD_LITERAL.code())
          && one.span().line() == span.line()
          && one.span().column() == span.column()) {
        return true;
      }
    }
    return false;
  }

  /** Name of the source. */
  public String file() {
    return file;
  }

  /** All that were kept, and one more that counts the rest. */
  public List<Diagnostic> list() {
    if (dropped == 0) {
      return List.copyOf(found);
    }
    List<Diagnostic> all = new ArrayList<>(found);
    all.add(
        diagnostic(
            Severity.ERROR,
            DiagnosticCode.MORE_FAULTS,
            Span.NONE,
            "",
            dropped + " more faults are not shown",
            ""));
    return List.copyOf(all);
  }

  private void add(
      Severity severity,
      DiagnosticCode code,
      Span span,
      String pointer,
      String message,
      String hint) {
    errors |= severity == Severity.ERROR;
    if (found.size() >= shownMax) {
      dropped++;
      return;
    }
    found.add(diagnostic(severity, code, span, pointer, message, hint));
  }

  private Diagnostic diagnostic(
      Severity severity,
      DiagnosticCode code,
      Span span,
      String pointer,
      String message,
      String hint) {
    return new Diagnostic(code.code(), severity, message, file, span, pointer, hint);
  }
}
