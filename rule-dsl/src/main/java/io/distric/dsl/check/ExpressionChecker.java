package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.mvel.MvelExpression;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import io.distric.dsl.value.Builtin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the kind of every part of an expression, and what cannot be meant so. */
final class ExpressionChecker {

  private final Scope scope;
  private final Faults faults;
  private final ComparisonChecker comparisons;

  ExpressionChecker(Scope scope, Faults faults) {
    this.scope = scope;
    this.faults = faults;
    this.comparisons = new ComparisonChecker(scope, faults);
  }

  /** Checks something that is true, false or unknown. */
  void condition(Expr expr) {
    Kind kind = kind(expr);
    if (!kind.isOneOf(Kind.ANY, Kind.BOOLEAN)) {
      noCondition(expr, kind.words());
    } else if (kind == Kind.ANY && ArithmeticKinds.isArithmetic(expr)) {
      noCondition(expr, "the result of arithmetic");
    }
  }

  private void noCondition(Expr expr, String found) {
    faults.error(
        DiagnosticCode.NO_SUCH_OPERATION,
        expr.span(),
        shown(expr) + " is " + found + ", due is a condition",
        "compare it with something");
  }

  void entries(List<Expr.Entry> entries) {
    entries.forEach(e -> kind(e.value()));
  }

