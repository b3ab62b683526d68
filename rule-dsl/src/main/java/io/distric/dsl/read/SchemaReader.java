package io.distric.dsl.read;

import io.distric.dsl.ast.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Maps a node to a schema. */
final class SchemaReader {

  private static final Set<String> KEYS = Keys.of("name", "fields", "match", "key");

  private final Reading reading;
  private final FieldReader fields;
  private final ConditionReader conditions;

  SchemaReader(Reading reading, FieldReader fields, ConditionReader conditions) {
    this.reading = reading;
    this.fields = fields;
    this.conditions = conditions;
  }

  Optional<Schema> schema(Node node) {
    return Section.of(node, "a schema", KEYS, reading).map(this::schema);
  }

  private Schema schema(Section section) {
    Optional<Node> name = section.require("name", "the schema", reading);
    return new Schema(
        name.map(n -> reading.text(n, "name")).orElse(""),
        section.get("fields").map(n -> fields.fields(n, "fields")).orElse(List.of()),
        section.get("match").map(conditions::condition),
        section.get("key").map(n -> reading.path(n, "key")),
        section.node().span());
  }
}
