package io.distric.dsl.print;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Times;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints an expression in the language, with no more parentheses than it needs: what is read from
 * the text is equal to what was printed.
 */
public final class ExpressionPrinter {

  private ExpressionPrinter() {}

  /** The expression as text. */
  public static String print(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> literal(literal.value());
      case Expr.Path path -> path(path);
      case Expr.At at -> target(at.target(), at.key()) + "[" + print(at.key()) + "]";
      case Expr.Member m -> target(m.target()) + Names.member(m.name());
      case Expr.Unary unary -> unary(unary);
      case Expr.Binary binary -> binary(binary);
      case Expr.Between b ->
          "%s %s %s..%s"
              .formatted(
                  at(b.operand(), Level.COALESCING),
                  b.negated() ? "not in" : "in",
                  at(b.low(), Level.COALESCING),
                  at(b.high(), Level.COALESCING));
      case Expr.Is is ->
          at(is.operand(), Level.COALESCING)
              + (is.negated() ? " is not " : " is ")
              + is.state().name().toLowerCase(java.util.Locale.ROOT);
      case Expr.Conditional c ->
          "%s ? %s : %s"
              .formatted(
                  at(c.condition(), Level.DISJUNCTION), print(c.then()), print(c.otherwise()));
      case Expr.Call call -> Names.head(call.function()) + "(" + arguments(call) + ")";
      case Expr.ListOf list -> "[" + listed(list.elements()) + "]";
      case Expr.MapOf map -> map(map);
      case Expr.Template template -> template(template);
    };
  }

  /** A path as text, as it stands in {@code field} and {@code ref}. */
  public static String path(Expr.Path path) {
    StringBuilder text = new StringBuilder();
    for (Expr.Segment segment : path.segments()) {
      switch (segment) {
        case Expr.Segment.Name name when text.isEmpty() -> text.append(Names.head(name.name()));
        case Expr.Segment.Name name -> text.append(Names.member(name.name()));
        case Expr.Segment.Index index -> text.append('[').append(index.position()).append(']');
        case Expr.Segment.Any _ -> text.append("[*]");
      }
    }
    return text.toString();
  }

  private static String literal(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Num number -> number(number.value());
      case Value.Text text -> Texts.literal(text.value());
      case Value.Time time -> "@" + time.value();
      case Value.Length length -> Times.spell(length.value());
      case Value.Missing _, Value.Items _, Value.Fields _ ->
          throw new IllegalArgumentException("no literal has the value " + value);
    };
  }

  /** Plain digits where they are few, else with an exponent. */
  static String number(BigDecimal number) {
    boolean few = number.scale() > -20 && number.scale() < 40;
    return few ? number.toPlainString() : number.toString();
  }

  private static String unary(Expr.Unary unary) {
    return switch (unary.operator()) {
      case NOT -> "not " + at(unary.operand(), Level.NEGATION);
      case NEGATE -> "-" + negated(unary.operand());
    };
  }

  /** A minus before a constant would be read as part of the constant. */
  private static String negated(Expr operand) {
    boolean constant =
        operand instanceof Expr.Literal(Value value, _)
            && (value instanceof Value.Num || value instanceof Value.Length)
            && !Level.isNegative(operand);
    return constant ? "(" + print(operand) + ")" : at(operand, Level.SIGNED);
  }

  private static String binary(Expr.Binary binary) {
    Level level = Level.of(binary.operator());
    boolean comparison = level == Level.COMPARISON;
    return "%s %s %s"
        .formatted(
            at(binary.left(), comparison ? Level.COALESCING : level),
            Level.word(binary.operator()),
            at(binary.right(), level.above()));
  }

  static String at(Expr expr, Level least) {
    String text = print(expr);
    return Level.of(expr).compareTo(least) < 0 ? "(" + text + ")" : text;
  }

  /** A path with a constant key would be read as a longer path. */
  private static String target(Expr target, Expr key) {
    boolean computed = !(key instanceof Expr.Literal);
    return target instanceof Expr.Path path && computed ? path(path) : target(target);
  }

  private static String target(Expr target) {
    return target instanceof Expr.Path path ? "(" + path(path) + ")" : at(target, Level.POSTFIX);
  }

  /** A map that is the only argument is written as named arguments. */
  private static String arguments(Expr.Call call) {
    boolean named =
        call.arguments().size() == 1
            && call.arguments().getFirst() instanceof Expr.MapOf map
            && !map.entries().isEmpty()
            && map.entries().stream().allMatch(e -> Names.isWord(e.key()));
    return named && call.arguments().getFirst() instanceof Expr.MapOf map
        ? pairs(map)
        : listed(call.arguments());
  }

  private static String listed(List<Expr> elements) {
    return elements.stream().map(ExpressionPrinter::print).collect(Collectors.joining(", "));
  }

  private static String map(Expr.MapOf map) {
    return map.entries().isEmpty() ? "{}" : "{ " + pairs(map) + " }";
  }

  private static String pairs(Expr.MapOf map) {
    return map.entries().stream()
        .map(e -> Names.key(e.key()) + ": " + print(e.value()))
        .collect(Collectors.joining(", "));
  }

  private static String template(Expr.Template template) {
    StringBuilder text = new StringBuilder("\"");
    for (Expr part : template.parts()) {
      if (part instanceof Expr.Literal(Value.Text(String characters), _)) {
        text.append(Texts.escaped(characters));
      } else {
        text.append("${").append(print(part)).append('}');
      }
    }
    return text.append('"').toString();
  }
}
