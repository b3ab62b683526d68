package io.distric.catalog;

import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import java.util.List;

/** A change that cannot be. Carries no stack trace: it becomes a reply. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialized
  private final Problem problem;

  RefusedException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  RefusedException(ProblemCode code, String detail) {
    this(code.problem(detail));
  }

  Problem problem() {
    return problem;
  }

  /** Throws if some of the diagnostics is an error. */
  static void ifErrors(List<Diagnostic> diagnostics) throws RefusedException {
    List<Diagnostic> errors =
        diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new RefusedException(problem(errors, diagnostics));
    }
  }

  private static Problem problem(List<Diagnostic> errors, List<Diagnostic> all) {
    ProblemCode code = ProblemCode.RULES_REFUSED;
    String count = errors.size() == 1 ? "" : " (and %d more)".formatted(errors.size() - 1);
    String detail = line(errors.getFirst()) + count;
    return new Problem(code.status(), code.code(), code.title(), detail, "", 0, false, all);
  }

  /** A diagnostic in one line, as compilers write it. */
  static String line(Diagnostic diagnostic) {
    String place =
        diagnostic.span().line() == 0
            ? ""
            : diagnostic.span().line() + ":" + diagnostic.span().column() + ":";
    String hint = diagnostic.hint().isEmpty() ? "" : "; " + diagnostic.hint();
    return "%s:%s %s: %s%s"
        .formatted(diagnostic.file(), place, diagnostic.code(), diagnostic.message(), hint);
  }
}
