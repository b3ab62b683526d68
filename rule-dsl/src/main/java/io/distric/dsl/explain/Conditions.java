package io.distric.dsl.explain;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import java.util.ArrayList;
import java.util.List;

/** The conditions of a rule: the operands of its outermost {@code and}. */
final class Conditions {

  private Conditions() {}

  static List<Expr> of(Expr when) {
    List<Expr> conditions = new ArrayList<>();
    collect(when, BinaryOperator.AND, conditions);
    return conditions;
  }

  /** The operands of a chain of one operator in their order, however deep it leans. */
  static void collect(Expr expr, BinaryOperator operator, List<Expr> operands) {
    List<Expr> open = new ArrayList<>(List.of(expr));
    while (!open.isEmpty()) {
      Expr next = open.removeLast();
      if (next instanceof Expr.Binary inner && inner.operator() == operator) {
        open.add(inner.right());
        open.add(inner.left());
      } else {
        operands.add(next);
      }
    }
  }
}
