package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Expressions by hand. */
public final class Exprs {

  private Exprs() {}

  /** A path: names, {@code [3]} and {@code [*]}, parted by points. */
  public static Expr.Path path(String text) {
    List<Expr.Segment> segments = new ArrayList<>();
    for (String part : text.replace("[", ".[").split("\\.", -1)) {
      if (part.equals("[*]")) {
        segments.add(Expr.Segment.Any.ANY);
      } else if (part.startsWith("[")) {
        segments.add(
            new Expr.Segment.Index(Integer.parseInt(part.substring(1, part.length() - 1))));
      } else {
        segments.add(new Expr.Segment.Name(part));
      }
    }
    return new Expr.Path(segments, Span.NONE);
  }

  /** A text. */
  public static Expr text(String text) {
    return literal(new Value.Text(text));
  }

  /** A number. */
  public static Expr number(String number) {
    return literal(new Value.Num(new BigDecimal(number)));
  }

  /** Any constant. */
  public static Expr literal(Value value) {
    return new Expr.Literal(value, Span.NONE);
  }

  /** Two operands. */
  public static Expr binary(BinaryOperator operator, Expr left, Expr right) {
    return new Expr.Binary(operator, left, right, Span.NONE);
  }

  /** The conjunction. */
  public static Expr and(Expr... operands) {
    return chain(BinaryOperator.AND, operands);
  }

  /** The disjunction. */
  public static Expr or(Expr... operands) {
    return chain(BinaryOperator.OR, operands);
  }

  /** The negation. */
  public static Expr not(Expr operand) {
    return new Expr.Unary(Expr.UnaryOperator.NOT, operand, Span.NONE);
  }

  /** A function. */
  public static Expr call(String function, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), Span.NONE);
  }

  /** A list. */
  public static Expr list(Expr... elements) {
    return new Expr.ListOf(List.of(elements), Span.NONE);
  }

  private static Expr chain(BinaryOperator operator, Expr... operands) {
    Expr chain = operands[0];
    for (int i = 1; i < operands.length; i++) {
      chain = binary(operator, chain, operands[i]);
    }
    return chain;
  }
}
