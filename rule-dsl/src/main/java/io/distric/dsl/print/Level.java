package io.distric.dsl.print;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.value.Value;

/** How tightly an expression holds together, from loose to tight: the levels of the grammar. */
enum Level {
  CONDITIONAL,
  DISJUNCTION,
  CONJUNCTION,
  NEGATION,
  COMPARISON,
  COALESCING,
  SUM,
  PRODUCT,
  SIGNED,
  POSTFIX;

  /** The next tighter one. */
  Level above() {
    return switch (this) {
      case CONDITIONAL -> DISJUNCTION;
      case DISJUNCTION -> CONJUNCTION;
      case CONJUNCTION -> NEGATION;
      case NEGATION -> COMPARISON;
      case COMPARISON -> COALESCING;
      case COALESCING -> SUM;
      case SUM -> PRODUCT;
      case PRODUCT -> SIGNED;
      case SIGNED, POSTFIX -> POSTFIX;
    };
  }

  static Level of(Expr expr) {
    return switch (expr) {
      case Expr.Conditional _ -> CONDITIONAL;
      case Expr.Binary binary -> of(binary.operator());
      case Expr.Between _, Expr.Is _ -> COMPARISON;
      case Expr.Unary unary ->
          switch (unary.operator()) {
            case NOT -> NEGATION;
            case NEGATE -> SIGNED;
          };
      case Expr.Literal _ -> isNegative(expr) ? SIGNED : POSTFIX;
      case Expr.Path _,
          Expr.At _,
          Expr.Member _,
          Expr.Call _,
          Expr.ListOf _,
          Expr.MapOf _,
          Expr.Template _ ->
          POSTFIX;
    };
  }

  static Level of(BinaryOperator operator) {
    return switch (operator) {
      case OR -> DISJUNCTION;
      case AND -> CONJUNCTION;
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
          MATCHES ->
          COMPARISON;
      case COALESCE -> COALESCING;
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE -> PRODUCT;
    };
  }

  static String word(BinaryOperator operator) {
    return switch (operator) {
      case AND -> "and";
      case OR -> "or";
      case EQUAL -> "==";
      case NOT_EQUAL -> "!=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
      case IN -> "in";
      case NOT_IN -> "not in";
      case CONTAINS -> "contains";
      case STARTS_WITH -> "starts_with";
      case ENDS_WITH -> "ends_with";
      case MATCHES -> "matches";
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case COALESCE -> "??";
    };
  }

  static boolean isNegative(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Value.Num number, _) -> number.value().signum() < 0;
      case Expr.Literal(Value.Length length, _) -> length.value().isNegative();
      default -> false;
    };
  }
}
