package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Arithmetic;
import io.distric.dsl.value.Functions;
import io.distric.dsl.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of expressions when compiling. */
final class Known {

  private Known() {}

  /** The value of an expression of constants, or null. */
  static @Nullable Value of(Expr expr, Names names) {
    return switch (expr) {
      case Expr.Literal(var value, _) -> value;
      case Expr.Path path -> names.constant(path);
      case Expr.Unary(var operator, var operand, _) when operator == Expr.UnaryOperator.NEGATE -> {
        Value value = of(operand, names);
        yield value == null ? null : Arithmetic.negate(value);
      }
      case Expr.ListOf(var elements, _) -> {
        Value[] values = all(elements, names);
        yield values == null ? null : Functions.list(values);
      }
      case Expr.MapOf(var entries, _) -> {
        Value[] values = all(entries.stream().map(Expr.Entry::value).toList(), names);
        yield values == null
            ? null
            : Functions.map(entries.stream().map(Expr.Entry::key).toArray(String[]::new), values);
      }
      case Expr.At _, Expr.Member _, Expr.Unary _, Expr.Binary _, Expr.Between _ -> null;
      case Expr.Is _, Expr.Conditional _, Expr.Call _, Expr.Template _ -> null;
    };
  }

  private static Value @Nullable [] all(List<Expr> exprs, Names names) {
    Value[] values = new Value[exprs.size()];
    for (int i = 0; i < values.length; i++) {
      Value value = of(exprs.get(i), names);
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return values;
  }
}
