package io.distric.dsl.expand;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.Span;

/** Expressions at another place. */
final class Spans {

  private Spans() {}

  /** The same, standing elsewhere; its parts stay where they are. */
  static Expr at(Expr expr, Span span) {
    return switch (expr) {
      case Expr.Literal(var value, _) -> new Expr.Literal(value, span);
      case Expr.Path(var segments, _) -> new Expr.Path(segments, span);
      case Expr.At(var target, var key, _) -> new Expr.At(target, key, span);
      case Expr.Member(var target, var name, _) -> new Expr.Member(target, name, span);
      case Expr.Unary(var operator, var operand, _) -> new Expr.Unary(operator, operand, span);
      case Expr.Binary(var operator, var left, var right, _) ->
          new Expr.Binary(operator, left, right, span);
      case Expr.Between(var operand, var low, var high, var negated, _) ->
          new Expr.Between(operand, low, high, negated, span);
      case Expr.Is(var operand, var state, var negated, _) ->
          new Expr.Is(operand, state, negated, span);
      case Expr.Conditional(var condition, var then, var otherwise, _) ->
          new Expr.Conditional(condition, then, otherwise, span);
      case Expr.Call(var function, var arguments, _) -> new Expr.Call(function, arguments, span);
      case Expr.ListOf(var elements, _) -> new Expr.ListOf(elements, span);
      case Expr.MapOf(var entries, _) -> new Expr.MapOf(entries, span);
      case Expr.Template(var parts, _) -> new Expr.Template(parts, span);
    };
  }
}
