package io.distric.catalog;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a task that are known before any message comes. */
final class ConstantParams {

  private ConstantParams() {}

  static Map<String, Object> of(List<Expr.Entry> params) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Expr.Entry param : params) {
      constant(param.value()).ifPresent(value -> constants.put(param.key(), value));
    }
    return constants;
  }

  private static Optional<Object> constant(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> plain(literal.value());
      case Expr.ListOf list -> list(list);
      case Expr.MapOf map -> map(map);
      case Expr.Path _,
          Expr.At _,
          Expr.Member _,
          Expr.Unary _,
          Expr.Binary _,
          Expr.Between _,
          Expr.Is _,
          Expr.Conditional _,
          Expr.Call _,
          Expr.Template _ ->
          Optional.empty();
    };
  }

  private static Optional<Object> list(Expr.ListOf list) {
    List<Object> elements = new ArrayList<>();
    for (Expr element : list.elements()) {
      Optional<Object> constant = constant(element);
      if (constant.isEmpty()) {
        return Optional.empty();
      }
      elements.add(constant.get());
    }
    return Optional.of(elements);
  }

  private static Optional<Object> map(Expr.MapOf map) {
    Map<String, Object> fields = of(map.entries());
    return fields.size() == map.entries().size() ? Optional.of(fields) : Optional.empty();
  }

  private static Optional<Object> plain(Value value) {
    return switch (value) {
      case Value.Bool it -> Optional.of(it.value());
      case Value.Num it -> Optional.of(it.value());
      case Value.Text it -> Optional.of(it.value());
      case Value.Time it -> Optional.of(it.value().toString());
      case Value.Length it -> Optional.of(it.value().toString());
      case Value.Missing _, Value.Null _, Value.Items _, Value.Fields _ -> Optional.empty();
    };
  }
}
