package io.distric.dsl.compile;

import static io.distric.dsl.compile.Exprs.binary;
import static io.distric.dsl.compile.Exprs.literal;
import static io.distric.dsl.compile.Exprs.number;
import static io.distric.dsl.compile.Exprs.path;
import static io.distric.dsl.compile.Exprs.text;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Rules over the fields of {@link RandomMessages}. */
final class RandomRules {

  private static final List<BinaryOperator> TESTS =
      List.of(
          BinaryOperator.EQUAL,
          BinaryOperator.EQUAL,
          BinaryOperator.EQUAL,
          BinaryOperator.NOT_EQUAL,
          BinaryOperator.LESS,
          BinaryOperator.LESS_OR_EQUAL,
          BinaryOperator.GREATER,
          BinaryOperator.GREATER_OR_EQUAL,
          BinaryOperator.CONTAINS,
          BinaryOperator.STARTS_WITH,
          BinaryOperator.ENDS_WITH);
  private static final List<BinaryOperator> SUMS =
      List.of(
          BinaryOperator.ADD,
          BinaryOperator.SUBTRACT,
          BinaryOperator.MULTIPLY,
          BinaryOperator.DIVIDE,
          BinaryOperator.COALESCE);
  private static final List<String> PATTERNS =
      List.of("^a", "b$", "^ab$", "a", "^[a-z]+$", "", "^", "\\d", "a|é", "^.$");

  private final RandomGenerator random;
  private final boolean edits;

  RandomRules(RandomGenerator random, boolean edits) {
    this.random = random;
    this.edits = edits;
  }

  Rule next(int number) {
    Rules rule = Rules.rule(pick(List.of("r", "é", "Z", "/")) + number);
    rule.priority(random.nextInt(4));
    if (random.nextInt(4) == 0) {
      rule.let("l0", value(2)).let("l1", random.nextBoolean() ? condition(2) : path("l0"));
    }
    if (random.nextInt(8) > 0) {
      rule.when(conjunction());
    }
    if (random.nextInt(5) == 0) {
      rule.except(condition(1));
    }
    if (random.nextInt(15) == 0) {
      rule.shadow();
    }
    effects(rule);
    return rule.build();
  }

  private void effects(Rules rule) {
    if (edits && random.nextInt(4) == 0) {
      rule.set(plainPath(), value(1));
    }
    if (edits && random.nextInt(8) == 0) {
      rule.remove(plainPath());
    }
    if (random.nextInt(2) == 0) {
      rule.run(
          "w",
          new Expr.Entry("x", value(1)),
          new Expr.Entry("y", anyPath()),
          new Expr.Entry("z", number("1.50")));
    }
    if (random.nextInt(10) == 0) {
      rule.emit("t", new Expr.Entry("k", literal(Value.Bool.TRUE)));
    }
    if (random.nextInt(25) == 0) {
      rule.stop();
    }
  }

  private Expr conjunction() {
    Expr all = condition(2);
    for (int i = random.nextInt(3); i > 0; i--) {
      all = binary(BinaryOperator.AND, all, condition(1));
    }
    return all;
  }

  private Expr condition(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return test();
    }
    return switch (random.nextInt(6)) {
      case 0, 1 -> binary(BinaryOperator.AND, condition(depth - 1), condition(depth - 1));
      case 2, 3 -> binary(BinaryOperator.OR, condition(depth - 1), condition(depth - 1));
      case 4 -> Exprs.not(condition(depth - 1));
      default ->
          new Expr.Conditional(
              condition(depth - 1), condition(depth - 1), condition(depth - 1), Span.NONE);
    };
  }

  private Expr test() {
    return switch (random.nextInt(9)) {
      case 0 -> new Expr.Between(operand(), operand(), operand(), random.nextBoolean(), Span.NONE);
      case 1 ->
          new Expr.Is(
              anyPath(), pick(List.of(Expr.Presence.values())), random.nextBoolean(), Span.NONE);
      case 2, 3 ->
          binary(
              random.nextInt(4) > 0 ? BinaryOperator.IN : BinaryOperator.NOT_IN, anyPath(), list());
      case 4 -> binary(BinaryOperator.MATCHES, anyPath(), text(pick(PATTERNS)));
      case 5 -> binary(pick(TESTS), operand(), operand());
      default -> binary(pick(TESTS), anyPath(), constant());
    };
  }

  private Expr operand() {
    return random.nextInt(3) == 0 ? value(1) : random.nextBoolean() ? anyPath() : constant();
  }

  private Expr value(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return random.nextBoolean() ? anyPath() : constant();
    }
    return switch (random.nextInt(8)) {
      case 0 -> Exprs.call("round", value(depth - 1));
      case 1 -> new Expr.Unary(Expr.UnaryOperator.NEGATE, value(depth - 1), Span.NONE);
      case 2 -> list();
      case 3 -> condition(1);
      default -> binary(pick(SUMS), value(depth - 1), value(depth - 1));
    };
  }

  private Expr list() {
    List<Expr> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(random.nextInt(6) == 0 ? anyPath() : constant());
    }
    return new Expr.ListOf(elements, Span.NONE);
  }

  private Expr constant() {
    return switch (random.nextInt(12)) {
      case 0 -> literal(Value.Null.NULL);
      case 1, 2 -> literal(Value.Bool.of(random.nextBoolean()));
      case 3 -> path("CONST");
      case 4, 5, 6, 7 -> number(pick(RandomMessages.NUMBERS));
      default -> text(RandomMessages.text(random));
    };
  }

  private Expr.Path anyPath() {
    String path = RandomMessages.field(random);
    for (int i = random.nextInt(3); i > 0; i--) {
      path +=
          switch (random.nextInt(6)) {
            case 0 -> "[0]";
            case 1 -> "[1]";
            case 2 -> "[*]";
            default -> "." + RandomMessages.field(random);
          };
    }
    return path(random.nextInt(12) == 0 ? "l0" : path);
  }

  private String plainPath() {
    String path = pick(RandomMessages.FIELDS.subList(0, 5));
    for (int i = random.nextInt(3); i > 0; i--) {
      path += "." + pick(RandomMessages.FIELDS.subList(0, 5));
    }
    return path;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
