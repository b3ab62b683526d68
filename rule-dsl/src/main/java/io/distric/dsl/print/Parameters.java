package io.distric.dsl.print;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Value;
import java.util.List;

/**
 * Values of parameters in YAML and JSON: constants as they are, fields as <code>{ref: path}</code>,
 * the rest as <code>{expr: "…"}</code>.
 */
final class Parameters {

  private Parameters() {}

  static Value.Fields entries(List<Expr.Entry> entries) {
    Shape shape = new Shape();
    entries.forEach(e -> shape.put(e.key(), value(e.value())));
    return shape.done();
  }

  static Value value(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> constant(literal);
      case Expr.Path path -> Shape.single("ref", ExpressionPrinter.path(path));
      case Expr.Template template when isPlain(template) -> new Value.Text(text(template));
      case Expr.ListOf list ->
          new Value.Items(list.elements().stream().map(Parameters::value).toList());
      case Expr.MapOf map when isPlain(map) -> entries(map.entries());
      case Expr.MapOf _,
          Expr.Template _,
          Expr.At _,
          Expr.Member _,
          Expr.Unary _,
          Expr.Binary _,
          Expr.Between _,
          Expr.Is _,
          Expr.Conditional _,
          Expr.Call _ ->
          expression(expr);
    };
  }

  static Value.Fields expression(Expr expr) {
    return Shape.single("expr", ExpressionPrinter.print(expr));
  }

  private static Value constant(Expr.Literal literal) {
    return switch (literal.value()) {
      case Value.Text text when !text.value().contains("${") -> text;
      case Value.Num number -> number;
      case Value.Bool bool -> bool;
      case Value.Null none -> none;
      case Value.Text _,
          Value.Time _,
          Value.Length _,
          Value.Missing _,
          Value.Items _,
          Value.Fields _ ->
          expression(literal);
    };
  }

  private static boolean isPlain(Expr.MapOf map) {
    return map.entries().stream().noneMatch(e -> e.key().equals("ref") || e.key().equals("expr"));
  }

  /** Outside of quotes the opening of a part can be escaped, the backslash before it cannot. */
  private static boolean isPlain(Expr.Template template) {
    return template.parts().stream()
        .noneMatch(
            part ->
                part instanceof Expr.Literal(Value.Text(String text), _)
                    && (text.contains("${") || text.endsWith("\\")));
  }

  private static String text(Expr.Template template) {
    StringBuilder text = new StringBuilder();
    for (Expr part : template.parts()) {
      if (part instanceof Expr.Literal(Value.Text(String characters), _)) {
        text.append(characters);
      } else {
        text.append("${").append(ExpressionPrinter.print(part)).append('}');
      }
    }
    return text.toString();
  }
}
