package io.distric.dsl.plan;

import static io.distric.dsl.match.Literal.FALSE;
import static io.distric.dsl.match.Literal.NOT_FALSE;
import static io.distric.dsl.match.Literal.NOT_TRUE;
import static io.distric.dsl.match.Literal.TRUE;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.match.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns conditions into rows of literals. Negation is pushed down to the literals, which in
 * Kleene's logic changes nothing; what no literal can say is left out, and the plan is not exact.
 */
public final class Planner {

  /** Rows of one rule. More would cost more than a test of the whole condition. */
  private static final int ROWS_MAX = 16;

  private static final int DEPTH_MAX = 100;
  private static final RulePlan ANYTHING = new RulePlan(List.of(List.of()), false);

  private final Tests tests;

  /** Plans conditions over some names. */
  public Planner(Fields fields) {
    this.tests = new Tests(fields);
  }

  /**
   * Plans a condition and its exceptions.
   *
   * @param first literals that hold in any case
   * @param when each has to be true
   * @param excepts none may be true
   */
  public RulePlan plan(List<Literal> first, List<Expr> when, List<Expr> excepts) {
    RulePlan plan = new RulePlan(List.of(first), true);
    for (Expr condition : when) {
      plan = and(plan, of(condition, TRUE, 0));
    }
    for (Expr except : excepts) {
      plan = and(plan, of(except, NOT_TRUE, 0));
    }
    return plan;
  }

  private RulePlan of(Expr expr, int wanted, int depth) {
    if (depth > DEPTH_MAX) {
      return ANYTHING;
    }
    if (expr instanceof Expr.Unary(var operator, var operand, _)
        && operator == Expr.UnaryOperator.NOT) {
      return of(operand, Literal.negated(wanted), depth + 1);
    }
    if (expr instanceof Expr.Binary chain
        && (chain.operator() == BinaryOperator.AND || chain.operator() == BinaryOperator.OR)) {
      return chain(chain, wanted, depth);
    }
    return tests
        .literal(expr, wanted)
        .map(literal -> new RulePlan(List.of(List.of(literal)), true))
        .orElse(ANYTHING);
  }

  private RulePlan chain(Expr.Binary chain, int wanted, int depth) {
    boolean and = chain.operator() == BinaryOperator.AND;
    // A conjunction is true, and is not false, if all operands are so; else one settles it.
    boolean all =
        and ? wanted == TRUE || wanted == NOT_FALSE : wanted == FALSE || wanted == NOT_TRUE;
    List<RulePlan> parts = new ArrayList<>();
    for (Expr operand : chain.operands()) {
      parts.add(of(operand, wanted, depth + 1));
    }
    RulePlan joined = parts.getFirst();
    for (RulePlan part : parts.subList(1, parts.size())) {
      joined = all ? and(joined, part) : or(joined, part);
    }
    return joined;
  }

  private static RulePlan and(RulePlan left, RulePlan right) {
    if (left.rows().size() * right.rows().size() > ROWS_MAX) {
      // The shorter one is still necessary.
      RulePlan kept = left.rows().size() <= right.rows().size() ? left : right;
      return new RulePlan(kept.rows(), false);
    }
    List<List<Literal>> rows = new ArrayList<>();
    for (List<Literal> a : left.rows()) {
      for (List<Literal> b : right.rows()) {
        rows.add(joined(a, b));
      }
    }
    return new RulePlan(rows, left.exact() && right.exact());
  }

  private static List<Literal> joined(List<Literal> left, List<Literal> right) {
    List<Literal> row = new ArrayList<>(left);
    for (Literal literal : right) {
      if (!left.contains(literal)) {
        row.add(literal);
      }
    }
    return row;
  }

  private static RulePlan or(RulePlan left, RulePlan right) {
    if (left.rows().size() + right.rows().size() > ROWS_MAX) {
      return ANYTHING;
    }
    List<List<Literal>> rows = new ArrayList<>(left.rows());
    rows.addAll(right.rows());
    return new RulePlan(rows, left.exact() && right.exact());
  }
}
