package io.distric.dsl.compile;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Schema;
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

  private final Model shared;
  private final Dialects dialects;
  private final Map<String, Value> values = new HashMap<>();
  private final IdentityHashMap<Value.Items, SlotSet> sets = new IdentityHashMap<>();

  /** Of a model as its author wrote it. */
  Environment(Model author, Dialects dialects) {
    this.dialects = dialects;
    this.shared =
        Model.EMPTY
            .withConstants(author.constants())
            .withLists(author.lists())
            .withTables(author.tables())
            .withSchemas(author.schemas())
            .withMacros(author.macros());
    Model expanded = Expansion.of(shared);
    Scope before = name -> values.getOrDefault(name, Value.Missing.MISSING);
    shared.tables().forEach(table -> values.put(table.name(), TableRows.of(table)));
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
    return shared.constants().equals(model.constants())
        && shared.lists().equals(model.lists())
        && shared.tables().equals(model.tables())
        && shared.macros().equals(model.macros())
        && shared.schemas().equals(model.schemas());
  }

  Dialects dialects() {
    return dialects;
  }

  /** The model as its author wrote it, of which only that is left which rules share. */
  Model shared() {
    return shared;
  }

  List<Schema> schemas() {
    return shared.schemas();
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
    for (Schema candidate : schemas()) {
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
