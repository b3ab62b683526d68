package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Schema;
import java.util.List;
import java.util.Optional;

/** Follows a path through declared types. */
final class SchemaPath {

  private SchemaPath() {}

  /** The type at the end; empty where nothing is declared of it. */
  static Optional<Schema.Type> follow(List<Schema.Field> fields, List<Expr.Segment> segments) {
    Optional<Schema.Type> type = Optional.of(new Schema.Type.ObjectType(fields));
    for (Expr.Segment segment : segments) {
      type = type.flatMap(t -> step(t, segment));
    }
    return type;
  }

  private static Optional<Schema.Type> step(Schema.Type type, Expr.Segment segment) {
    return switch (segment) {
      case Expr.Segment.Name(String name) ->
          switch (type) {
            case Schema.Type.ObjectType object ->
                object.fields().stream()
                    .filter(f -> f.name().equals(name))
                    .map(Schema.Field::type)
                    .findFirst();
            case Schema.Type.MapType map -> Optional.of(map.value());
            case Schema.Type.Scalar _, Schema.Type.Enumeration _, Schema.Type.ListType _ ->
                Optional.empty();
          };
      case Expr.Segment.Index _, Expr.Segment.Any _ ->
          type instanceof Schema.Type.ListType list
              ? Optional.of(list.element())
              : Optional.empty();
    };
  }
}