  /** The kind of an expression, with all faults in it reported. */
  Kind kind(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> Kind.of(literal.value());
      case Expr.Path path -> scope.kind(path);
      case Expr.At(Expr target, Expr key, _) -> any(List.of(target, key));
      case Expr.Member member -> member(member);
      case Expr.Unary unary -> unary(unary);
      case Expr.Binary binary -> binary(binary);
      case Expr.Between between -> {
        Kind operand = kind(between.operand());
        comparisons.between(between, operand, kind(between.low()), kind(between.high()));
        yield Kind.BOOLEAN;
      }
      case Expr.Is is -> {
        kind(is.operand());
        yield Kind.BOOLEAN;
      }
      case Expr.Conditional c -> {
        condition(c.condition());
        yield common(kind(c.then()), kind(c.otherwise()));
      }
      case Expr.Call call -> call(call);
      case Expr.ListOf list -> {
        any(list.elements());
        yield Kind.LIST;
      }
      case Expr.MapOf map -> {
        entries(map.entries());
        yield Kind.MAP;
      }
      case Expr.Template template -> {
        any(template.parts());
        yield Kind.TEXT;
      }
    };
  }

  private Kind member(Expr.Member member) {
    kind(member.target());
    if (member.target() instanceof Expr.At(Expr table, _, _)) {
      Optional<List<String>> columns = scope.columns(table);
      // A table whose file is not at hand has no columns but its key.
      if (columns.isPresent()
          && columns.get().size() > 1
          && !columns.get().contains(member.name())) {
        faults.error(
            DiagnosticCode.UNKNOWN_COLUMN,
            member.span(),
            "table '%s' has no column '%s'".formatted(shown(table), member.name()),
            Suggestion.hint(member.name(), columns.get()));
      }
    }
    return Kind.ANY;
  }

  private Kind any(List<Expr> parts) {
    parts.forEach(this::kind);
    return Kind.ANY;
  }

  private Kind unary(Expr.Unary unary) {
    return switch (unary.operator()) {
      case NOT -> {
        condition(unary.operand());
        yield Kind.BOOLEAN;
      }
      case NEGATE -> {
        Kind kind = kind(unary.operand());
        if (!kind.isOneOf(Kind.ANY, Kind.NUMBER, Kind.DURATION)) {
          noOperation(unary, "-" + kind.words());
        }
        yield kind;
      }
    };
  }

  private Kind binary(Expr.Binary binary) {
    BinaryOperator operator = binary.operator();
    return switch (operator) {
      case AND, OR -> {
        condition(binary.left());
        condition(binary.right());
        yield Kind.BOOLEAN;
      }
      case COALESCE -> common(kind(binary.left()), kind(binary.right()));
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> arithmetic(binary);
      case EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          IN,
          NOT_IN,
          CONTAINS,
          STARTS_WITH,
          ENDS_WITH,
          MATCHES -> {
        comparisons.comparison(binary, kind(binary.left()), kind(binary.right()));
        yield Kind.BOOLEAN;
      }
    };
  }

  private Kind arithmetic(Expr.Binary binary) {
    Kind left = operand(binary.left());
    Kind right = operand(binary.right());
    Optional<Kind> result = ArithmeticKinds.result(binary.operator(), left, right);
    if (result.isEmpty()) {
      String sign = ArithmeticKinds.sign(binary.operator());
      noOperation(binary, left.words() + " " + sign + " " + right.words());
    }
    return result.orElse(Kind.ANY);
  }

  /** The kind of a part that is no side of a comparison: there {@code [*]} makes a list. */
  private Kind operand(Expr expr) {
    Kind kind = kind(expr);
    return isAnyElement(expr) ? Kind.LIST : kind;
  }

  static boolean isAnyElement(Expr expr) {
    return expr instanceof Expr.Path path && path.segments().contains(Expr.Segment.Any.ANY);
  }

  private Kind call(Expr.Call call) {
    if (call.function().equals(MvelExpression.FUNCTION)) {
      return new MvelChecker(scope, faults).check(call);
    }
    List<Kind> arguments = call.arguments().stream().map(this::operand).toList();
    Optional<Builtin> found = Builtin.named(call.function());
    Optional<Macro> macro = scope.macros().named(call.function());
    if (found.isEmpty() && macro.isPresent()) {
      return new MacroCall(scope, faults).check(call, macro.get(), arguments);
    }
    String refusal = scope.refusal(call.function());
    if (found.isEmpty() && !refusal.isEmpty()) {
      faults.error(
          DiagnosticCode.NOT_IN_WORKFLOW,
          call.span(),
          refusal,
          "compute it in the rule, and hand the value over as a parameter");
      return Kind.ANY;
    }
    if (found.isEmpty()) {
      List<String> names = new ArrayList<>(scope.macros().names());
      Arrays.stream(Builtin.values())
          .map(b -> b.name().toLowerCase(Locale.ROOT))
          .forEach(names::add);
      faults.error(
          DiagnosticCode.UNKNOWN_FUNCTION,
          call.span(),
          "there is no function '" + call.function() + "'",
          Suggestion.hint(call.function(), names));
      return Kind.ANY;
    }
    arity(call, found.get());
    Kind due = Kind.argumentOf(found.get());
    for (int i = 0; i < arguments.size(); i++) {
      if (due != Kind.ANY && arguments.get(i) != Kind.ANY && arguments.get(i) != due) {
        Expr argument = call.arguments().get(i);
        faults.error(
            DiagnosticCode.NO_SUCH_OPERATION,
            argument.span(),
            "%s takes %s, and %s is %s"
                .formatted(call.function(), due.words(), shown(argument), arguments.get(i).words()),
            "");
      }
    }
    return Kind.of(found.get());
  }

  private void arity(Expr.Call call, Builtin function) {
    int count = call.arguments().size();
    int min = function.argumentsMin();
    int max = function.argumentsMax();
    if (count < min || count > max) {
      String due = min == max ? String.valueOf(min) : min + " to " + max;
      faults.error(
          DiagnosticCode.ARGUMENT_COUNT,
          call.span(),
          "%s takes %s %s, found are %d"
              .formatted(call.function(), due, max == 1 ? "argument" : "arguments", count),
          "");
    }
  }

  private void noOperation(Expr expr, String operation) {
    faults.error(
        DiagnosticCode.NO_SUCH_OPERATION,
        expr.span(),
        "there is no operation " + operation + ", so the result would always be missing",
        "");
  }

  private static Kind common(Kind left, Kind right) {
    return left == right ? left : Kind.ANY;
  }

  /** An expression in a message: short. */
  static String shown(Expr expr) {
    String text = ExpressionPrinter.print(expr);
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
