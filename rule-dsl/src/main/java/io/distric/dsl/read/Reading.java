package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Diagnostics;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Times;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the readers of one source share: single values, and where faults go. One thread. */
final class Reading {

  private static final BigDecimal INT_MIN = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final Diagnostics diagnostics;
  private final ExpressionReader expressions;
  private final Notes notes = new Notes();

  Reading(Diagnostics diagnostics, ReadLimits limits) {
    this.diagnostics = diagnostics;
    this.expressions = new ExpressionReader(limits);
  }

  Notes notes() {
    return notes;
  }

  /** Whether it is a comment, as JSON carries them: {@code "//"}, or <code>"//KEY"</code>. */
  boolean isComment(Node.Member member) {
    if (!member.key().startsWith("//")) {
      return false;
    }
    List<Node> parts =
        member.value() instanceof Node.Items items ? items.elements() : List.of(member.value());
    List<String> lines = new ArrayList<>();
    for (Node part : parts) {
      if (part instanceof Node.Scalar(Value.Text(String text), _, _)) {
        text.lines().map(String::stripTrailing).forEach(lines::add);
        lines.addAll(text.isEmpty() ? List.of("") : List.of());
      }
    }
    String own = member.value().pointer().path();
    String around = own.substring(0, own.length() - member.key().length() - 1);
    notes.add(member.key().equals("//") ? around : around + "/" + member.key().substring(2), lines);
    return true;
  }

  void error(DiagnosticCode code, Node at, String message, String hint) {
    if (diagnostics.isBrokenAt(at.span())) {
      return;
    }
    diagnostics.error(code, at.span(), at.pointer().toString(), message, hint);
  }

  void error(DiagnosticCode code, Span span, Pointer pointer, String message, String hint) {
    diagnostics.error(code, span, pointer.toString(), message, hint);
  }

  void warning(DiagnosticCode code, Node at, String message, String hint) {
    diagnostics.warning(code, at.span(), at.pointer().toString(), message, hint);
  }

  void wrongShape(Node at, String key, String due) {
    error(DiagnosticCode.WRONG_SHAPE, at, key + " is " + at.kind() + ", due is " + due, "");
  }

  Expr expression(Node.Scalar text) {
    return expressions.expression(embedded(text), diagnostics);
  }

  Expr template(Node.Scalar text) {
    return expressions.template(embedded(text), diagnostics);
  }

  /** A field's path; a fault stands in for what is none. */
  Expr.Path path(Node node, String key) {
    if (node instanceof Node.Scalar scalar && scalar.value() instanceof Value.Text) {
      return expressions.path(embedded(scalar), diagnostics);
    }
    wrongShape(node, key, "the path of a field, such as user.country");
    return new Expr.Path(List.of(new Expr.Segment.Name("?")), node.span());
  }

  /** A path that stands as a key. */
  Expr.Path path(Node.Member member) {
    ExpressionReader.Embedded text =
        new ExpressionReader.Embedded(
            member.key(), Placement.inexact(member.keySpan()), member.value().pointer());
    return expressions.path(text, diagnostics);
  }

  Schema.Type type(Node.Scalar text) {
    return expressions.type(embedded(text), diagnostics);
  }

  String text(Node node, String key) {
    if (node instanceof Node.Scalar(Value.Text(String text), _, _)) {
      return text;
    }
    String hint =
        node instanceof Node.Scalar s && !(s.value() instanceof Value.Null)
            ? "put it in quotes"
            : "";
    error(DiagnosticCode.WRONG_SHAPE, node, key + " is " + node.kind() + ", due is a text", hint);
    return "";
  }

  /** One text, or a list of texts. */
  List<String> texts(Node node, String key) {
    if (!(node instanceof Node.Items items)) {
      return List.of(text(node, key));
    }
    List<String> texts = new ArrayList<>();
    for (Node element : items.elements()) {
      texts.add(text(element, "an element of " + key));
    }
    return texts;
  }

  boolean bool(Node node, String key) {
    if (node instanceof Node.Scalar(Value.Bool(boolean value), _, _)) {
      return value;
    }
    wrongShape(node, key, "true or false");
    return false;
  }

  /** A whole number in a range; the low end stands in for what is none. */
  int integer(Node node, String key, int min, int max) {
    if (!(node instanceof Node.Scalar(Value.Num(BigDecimal number), _, _)) || number.scale() > 0) {
      wrongShape(node, key, "a whole number");
      return min;
    }
    if (number.compareTo(INT_MIN) < 0 || number.compareTo(INT_MAX) > 0) {
      wrongShape(node, key, "a whole number from " + min + " to " + max);
      return min;
    }
    int value = number.intValueExact();
    if (value >= min && value <= max) {
      return value;
    }
    String range = max == Integer.MAX_VALUE ? "at least " + min : "from " + min + " to " + max;
    error(DiagnosticCode.BAD_VALUE, node, key + " is " + value + ", due is " + range, "");
    return min;
  }

  /** A length of time that is not negative. */
  Duration duration(Node node, String key) {
    if (node instanceof Node.Written(Expr.Literal(Value.Length(Duration length), _), _)) {
      return positive(length, node, key, Times.spell(length));
    }
    if (!(node instanceof Node.Scalar(Value.Text(String text), _, _))) {
      error(
          DiagnosticCode.WRONG_SHAPE,
          node,
          key + " is " + node.kind() + ", due is a length of time",
          "write it with its unit: 250ms, 30s, 5m, 2h, 7d");
      return Duration.ZERO;
    }
    Optional<Duration> duration = Times.length(text).filter(Literals::isCountable);
    if (duration.isEmpty()) {
      error(
          DiagnosticCode.BAD_VALUE,
          node,
          key + " is \"" + text + "\", which is no length of time",
          "write it with its unit: 250ms, 30s, 5m, 2h, 7d, 1h30m");
      return Duration.ZERO;
    }
    return positive(duration.get(), node, key, text);
  }

  private Duration positive(Duration length, Node node, String key, String shown) {
    if (!length.isPositive()) {
      error(
          DiagnosticCode.BAD_VALUE,
          node,
          key + " is " + shown + ", and has to be longer than nothing",
          "");
    }
    return length;
  }

  private static ExpressionReader.Embedded embedded(Node.Scalar scalar) {
    String text = scalar.value() instanceof Value.Text(String value) ? value : "";
    return new ExpressionReader.Embedded(text, scalar.placement(), scalar.pointer());
  }
}
