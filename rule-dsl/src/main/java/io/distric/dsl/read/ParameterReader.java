package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values of parameters: a plain value is a constant, <code>{ref: path}</code> a field, <code>
 * {expr: "…"}</code> an expression, <code>"…${expr}…"</code> a text with expressions in it.
 */
final class ParameterReader {

  private final Reading reading;

  ParameterReader(Reading reading) {
    this.reading = reading;
  }

  /** The entries of a map of parameters. */
  List<Expr.Entry> entries(Node node, String key) {
    if (node instanceof Node.Fields fields) {
      List<Expr.Entry> entries = new ArrayList<>();
      for (Node.Member member : fields.members()) {
        entries.add(new Expr.Entry(member.key(), value(member.value())));
      }
      return entries;
    }
    reading.wrongShape(node, key, "a map of names and values");
    return List.of();
  }

  /** A map of values; anything else is reported. */
  Optional<Expr.MapOf> map(Node node, String what) {
    if (value(node) instanceof Expr.MapOf map) {
      return Optional.of(map);
    }
    reading.wrongShape(node, what, "a map of names and values");
    return Optional.empty();
  }

  Expr value(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar(scalar);
      case Node.Items items ->
          new Expr.ListOf(items.elements().stream().map(this::value).toList(), node.span());
      case Node.Fields fields -> fields(fields);
      case Node.Written written -> written.expr();
    };
  }

  private Expr scalar(Node.Scalar scalar) {
    boolean parts = scalar.value() instanceof Value.Text(String text) && text.contains("${");
    return parts ? reading.template(scalar) : new Expr.Literal(scalar.value(), scalar.span());
  }

  private Expr fields(Node.Fields fields) {
    if (fields.members().size() == 1) {
      Node.Member only = fields.members().getFirst();
      if (only.key().equals("ref")) {
        return reading.path(only.value(), "ref");
      }
      if (only.key().equals("expr")) {
        return expression(only.value());
      }
    }
    for (Node.Member member : fields.members()) {
      if (member.key().equals("ref") || member.key().equals("expr")) {
        reading.error(
            DiagnosticCode.CONFLICTING_KEYS,
            member.keySpan(),
            member.value().pointer(),
            "'" + member.key() + "' stands beside other keys",
            "{"
                + member.key()
                + ": …} has to stand alone; a map that really has this key is"
                + " written as {expr: \"{"
                + member.key()
                + ": …}\"}");
      }
    }
    return new Expr.MapOf(entries(fields, "a parameter"), fields.span());
  }

  /** A text that is an expression; numbers and booleans are too. */
  Expr expression(Node node) {
    return switch (node) {
      case Node.Scalar s when s.value() instanceof Value.Text -> reading.expression(s);
      case Node.Scalar s -> new Expr.Literal(s.value(), s.span());
      case Node.Written written -> written.expr();
      case Node.Items _, Node.Fields _ -> {
        reading.wrongShape(node, "expr", "an expression in a text");
        yield new Expr.Literal(Value.Null.NULL, node.span());
      }
    };
  }
}
