package io.distric.dsl.print;

import io.distric.dsl.ast.Schema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Fields of schemas and inputs of workflows in the language. */
final class SchemaText {

  private SchemaText() {}

  /** One field a line. */
  static void fields(List<Schema.Field> fields, String place, LanguageLines lines) {
    for (Schema.Field field : fields) {
      lines.before(place + field.name() + (field.optional() ? "?" : ""));
      lines.line(field(field));
    }
  }

  private static String field(Schema.Field field) {
    return Names.field(field.name())
        + (field.optional() ? "?" : "")
        + ": "
        + type(field.type())
        + field.fallback().map(f -> " = " + ExpressionPrinter.print(f)).orElse("");
  }

  private static String type(Schema.Type type) {
    return switch (type) {
      case Schema.Type.Scalar scalar -> scalar.name().toLowerCase(Locale.ROOT);
      case Schema.Type.Enumeration e ->
          e.values().stream().map(Texts::quoted).collect(Collectors.joining(", ", "enum(", ")"));
      case Schema.Type.ListType list -> "list<" + type(list.element()) + ">";
      case Schema.Type.MapType map -> "map<" + type(map.value()) + ">";
      case Schema.Type.ObjectType object when object.fields().isEmpty() -> "{}";
      case Schema.Type.ObjectType object ->
          object.fields().stream()
              .map(SchemaText::field)
              .collect(Collectors.joining(", ", "{ ", " }"));
    };
  }
}
