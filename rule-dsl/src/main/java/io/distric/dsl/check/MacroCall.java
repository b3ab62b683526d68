package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.expand.Reads;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the call of a macro: what is handed over, and the body with that in place. */
final class MacroCall {

  private final Scope scope;
  private final Faults faults;

  MacroCall(Scope scope, Faults faults) {
    this.scope = scope;
    this.faults = faults;
  }

  /** The kind of what comes out of the body. */
  Kind check(Expr.Call call, Macro macro, List<Kind> arguments) {
    int due = macro.parameters().size();
    if (call.arguments().size() != due) {
      faults.error(
          DiagnosticCode.ARGUMENT_COUNT,
          call.span(),
          "macro '%s' (line %d) takes %d %s, found are %d"
              .formatted(
                  macro.name(),
                  macro.span().line(),
                  due,
                  due == 1 ? "argument" : "arguments",
                  call.arguments().size()),
          "it is declared as " + signature(macro));
      return Kind.ANY;
    }
    if (!scope.macros().isSound(macro)) {
      return Kind.ANY;
    }
    if (scope.macros().size(call) > Macros.NODES_MAX) {
      faults.error(
          DiagnosticCode.EXPRESSION_TOO_LARGE,
          call.span(),
          "with its macros in place this has more than %d parts".formatted(Macros.NODES_MAX),
          "give what is handed over a name, with let");
      return Kind.ANY;
    }
    anyElement(call, macro);
    return body(call, macro, arguments);
  }

  private void anyElement(Expr.Call call, Macro macro) {
    for (Expr.Path path : Reads.of(macro.body())) {
      int parameter = macro.parameters().indexOf(Scope.head(path));
      if (parameter >= 0
          && path.segments().contains(Expr.Segment.Any.ANY)
          && !(call.arguments().get(parameter) instanceof Expr.Path)) {
        faults.error(
            DiagnosticCode.MACRO_ARGUMENT,
            call.arguments().get(parameter).span(),
            "macro '%s' (line %d) looks at any element of '%s', so a field is due here"
                .formatted(macro.name(), macro.span().line(), macro.parameters().get(parameter)),
            "hand over a field of the message, such as order.items");
      }
    }
  }

  /**
   * Errors in the body are those of the call: the macro by itself was found sound. What it is
   * warned of is told where it stands.
   */
  private Kind body(Expr.Call call, Macro macro, List<Kind> arguments) {
    Scope around = scope.declarations();
    List<Diagnostic> found = new ArrayList<>();
    Scope inside = MacroScope.called(macro, call.arguments(), arguments, around, scope);
    Kind kind =
        new ExpressionChecker(inside, new Faults(Optional.empty(), found)).kind(macro.body());
    for (Diagnostic fault : found) {
      DiagnosticCode code = DiagnosticCode.ofCode(fault.code()).orElseThrow();
      faults.error(
          code,
          call.span(),
          "with these arguments, in macro '%s' (line %d): %s"
              .formatted(macro.name(), fault.span().line(), fault.message()),
          fault.hint());
      return Kind.ANY;
    }
    return kind;
  }

  private static String signature(Macro macro) {
    return macro.name() + "(" + String.join(", ", macro.parameters()) + ")";
  }
}
