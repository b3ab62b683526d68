package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import java.util.Optional;

/** Which kinds can be added, subtracted, multiplied and divided, and what comes out. */
final class ArithmeticKinds {

  private ArithmeticKinds() {}

  /** Empty where the result could only be missing. */
  static Optional<Kind> result(BinaryOperator operator, Kind left, Kind right) {
    if (left == Kind.TEMPORAL || right == Kind.TEMPORAL) {
      return result(operator, open(left), open(right));
    }
    if (operator == BinaryOperator.SUBTRACT && left == Kind.TIME && right == Kind.ANY) {
      return Optional.of(Kind.TEMPORAL);
    }
    if (left == Kind.ANY || right == Kind.ANY) {
      boolean possible = isOperand(left) && isOperand(right);
      return possible ? Optional.of(Kind.ANY) : Optional.empty();
    }
    return switch (operator) {
      case ADD -> sum(left, right);
      case SUBTRACT -> difference(left, right);
      case MULTIPLY -> product(left, right);
      case DIVIDE -> quotient(left, right);
      default -> throw new IllegalArgumentException("no arithmetic: " + operator);
    };
  }

  private static Kind open(Kind kind) {
    return kind == Kind.TEMPORAL ? Kind.ANY : kind;
  }

  static boolean isArithmetic(Expr expr) {
    return switch (expr) {
      case Expr.Binary(BinaryOperator operator, _, _, _) ->
          switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> true;
            default -> false;
          };
      default -> false;
    };
  }

  static String sign(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      default -> throw new IllegalArgumentException("no arithmetic: " + operator);
    };
  }

  private static boolean isOperand(Kind kind) {
    return kind.isOneOf(Kind.ANY, Kind.NUMBER, Kind.TEXT, Kind.TIME, Kind.DURATION);
  }

  private static Optional<Kind> sum(Kind left, Kind right) {
    if (left == right && left.isOneOf(Kind.NUMBER, Kind.TEXT, Kind.DURATION)) {
      return Optional.of(left);
    }
    boolean later =
        (left == Kind.DURATION && right.isOneOf(Kind.TIME, Kind.TEXT))
            || (right == Kind.DURATION && left.isOneOf(Kind.TIME, Kind.TEXT))
            || (left == Kind.TIME && right == Kind.TEXT);
    return later ? Optional.of(Kind.TIME) : Optional.empty();
  }

  private static Optional<Kind> difference(Kind left, Kind right) {
    if (left == right && left.isOneOf(Kind.NUMBER, Kind.DURATION)) {
      return Optional.of(left);
    }
    if (left.isOneOf(Kind.TIME, Kind.TEXT) && right == Kind.TIME) {
      return Optional.of(Kind.DURATION);
    }
    if (left.isOneOf(Kind.TIME, Kind.TEXT) && right == Kind.DURATION) {
      return Optional.of(Kind.TIME);
    }
    // A text is read as a time or as a length of time; which, the message decides.
    boolean read = left.isOneOf(Kind.TIME, Kind.DURATION) && right == Kind.TEXT;
    return read ? Optional.of(Kind.ANY) : Optional.empty();
  }

  private static Optional<Kind> product(Kind left, Kind right) {
    if (left == Kind.NUMBER && right.isOneOf(Kind.NUMBER, Kind.DURATION)) {
      return Optional.of(right);
    }
    return left == Kind.DURATION && right == Kind.NUMBER
        ? Optional.of(Kind.DURATION)
        : Optional.empty();
  }

  private static Optional<Kind> quotient(Kind left, Kind right) {
    if (left == Kind.NUMBER && right == Kind.NUMBER) {
      return Optional.of(Kind.NUMBER);
    }
    if (left != Kind.DURATION || !right.isOneOf(Kind.NUMBER, Kind.DURATION)) {
      return Optional.empty();
    }
    return Optional.of(right == Kind.DURATION ? Kind.NUMBER : Kind.DURATION);
  }
}
