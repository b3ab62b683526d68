package io.distric.dsl.read;

import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A structured source as a run of events, so that YAML and JSON are mapped to the model by the same
 * code. Keys are scalars: between the start and the end of a map, keys and values take turns.
 */
interface StructureReader {

  /** A reader of a source that is not in the rule language. */
  static StructureReader of(Format format, SourceText source) {
    return switch (format) {
      case YAML -> new UsualYaml(source);
      case JSON -> new JsonStructure(source);
      case LANGUAGE -> throw new IllegalArgumentException("the rule language has no such events");
    };
  }

  /** Moves to the next event; {@link Event#END} for ever at the end. */
  Event next() throws MalformedSource;

  /** Where the current event stands. */
  Span span();

  /** The scalar, at {@link Event#SCALAR} only; empty for a number beyond the limits. */
  Optional<Value> value();

  /** The scalar as its author wrote it, for keys. */
  String text();

  /** Where the scalar's characters stand. */
  Placement placement();

  /** The comments since this was asked last. */
  List<Comment> comments();

  /** Those of them that stand behind something, at the front; the others remain. */
  List<Comment> commentsBehind();

  /**
   * A comment.
   *
   * @param lines without their signs
   * @param behind it stands behind something, on its line
   */
  record Comment(List<String> lines, boolean behind) {}

  enum Event {
    FIELDS,
    END_FIELDS,
    ITEMS,
    END_ITEMS,
    SCALAR,
    END
  }
}
