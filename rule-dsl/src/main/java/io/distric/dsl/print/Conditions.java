package io.distric.dsl.print;

import io.distric.dsl.ast.ConditionOperator;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Conditions as lists of comparisons, where they are no more than that. */
final class Conditions {

  private Conditions() {}

  /** The conjunction of plain comparisons that an expression is; empty if it is anything else. */
  static Optional<List<Value>> conjunction(Expr expr) {
    List<Value> comparisons = new ArrayList<>();
    Expr rest = expr;
    while (rest instanceof Expr.Binary(Expr.BinaryOperator op, Expr left, Expr right, _)
        && op == Expr.BinaryOperator.AND) {
      Optional<Value> last = comparison(right);
      if (last.isEmpty()) {
        return Optional.empty();
      }
      comparisons.add(last.get());
      rest = left;
    }
    Optional<Value> first = comparison(rest);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    comparisons.add(first.get());
    Collections.reverse(comparisons);
    return Optional.of(comparisons);
  }

  private static Optional<Value> comparison(Expr expr) {
    return switch (expr) {
      case Expr.Binary binary -> binary(binary);
      case Expr.Between(Expr.Path path, Expr low, Expr high, boolean negated, _) when !negated ->
          Optional.of(
              comparison(path, ConditionOperator.BETWEEN)
                  .put(
                      "value",
                      new Value.Items(List.of(Parameters.value(low), Parameters.value(high))))
                  .done());
      case Expr.Is(Expr.Path path, Expr.Presence state, boolean negated, _) ->
          Optional.of(presence(path, state, negated));
      default -> Optional.empty();
    };
  }

  private static Value presence(Expr.Path path, Expr.Presence state, boolean negated) {
    Shape shape = comparison(path, ConditionOperator.of(state));
    return (negated ? shape.put("value", Value.Bool.FALSE) : shape).done();
  }

  private static Optional<Value> binary(Expr.Binary binary) {
    Optional<ConditionOperator> operator = ConditionOperator.of(binary.operator());
    if (operator.isEmpty() || !(binary.left() instanceof Expr.Path path)) {
      return Optional.empty();
    }
    Value value = Parameters.value(binary.right());
    boolean member =
        operator.get() == ConditionOperator.IN || operator.get() == ConditionOperator.NOT_IN;
    boolean scalar = !(value instanceof Value.Items) && !(value instanceof Value.Fields);
    return member && scalar
        ? Optional.empty()
        : Optional.of(comparison(path, operator.get()).put("value", value).done());
  }

  private static Shape comparison(Expr.Path path, ConditionOperator operator) {
    return new Shape().put("field", ExpressionPrinter.path(path)).put("operator", operator.word());
  }
}
