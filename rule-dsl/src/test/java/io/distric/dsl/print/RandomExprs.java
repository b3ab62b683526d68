package io.distric.dsl.print;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Expressions as the readers can make them, of every kind and with awkward names and texts. */
final class RandomExprs {

  private static final List<String> NAMES =
      List.of(
          "amount",
          "user",
          "in",
          "and",
          "null",
          "contains",
          "missing",
          "x y",
          "größe",
          "a`b",
          "_1",
          "when",
          "true",
          "between",
          "0a",
          "id");
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "it's",
          "say \"x\"",
          "\\d+",
          "${x}",
          "$",
          "a${",
          "line\nbreak",
          "tab\t",
          "null",
          "1",
          "€ 😀",
          "a: b",
          "- a",
          "#c",
          "{",
          "ends with \\",
          "yes ",
          "\u0007",
          "\u2028");

  private final RandomGenerator random;

  RandomExprs(RandomGenerator random) {
    this.random = random;
  }

  Expr expr(int depth) {
    if (depth == 0) {
      return random.nextBoolean() ? literal() : path();
    }
    return switch (random.nextInt(14)) {
      case 0 -> literal();
      case 1 -> path();
      case 2 -> new Expr.At(expr(depth - 1), computed(depth - 1), Span.NONE);
      case 3 -> new Expr.Member(new Expr.Call("f", List.of(), Span.NONE), name(), Span.NONE);
      case 4 -> new Expr.Unary(pick(Expr.UnaryOperator.values()), expr(depth - 1), Span.NONE);
      case 5, 6, 7 -> binary(depth);
      case 8 ->
          new Expr.Between(
              expr(depth - 1), expr(depth - 1), expr(depth - 1), random.nextBoolean(), Span.NONE);
      case 9 ->
          new Expr.Is(
              expr(depth - 1), pick(Expr.Presence.values()), random.nextBoolean(), Span.NONE);
      case 10 -> new Expr.Conditional(expr(depth - 1), expr(depth - 1), expr(depth - 1), Span.NONE);
      case 11 -> new Expr.Call("round", list(() -> expr(depth - 1)), Span.NONE);
      case 12 -> new Expr.ListOf(list(() -> expr(depth - 1)), Span.NONE);
      default ->
          random.nextBoolean() ? new Expr.MapOf(entries(depth - 1), Span.NONE) : template(depth);
    };
  }

  /** A comparison of the kind that conditions hold. */
  Expr comparison() {
    return switch (random.nextInt(4)) {
      case 0 -> new Expr.Is(path(), pick(Expr.Presence.values()), random.nextBoolean(), Span.NONE);
      case 1 -> new Expr.Between(path(), expr(1), expr(1), random.nextBoolean(), Span.NONE);
      default ->
          new Expr.Binary(
              pick(BinaryOperator.values()), path(), expr(random.nextInt(2)), Span.NONE);
    };
  }

  List<Expr.Entry> entries(int depth) {
    Set<String> keys = new LinkedHashSet<>();
    list(() -> keys.add(random.nextInt(4) == 0 ? pick("ref", "expr", "a b", "") : name()));
    return keys.stream().map(k -> new Expr.Entry(k, expr(depth))).toList();
  }

  Expr.Path path() {
    List<Expr.Segment> segments = new ArrayList<>(List.of(new Expr.Segment.Name(name())));
    for (int i = random.nextInt(3); i > 0; i--) {
      segments.add(
          switch (random.nextInt(6)) {
            case 0 -> new Expr.Segment.Index(random.nextInt(100));
            case 1 -> Expr.Segment.Any.ANY;
            case 2 -> new Expr.Segment.Name(text());
            default -> new Expr.Segment.Name(name());
          });
    }
    return new Expr.Path(segments, Span.NONE);
  }

  Expr.Path field() {
    return new Expr.Path(
        List.of(new Expr.Segment.Name(name()), new Expr.Segment.Name(name())), Span.NONE);
  }

  Expr literal() {
    Value value =
        switch (random.nextInt(8)) {
          case 0 -> Value.Null.NULL;
          case 1 -> Value.Bool.of(random.nextBoolean());
          case 2 -> new Value.Num(new BigDecimal(random.nextInt(2_000) - 1_000));
          case 3 ->
              new Value.Num(new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(60)));
          case 4 -> new Value.Num(BigDecimal.ONE.movePointRight(random.nextInt(300)));
          case 5 -> new Value.Time(Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)));
          case 6 -> new Value.Length(Duration.ofMillis(random.nextLong(2_000_000_000L) - 1_000));
          default -> new Value.Text(text());
        };
    return new Expr.Literal(value, Span.NONE);
  }

  String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  <T> List<T> list(Supplier<T> element) {
    List<T> all = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      all.add(element.get());
    }
    return all;
  }

  @SafeVarargs
  final <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  private Expr binary(int depth) {
    return new Expr.Binary(
        pick(BinaryOperator.values()), expr(depth - 1), expr(depth - 1), Span.NONE);
  }

  /** A constant key on a path would be a longer path. */
  private Expr computed(int depth) {
    Expr key = expr(depth);
    return key instanceof Expr.Literal ? path() : key;
  }

  /** Texts and expressions in turn, as the reader leaves them. */
  private Expr template(int depth) {
    List<Expr> parts = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String text = text();
      if (!text.isEmpty()) {
        parts.add(new Expr.Literal(new Value.Text(text), Span.NONE));
      }
      Expr part = expr(depth - 1);
      boolean text2 = part instanceof Expr.Literal(Value.Text _, _);
      parts.add(text2 ? path() : part);
    }
    return new Expr.Template(parts, Span.NONE);
  }
}
