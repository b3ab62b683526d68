package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.util.List;

/** A piece of a structured source, YAML or JSON, never larger than one declaration. */
sealed interface Node {

  Span span();

  Pointer pointer();

  /** A map; keys are unique. */
  record Fields(List<Member> members, Span span, Pointer pointer) implements Node {}

  record Member(String key, Span keySpan, Node value) {}

  /** A list. */
  record Items(List<Node> elements, Span span, Pointer pointer) implements Node {}

  /** A text, number, boolean or null. The placement is that of a text's characters. */
  record Scalar(Value value, Placement placement, Pointer pointer) implements Node {
    @Override
    public Span span() {
      return placement.whole();
    }
  }

  /** An expression that stands in the language itself, not in a text of YAML or JSON. */
  record Written(Expr expr, Pointer pointer) implements Node {
    @Override
    public Span span() {
      return expr.span();
    }
  }

  /** What it is, as people say it. */
  default String kind() {
    return switch (this) {
      case Fields _ -> "a map";
      case Items _ -> "a list";
      case Scalar s -> kind(s.value());
      case Written _ -> "an expression";
    };
  }

  private static String kind(Value value) {
    return switch (value) {
      case Value.Text text -> "the text \"" + shortened(text.value()) + "\"";
      case Value.Num number -> "the number " + number.value().toPlainString();
      case Value.Bool bool -> "the boolean " + bool.value();
      case Value.Null _ -> "null";
      case Value.Missing _, Value.Time _, Value.Length _, Value.Items _, Value.Fields _ ->
          throw new IllegalStateException("no scalar of a structured source: " + value);
    };
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
