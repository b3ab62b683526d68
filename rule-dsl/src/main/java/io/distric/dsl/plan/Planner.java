package io.distric.dsl.plan;

import static io.distric.dsl.match.Literal.FALSE;
import static io.distric.dsl.match.Literal.NOT_FALSE;
import static io.distric.dsl.match.Literal.NOT_TRUE;
import static io.distric.dsl.match.Literal.TRUE;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.match.Choice;
import io.distric.dsl.match.Conjunction;
import io.distric.dsl.match.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns conditions into conjunctions of literals and choices. Negation is pushed down to the
 * literals, which in Kleene's logic changes nothing; what no literal can say is left out, and the
 * plan is not exact.
 */
public final class Planner {

  /** Choices of one rule. More would cost more than a test of the whole condition. */
  private static final int CHOICES_MAX = 16;

  private static final int DEPTH_MAX = 100;

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
    List<RulePlan> parts = new ArrayList<>();
    parts.add(new RulePlan(new Conjunction(first, List.of()), true));
    when.forEach(condition -> parts.add(of(condition, TRUE, 0)));
    excepts.forEach(except -> parts.add(of(except, NOT_TRUE, 0)));
    return all(parts);
  }

  private RulePlan of(Expr expr, int wanted, int depth) {
    if (depth > DEPTH_MAX) {
      return Alternatives.ANYTHING;
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
        .map(literal -> new RulePlan(new Conjunction(List.of(literal), List.of()), true))
        .orElse(Alternatives.ANYTHING);
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
    return all ? all(parts) : Alternatives.any(parts);
  }

  private static RulePlan all(List<RulePlan> parts) {
    List<Literal> literals = new ArrayList<>();
    List<Choice> choices = new ArrayList<>();
    boolean exact = true;
    for (RulePlan part : parts) {
      exact &= part.exact();
      addNew(part.condition().literals(), literals);
      addNew(part.condition().choices(), choices);
    }
    if (choices.size() > CHOICES_MAX) {
      // Those that are left are still necessary.
      choices.subList(CHOICES_MAX, choices.size()).clear();
      exact = false;
    }
    return new RulePlan(new Conjunction(literals, choices), exact);
  }

  private static <T> void addNew(List<T> more, List<T> all) {
    for (T each : more) {
      if (!all.contains(each)) {
        all.add(each);
      }
    }
  }
}
