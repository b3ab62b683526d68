package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Table;
import io.distric.dsl.expand.Calls;
import io.distric.dsl.expand.Expansion;
import io.distric.dsl.expand.Reads;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.source.DiagnosticCode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Constants and lists have their values before there is a message: what one would give would be
 * missing in every test.
 */
final class ConstantChecker {

  private static final Set<String> OF_THE_MESSAGE = Set.of("now", "today");

  private final BiFunction<Sources.Part, String, Faults> faults;
  private final Declared declared;

  /** What was given its value already, in the order of the matcher. */
  private final Set<String> before = new HashSet<>();

  /** What will be given one. */
  private final Set<String> later = new HashSet<>();

  private ConstantChecker(Declared declared, BiFunction<Sources.Part, String, Faults> faults) {
    this.declared = declared;
    this.faults = faults;
  }

  static void check(Model model, Declared declared, BiFunction<Sources.Part, String, Faults> to) {
    ConstantChecker checker = new ConstantChecker(declared, to);
    model.tables().stream().map(Table::name).forEach(checker.before::add);
    checker.later.addAll(declared.constantNames());
    // Only the author's own expressions have kinds; what macros make of them has the names.
    checker.kinds(Sources.Part.CONSTANT, model.constants());
    checker.kinds(Sources.Part.LIST, model.lists());
    if (declared.macros().areSound()) {
      Model expanded = Expansion.of(model);
      checker.names(Sources.Part.CONSTANT, expanded.constants());
      checker.names(Sources.Part.LIST, expanded.lists());
    }
  }

  private void kinds(Sources.Part part, List<Expr.Entry> entries) {
    Scope scope = new RuleScope(declared, Optional.empty()).ofOptions();
    for (Expr.Entry entry : entries) {
      Faults to = faults.apply(part, entry.key());
      Kind kind = new ExpressionChecker(scope, to).kind(entry.value());
      if (part == Sources.Part.LIST && !kind.isOneOf(Kind.ANY, Kind.LIST)) {
        to.error(
            DiagnosticCode.WRONG_SHAPE,
            entry.value().span(),
            "list '%s' is %s, due is a list".formatted(entry.key(), kind.words()),
            "write [a, b], or declare a constant");
      }
    }
  }

  private void names(Sources.Part part, List<Expr.Entry> entries) {
    for (Expr.Entry entry : entries) {
      names(part, entry);
      before.add(entry.key());
    }
  }

  private void names(Sources.Part part, Expr.Entry entry) {
    String whose = part.word() + " '" + entry.key() + "'";
    for (Expr.Call call : Calls.in(entry.value())) {
      if (OF_THE_MESSAGE.contains(call.function())) {
        faults
            .apply(part, entry.key())
            .error(
                DiagnosticCode.NOT_CONSTANT,
                call.span(),
                whose + " calls " + call.function() + "(), which is another for every message",
                "write it in a rule, or make a macro of it");
        return;
      }
    }
    for (Expr.Path path : Reads.of(entry.value())) {
      String head = Scope.head(path);
      if (!before.contains(head)) {
        boolean comes = later.contains(head) && !head.equals(entry.key());
        faults
            .apply(part, entry.key())
            .error(
                DiagnosticCode.NOT_CONSTANT,
                path.span(),
                comes
                    ? "%s uses '%s', which has its value later".formatted(whose, head)
                    : "%s reads '%s', which is no constant"
                        .formatted(whose, ExpressionPrinter.path(path)),
                hint(comes, entry.value()));
        return;
      }
    }
  }

  private static String hint(boolean comes, Expr value) {
    if (comes) {
      return "constants see those above them, lists see constants; change their order";
    }
    return value instanceof Expr.Template
        ? "write \\${ for a plain ${"
        : "write a text in quotes; what depends on the message belongs in a rule or a macro";
  }
}
