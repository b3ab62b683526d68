package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators are, and chains of {@code and} and {@code or} as lists. */
final class Chain {

  private static final int OPERANDS_MAX = 40;

  private Chain() {}

  static boolean isChain(Expr.Binary binary) {
    return binary.operator() == BinaryOperator.AND || binary.operator() == BinaryOperator.OR;
  }

  /** Whether an operator yields a truth from two values. */
  static boolean isTest(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      case IN, NOT_IN, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> true;
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> false;
    };
  }

  /** The operator with its sides swapped, or null. */
  static @Nullable BinaryOperator mirrored(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL -> BinaryOperator.EQUAL;
      case LESS -> BinaryOperator.GREATER;
      case LESS_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      case GREATER -> BinaryOperator.LESS;
      case GREATER_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case NOT_EQUAL, IN, NOT_IN, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> null;
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> null;
    };
  }

  /** The method of {@link io.distric.dsl.value.Comparison} for an operator that is a test. */
  static String method(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL -> "equal";
      case LESS -> "less";
      case LESS_OR_EQUAL -> "lessOrEqual";
      case GREATER -> "greater";
      case GREATER_OR_EQUAL -> "greaterOrEqual";
      case IN -> "in";
      case CONTAINS -> "contains";
      case STARTS_WITH -> "startsWith";
      case ENDS_WITH -> "endsWith";
      case MATCHES -> "matches";
      case NOT_EQUAL, NOT_IN, AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE ->
          throw new IllegalArgumentException(operator + " is no test");
    };
  }

  /**
   * The operands of a chain, however deep it leans to the left. Long chains become chains of
   * chains, which may go into methods of their own.
   */
  static List<Expr> operands(Expr.Binary chain) {
    List<Expr> operands = chain.operands();
    if (operands.size() <= OPERANDS_MAX) {
      return operands;
    }
    int size = Math.max(OPERANDS_MAX, Math.ceilDiv(operands.size(), OPERANDS_MAX));
    List<Expr> parts = new ArrayList<>();
    for (int from = 0; from < operands.size(); from += size) {
      List<Expr> part = operands.subList(from, Math.min(operands.size(), from + size));
      parts.add(join(chain.operator(), part));
    }
    return parts;
  }

  private static Expr join(BinaryOperator operator, List<Expr> operands) {
    Expr joined = operands.getFirst();
    for (Expr operand : operands.subList(1, operands.size())) {
      joined = new Expr.Binary(operator, joined, operand, operand.span());
    }
    return joined;
  }
}
