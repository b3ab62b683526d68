package io.distric.dsl.print;

import io.distric.dsl.ast.Schema;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Schemas and the inputs of workflows. */
final class SchemaPrinter {

  private SchemaPrinter() {}

  static Value.Fields schema(Schema schema) {
    return new Shape()
        .put("name", schema.name())
        .putUnlessEmpty("fields", fields(schema.fields()))
        .putIfPresent("match", schema.match().map(Parameters::expression))
        .putIfPresent("key", schema.key().map(p -> new Value.Text(ExpressionPrinter.path(p))))
        .done();
  }

  static Value.Fields fields(List<Schema.Field> fields) {
    Shape shape = new Shape();
    for (Schema.Field field : fields) {
      shape.put(field.name() + (field.optional() ? "?" : ""), field(field));
    }
    return shape.done();
  }

  private static Value field(Schema.Field field) {
    Value type = type(field.type());
    if (field.fallback().isEmpty()) {
      return type;
    }
    Shape shape = new Shape();
    if (type instanceof Value.Fields form) {
      shape.putAll(form);
    } else {
      shape.put("type", type);
    }
    return shape.put("default", Parameters.value(field.fallback().get())).done();
  }

  private static Value type(Schema.Type type) {
    Optional<String> word = word(type);
    if (word.isPresent()) {
      return new Value.Text(word.get());
    }
    return switch (type) {
      case Schema.Type.ListType list -> Shape.single("list", type(list.element()));
      case Schema.Type.MapType map -> Shape.single("map", type(map.value()));
      case Schema.Type.ObjectType object -> Shape.single("fields", fields(object.fields()));
      case Schema.Type.Scalar _, Schema.Type.Enumeration _ ->
          throw new IllegalStateException("a word was found for " + type);
    };
  }

  /** The type as one text; empty for what has an object in it. */
  private static Optional<String> word(Schema.Type type) {
    return switch (type) {
      case Schema.Type.Scalar scalar -> Optional.of(scalar.name().toLowerCase(Locale.ROOT));
      case Schema.Type.Enumeration e ->
          Optional.of(
              e.values().stream()
                  .map(Texts::quoted)
                  .collect(Collectors.joining(", ", "enum(", ")")));
      case Schema.Type.ListType list -> word(list.element()).map(w -> "list<" + w + ">");
      case Schema.Type.MapType map -> word(map.value()).map(w -> "map<" + w + ">");
      case Schema.Type.ObjectType _ -> Optional.empty();
    };
  }
}
