package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fields of schemas and inputs of workflows: <code>{amount: decimal, "note?": string, level: {type:
 * 'enum("low", "high")', default: low}}</code>. Objects: <code>{fields: {…}}</code>, lists and maps
 * of them: <code>{list: …}</code>, <code>{map: …}</code>.
 */
final class FieldReader {

  private static final Set<String> FORMS = Keys.of("type", "fields", "list", "map");
  private static final Set<String> KEYS = Keys.joined(FORMS, Keys.of("default"));

  private final Reading reading;
  private final ParameterReader parameters;

  FieldReader(Reading reading, ParameterReader parameters) {
    this.reading = reading;
    this.parameters = parameters;
  }

  List<Schema.Field> fields(Node node, String key) {
    if (!(node instanceof Node.Fields fields)) {
      reading.wrongShape(node, key, "a map of names and types");
      return List.of();
    }
    List<Schema.Field> read = new ArrayList<>();
    for (Node.Member member : fields.members()) {
      if (reading.isComment(member)) {
        continue;
      }
      read.add(field(member));
    }
    return read;
  }

  private Schema.Field field(Node.Member member) {
    boolean optional = member.key().endsWith("?");
    String name = optional ? member.key().substring(0, member.key().length() - 1) : member.key();
    Optional<Expr> fallback =
        member.value() instanceof Node.Fields
            ? Section.of(member.value(), "a field", KEYS, reading)
                .flatMap(s -> s.get("default"))
                .map(parameters::value)
            : Optional.empty();
    return new Schema.Field(name, type(member.value()), optional, fallback);
  }

  private Schema.Type type(Node node) {
    if (node instanceof Node.Scalar scalar) {
      boolean text = !reading.text(scalar, "a type").isEmpty();
      return text ? reading.type(scalar) : Schema.Type.Scalar.ANY;
    }
    Optional<Section> section = Section.of(node, "a type", KEYS, reading);
    Optional<String> form = section.flatMap(s -> s.oneOf(List.copyOf(FORMS), "the type", reading));
    if (section.isEmpty() || form.isEmpty()) {
      reading.wrongShape(node, "a type", "a word such as string, or {fields: {…}}");
      return Schema.Type.Scalar.ANY;
    }
    Node value = section.get().get(form.get()).orElse(node);
    return switch (form.get()) {
      case "type" -> type(value);
      case "list" -> new Schema.Type.ListType(type(value));
      case "map" -> new Schema.Type.MapType(type(value));
      default -> new Schema.Type.ObjectType(fields(value, "fields"));
    };
  }
}
