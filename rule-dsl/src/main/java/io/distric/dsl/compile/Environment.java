package io.distric.dsl.compile;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.expand.Expansion;
import io.distric.dsl.expand.TableRows;
import io.distric.dsl.match.SlotSet;
import io.distric.dsl.value.Scope;
import io.distric.dsl.value.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all rules of a model share: constants, lists, tables and schemas. */
final class Environment {

  private final List<Expr.Entry> constants;
  private final List<Expr.Entry> lists;
  private final List<Table> tables;
  private final List<Schema> schemas;
  private final List<Macro> macros;
  private final Dialects dialects;
  private final Map<String, Value> values = new HashMap<>();
  private final IdentityHashMap<Value.Items, SlotSet> sets = new IdentityHashMap<>();

  /** Of a model as its author wrote it. */
  Environment(Model author, Dialects dialects) {
    this.dialects = dialects;
    this.constants = author.constants();
    this.lists = author.lists();
    this.tables = author.tables();
    this.schemas = author.schemas();
    this.macros = author.macros();
    Model expanded = Expansion.of(author.withRules(List.of()));
    Scope before = name -> values.getOrDefault(name, Value.Missing.MISSING);
    tables.forEach(table -> values.put(table.name(), TableRows.of(table)));
    evaluate(expanded.constants(), before);
    evaluate(expanded.lists(), before);
    for (Value value : values.values()) {
      if (value instanceof Value.Items items) {
        sets.put(items, new SlotSet(items));
      }
    }
  }

  /** Each sees those before it. */
  private void evaluate(List<Expr.Entry> entries, Scope before) {
    for (Expr.Entry entry : entries) {
      values.put(entry.key(), ExpressionCompiler.compile(entry.value()).evaluate(before));
    }
  }

  /** Whether what rules of a model share is what they share here. */
  boolean isOf(Model model) {
    return constants.equals(model.constants())
        && lists.equals(model.lists())
        && tables.equals(model.tables())
        && macros.equals(model.macros())
        && schemas.equals(model.schemas());
  }

  Dialects dialects() {
    return dialects;
  }

  List<Schema> schemas() {
    return schemas;
  }

  /** A constant or list, or null. */
  @Nullable Value constant(String name) {
    return values.get(name);
  }

  /** A list prepared for {@code in}; named ones once for all rules that use them. */
  SlotSet set(Value.Items items) {
    SlotSet named = sets.get(items);
    return named == null ? new SlotSet(items) : named;
  }

  /** The declared type of a field of a schema, or null. */
  Schema.@Nullable Type type(String schema, List<Expr.Segment> path) {
    for (Schema candidate : schemas) {
      if (candidate.name().equals(schema)) {
        return type(new Schema.Type.ObjectType(candidate.fields()), path);
      }
    }
    return null;
  }

  private static Schema.@Nullable Type type(Schema.Type root, List<Expr.Segment> path) {
    Schema.Type type = root;
    for (Expr.Segment segment : path) {
      Schema.Type next =
          switch (segment) {
            case Expr.Segment.Name(var name) -> field(type, name);
            case Expr.Segment.Index _, Expr.Segment.Any _ ->
                type instanceof Schema.Type.ListType(var element) ? element : null;
          };
      if (next == null) {
        return null;
      }
      type = next;
    }
    return type;
  }

  private static Schema.@Nullable Type field(Schema.Type type, String name) {
    return switch (type) {
      case Schema.Type.MapType(var value) -> value;
      case Schema.Type.ObjectType(var fields) ->
          fields.stream()
              .filter(field -> field.name().equals(name))
              .map(Schema.Field::type)
              .findFirst()
              .orElse(null);
      case Schema.Type.Scalar _, Schema.Type.Enumeration _, Schema.Type.ListType _ -> null;
    };
  }
}
