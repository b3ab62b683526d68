package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.mvel.MalformedMvel;
import io.distric.dsl.mvel.MvelText;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;

/** Checks calls of {@code mvel("…")}. */
final class MvelChecker {

  /** What is said of the dialect at some place. */
  enum Rule {
    /** It may be used. */
    ALLOWED,
    /** It could stand here, and the configuration does not allow it. */
    OFF,
    /** It never stands here. */
    NOT_HERE
  }

  private final Scope scope;
  private final Faults faults;

  MvelChecker(Scope scope, Faults faults) {
    this.scope = scope;
    this.faults = faults;
  }

  Kind check(Expr.Call call) {
    switch (scope.mvel()) {
      case ALLOWED -> text(call);
      case OFF ->
          faults.error(
              DiagnosticCode.MVEL_OFF,
              call.span(),
              "mvel(…) is used, and this node does not allow it",
              "write the expression in the language; or, where all authors of rules are trusted,"
                  + " set catalog.mvel to true (offline tools: --mvel)");
      case NOT_HERE ->
          faults.error(
              DiagnosticCode.MVEL_NOT_HERE,
              call.span(),
              "mvel(…) stands only in rules: a workflow runs on every replica, and all of them"
                  + " have to agree",
              "bind the value in the rule and pass it as a parameter");
    }
    return Kind.ANY;
  }

  private void text(Expr.Call call) {
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst()
            instanceof Expr.Literal(Value.Text(var text), Span span))) {
      faults.error(
          DiagnosticCode.MVEL_TEXT,
          call.span(),
          "mvel(…) takes one text that is a constant",
          "write mvel(\"amount * 2\"), without ${…} in it");
      return;
    }
    try {
      MvelText.read(text, call.span()).inputs().forEach(scope::kind);
    } catch (MalformedMvel e) {
      faults.error(
          DiagnosticCode.MVEL_TEXT, place(text, span, e), String.valueOf(e.getMessage()), e.hint());
    }
  }

  /** The place in the text, where it has no escapes and stands in one line; else all of it. */
  private static Span place(String text, Span span, MalformedMvel fault) {
    boolean exact =
        span.line() == span.endLine() && span.endColumn() - span.column() == text.length() + 2;
    int column = span.column() + 1 + fault.position();
    return exact ? new Span(span.line(), column, span.line(), column + 1) : span;
  }
}
