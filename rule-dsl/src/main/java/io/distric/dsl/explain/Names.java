package io.distric.dsl.explain;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.Segment;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.value.Functions;
import io.distric.dsl.value.Paths;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a rule stand for at its turn: its lets, then constants, lists and tables, then
 * fields of the message.
 *
 * @param shared constants, lists and tables
 * @param lets of the rule, as far as they are known
 * @param message as the rules before have left it
 * @param fields of the schema that the rule's messages have
 * @param now the message's stamp
 * @param mvel whether the dialect is evaluated; else its expressions are missing
 */
record Names(
    Map<String, Value> shared,
    Map<String, Value> lets,
    Value message,
    Optional<Schema> fields,
    Value now,
    boolean mvel) {

  /** The whole message, for fields whose names mean something else. */
  private static final String MESSAGE = "msg";

  /** The value of a path without {@code [*]}. */
  Value value(Expr.Path path) {
    Value named = named(path);
    List<Segment> rest = rest(path);
    if (named != null) {
      return along(named, rest);
    }
    // The message as a whole is no value: only its fields are.
    return rest.isEmpty() ? Value.Missing.MISSING : converted(path, along(message, rest));
  }

  private static Value along(Value from, List<Segment> steps) {
    Value value = from;
    for (Segment segment : steps) {
      value =
          switch (segment) {
            case Segment.Name(var name) -> Paths.field(value, name);
            case Segment.Index(var position) -> Paths.element(value, position);
            case Segment.Any _ -> throw new IllegalArgumentException("[*] leads to many values");
          };
    }
    return value;
  }

  /** All that a path with {@code [*]} leads to. */
  Value[] all(Expr.Path path) {
    Value named = named(path);
    Object[] steps = rest(path).stream().map(Names::step).toArray();
    return Paths.all(named == null ? message : named, steps);
  }

  /** Whether a path begins with a let. */
  boolean isLet(Expr.Path path) {
    return lets.containsKey(head(path));
  }

  /** Whether a path is a field of the message. */
  boolean isField(Expr.Path path) {
    return named(path) == null;
  }

  static String head(Expr.Path path) {
    return path.segments().getFirst() instanceof Segment.Name(var name) ? name : "";
  }

  static boolean isMany(Expr expr) {
    return expr instanceof Expr.Path path && path.segments().contains(Segment.Any.ANY);
  }

  private @Nullable Value named(Expr.Path path) {
    String head = head(path);
    Value let = lets.get(head);
    return let == null ? shared.get(head) : let;
  }

  private List<Segment> rest(Expr.Path path) {
    boolean whole = named(path) == null && !head(path).equals(MESSAGE);
    return path.segments().subList(whole ? 0 : 1, path.segments().size());
  }

  private static Object step(Segment segment) {
    return switch (segment) {
      case Segment.Name(var name) -> name;
      case Segment.Index(var position) -> position;
      case Segment.Any _ -> Paths.ANY;
    };
  }

  /** Texts of fields that a schema declares to be times are times. */
  private Value converted(Expr.Path path, Value value) {
    Schema.Type type = null;
    if (fields.isPresent()) {
      type = new Schema.Type.ObjectType(fields.get().fields());
      for (Segment segment : path.segments()) {
        type = type == null ? null : step(type, segment);
      }
    }
    if (type == Schema.Type.Scalar.TIMESTAMP) {
      return Functions.timestampOrSame(value);
    }
    return type == Schema.Type.Scalar.DURATION ? Functions.durationOrSame(value) : value;
  }

  private static Schema.@Nullable Type step(Schema.Type type, Segment segment) {
    return switch (segment) {
      case Segment.Name(var name) ->
          switch (type) {
            case Schema.Type.MapType(var value) -> value;
            case Schema.Type.ObjectType(var fields) ->
                fields.stream()
                    .filter(field -> field.name().equals(name))
                    .map(Schema.Field::type)
                    .findFirst()
                    .orElse(null);
            case Schema.Type.Scalar _, Schema.Type.Enumeration _, Schema.Type.ListType _ -> null;
          };
      case Segment.Index _, Segment.Any _ ->
          type instanceof Schema.Type.ListType(var element) ? element : null;
    };
  }
}
