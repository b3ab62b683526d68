package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import java.util.List;

/** What an expression is made of. */
final class Parts {

  private Parts() {}

  /** The expressions directly in an expression, in the order written. */
  static List<Expr> of(Expr expr) {
    return switch (expr) {
      case Expr.Literal _, Expr.Path _ -> List.of();
      case Expr.At(var target, var key, _) -> List.of(target, key);
      case Expr.Member(var target, _, _) -> List.of(target);
      case Expr.Unary(_, var operand, _) -> List.of(operand);
      case Expr.Binary(_, var left, var right, _) -> List.of(left, right);
      case Expr.Between(var operand, var low, var high, _, _) -> List.of(operand, low, high);
      case Expr.Is(var operand, _, _, _) -> List.of(operand);
      case Expr.Conditional(var condition, var then, var otherwise, _) ->
          List.of(condition, then, otherwise);
      case Expr.Call(_, var arguments, _) -> arguments;
      case Expr.ListOf(var elements, _) -> elements;
      case Expr.MapOf(var entries, _) -> entries.stream().map(Expr.Entry::value).toList();
      case Expr.Template(var parts, _) -> parts;
    };
  }
}
