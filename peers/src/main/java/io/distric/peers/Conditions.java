package io.distric.peers;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.Segment;
import io.distric.dsl.value.Value;
import io.distric.peers.Condition.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Takes a condition of the rule language apart, as far as the corpora use the language. */
final class Conditions {

  private Conditions() {}

  /**
   * The condition with its negations at the tests.
   *
   * @throws IllegalArgumentException if it uses more of the language than the corpora do
   */
  static Condition of(Expr expr, boolean negated) {
    return switch (expr) {
      case Expr.Unary(Expr.UnaryOperator operator, Expr operand, _)
          when operator == Expr.UnaryOperator.NOT ->
          of(operand, !negated);
      case Expr.Between(Expr operand, Expr low, Expr high, boolean not, _) ->
          test(operand, Kind.BETWEEN, List.of(constant(low), constant(high)), not != negated);
      case Expr.Binary binary -> binary(binary, negated);
      default -> throw new IllegalArgumentException("not used by the corpora: " + expr);
    };
  }

  private static Condition binary(Expr.Binary binary, boolean negated) {
    return switch (binary.operator()) {
      case AND, OR -> {
        List<Condition> parts = binary.operands().stream().map(e -> of(e, negated)).toList();
        boolean all = (binary.operator() == Expr.BinaryOperator.AND) != negated;
        yield all ? new Condition.All(parts) : new Condition.Any(parts);
      }
      case EQUAL -> test(binary, Kind.EQUAL, negated);
      case NOT_EQUAL -> test(binary, Kind.EQUAL, !negated);
      case LESS -> test(binary, Kind.LESS, negated);
      case LESS_OR_EQUAL -> test(binary, Kind.LESS_OR_EQUAL, negated);
      case GREATER -> test(binary, Kind.GREATER, negated);
      case GREATER_OR_EQUAL -> test(binary, Kind.GREATER_OR_EQUAL, negated);
      case IN -> test(binary, Kind.IN, negated);
      case NOT_IN -> test(binary, Kind.IN, !negated);
      case STARTS_WITH -> test(binary, Kind.STARTS_WITH, negated);
      case ENDS_WITH -> test(binary, Kind.ENDS_WITH, negated);
      case CONTAINS -> test(binary, Kind.CONTAINS, negated);
      case MATCHES -> test(binary, Kind.MATCHES, negated);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE ->
          throw new IllegalArgumentException("not used by the corpora: " + binary.operator());
    };
  }

  private static Condition test(Expr.Binary binary, Kind kind, boolean negated) {
    List<Object> values =
        binary.right() instanceof Expr.ListOf(List<Expr> elements, _)
            ? elements.stream().map(Conditions::constant).toList()
            : List.of(constant(binary.right()));
    return test(binary.left(), kind, values, negated);
  }

  private static Condition test(Expr operand, Kind kind, List<Object> values, boolean negated) {
    if (!(operand instanceof Expr.Path(List<Segment> segments, _))) {
      throw new IllegalArgumentException("not used by the corpora: " + operand);
    }
    String field = segments.stream().map(Conditions::name).collect(Collectors.joining("."));
    return new Condition.Test(field, kind, values, negated);
  }

  private static String name(Segment segment) {
    if (segment instanceof Segment.Name(String name)) {
      return name;
    }
    throw new IllegalArgumentException("not used by the corpora: " + segment);
  }

  private static Object constant(Expr expr) {
    if (expr instanceof Expr.Literal(Value value, _)) {
      if (value instanceof Value.Text(String text)) {
        return text;
      }
      if (value instanceof Value.Num number) {
        return number.value().doubleValue();
      }
      if (value instanceof Value.Bool bool) {
        return bool.value();
      }
    }
    throw new IllegalArgumentException("not used by the corpora: " + expr);
  }
}
