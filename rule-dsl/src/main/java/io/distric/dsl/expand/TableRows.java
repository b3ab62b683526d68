package io.distric.dsl.expand;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Table;
import io.distric.dsl.value.Arithmetic;
import io.distric.dsl.value.JsonWriter;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Tables as values: rows by their keys. */
public final class TableRows {

  private TableRows() {}

  /** A table as a map from keys to rows: {@code fx[currency]} looks up by hash. */
  public static Value.Fields of(Table table) {
    LinkedHashMap<String, Value> rows = LinkedHashMap.newLinkedHashMap(table.rows().size());
    for (Expr.MapOf row : table.rows()) {
      Optional<Value> value = constant(row);
      key(table, row).ifPresent(key -> value.ifPresent(v -> rows.putIfAbsent(key, v)));
    }
    return new Value.Fields(rows);
  }

  /** The key of a row; empty if it has none. A number is its own text: 978 is found by "978". */
  public static Optional<String> key(Table table, Expr.MapOf row) {
    for (Expr.Entry cell : row.entries()) {
      if (cell.key().equals(table.key())) {
        return constant(cell.value()).flatMap(TableRows::key);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> key(Value value) {
    return switch (value) {
      case Value.Text(var text) -> Optional.of(text);
      case Value.Num(var number) -> Optional.of(JsonWriter.spell(number));
      case Value.Bool _, Value.Null _, Value.Missing _, Value.Time _ -> Optional.empty();
      case Value.Length _, Value.Items _, Value.Fields _ -> Optional.empty();
    };
  }

  /** The value of a cell; empty if it is no constant. */
  public static Optional<Value> constant(Expr expr) {
    return switch (expr) {
      case Expr.Literal(var value, _) -> Optional.of(value);
      case Expr.Unary(var operator, var operand, _) when operator == Expr.UnaryOperator.NEGATE ->
          constant(operand).map(Arithmetic::negate);
      case Expr.ListOf(var elements, _) -> {
        List<Value> values = new ArrayList<>();
        elements.forEach(element -> constant(element).ifPresent(values::add));
        yield values.size() == elements.size()
            ? Optional.of(new Value.Items(values))
            : Optional.empty();
      }
      case Expr.MapOf(var entries, _) -> {
        LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
        for (Expr.Entry entry : entries) {
          constant(entry.value()).ifPresent(value -> fields.put(entry.key(), value));
        }
        yield fields.size() == entries.size()
            ? Optional.of(new Value.Fields(fields))
            : Optional.empty();
      }
      case Expr.Path _, Expr.At _, Expr.Member _, Expr.Unary _, Expr.Binary _ -> Optional.empty();
      case Expr.Between _, Expr.Is _, Expr.Conditional _, Expr.Call _ -> Optional.empty();
      case Expr.Template _ -> Optional.empty();
    };
  }
}
