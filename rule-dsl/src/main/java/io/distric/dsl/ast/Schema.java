package io.distric.dsl.ast;

import io.distric.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The shape of a kind of message.
 *
 * @param name unique in a catalog
 * @param fields in order
 * @param match which messages without a type are of this schema
 * @param key path of the partition key
 * @param comments kept
 * @param span where
 */
public record Schema(
    String name,
    List<Field> fields,
    Optional<Expr> match,
    Optional<Expr.Path> key,
    Comments comments,
    Span span) {

  /** Copies the list. */
  public Schema {
    fields = List.copyOf(fields);
  }

  /** A schema without comments. */
  public Schema(
      String name, List<Field> fields, Optional<Expr> match, Optional<Expr.Path> key, Span span) {
    this(name, fields, match, key, Comments.NONE, span);
  }

  /** The same with comments. */
  public Schema withComments(Comments others) {
    return new Schema(name, fields, match, key, others, span);
  }

  /**
   * A field of a schema, or a parameter of a workflow.
   *
   * @param name of the field
   * @param type of its value
   * @param optional may be missing
   * @param fallback value where it is missing
   */
  public record Field(String name, Type type, boolean optional, Optional<Expr> fallback) {}

  /** The type of a field. */
  public sealed interface Type {
    /** Types without parts. */
    enum Scalar implements Type {
      /** Text. */
      STRING,
      /** Whole number. */
      INT,
      /** Exact decimal. */
      DECIMAL,
      /** True or false. */
      BOOLEAN,
      /** Instant, ISO 8601 on the wire. */
      TIMESTAMP,
      /** Length of time. */
      DURATION,
      /** Anything. */
      ANY
    }

    /**
     * One of some texts.
     *
     * @param values in order
     */
    record Enumeration(List<String> values) implements Type {
      /** Copies the list. */
      public Enumeration {
        values = List.copyOf(values);
      }
    }

    /**
     * A list.
     *
     * @param element type of each
     */
    record ListType(Type element) implements Type {}

    /**
     * A map from text.
     *
     * @param value type of each
     */
    record MapType(Type value) implements Type {}

    /**
     * An object.
     *
     * @param fields in order
     */
    record ObjectType(List<Field> fields) implements Type {
      /** Copies the list. */
      public ObjectType {
        fields = List.copyOf(fields);
      }
    }
  }
}
