package io.distric.dsl.compile;

import static io.distric.dsl.ast.Expr.BinaryOperator.*;
import static io.distric.dsl.compile.Exprs.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.MalformedJson;
import io.distric.dsl.value.Paths;
import io.distric.dsl.value.Scope;
import io.distric.dsl.value.Value;
import io.distric.dsl.value.Value.Bool;
import io.distric.dsl.value.Value.Missing;
import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExpressionCompilerTest {

  private static final Scope SCOPE =
      scope(
          """
          {"input": {"a": 1, "b": 2.50, "t": "x", "nul": null, "ok": true,
            "at": "2026-01-14T00:00:00Z", "items": [{"qty": 2}, {"qty": 7}, {}]}}
          """);

  @Test
  void shouldFindWhatPathsName() {
    assertEquals(Num.of(7), eval(path("input.items[1].qty")));
    assertEquals(Missing.MISSING, eval(path("input.items[9].qty")));
    assertEquals(Missing.MISSING, eval(path("nothing.at.all")));
    assertEquals(json("[2,7]"), eval(path("input.items[*].qty")));
  }

  @Test
  void shouldCalculateExactly() {
    assertEquals(json("3.5"), eval(binary(ADD, path("input.a"), path("input.b"))));
    assertEquals(json("2.5"), eval(binary(MULTIPLY, path("input.a"), path("input.b"))));
    assertEquals(Missing.MISSING, eval(binary(DIVIDE, path("input.a"), number("0"))));
    assertEquals(
        json("0.3333333333333333333333333333333333"),
        eval(binary(DIVIDE, path("input.a"), number("3"))));
    assertEquals(json("3"), eval(call("round", path("input.b"))));
    assertEquals(
        json("-1"), eval(new Expr.Unary(Expr.UnaryOperator.NEGATE, path("input.a"), Span.NONE)));
  }

  @Test
  void shouldKeepToTheTruthTable() {
    assertEquals(Bool.TRUE, test(EQUAL, path("input.b"), number("2.5")));
    assertEquals(Bool.FALSE, test(EQUAL, path("input.a"), text("1")));
    assertEquals(Bool.TRUE, test(NOT_EQUAL, path("input.a"), text("1")));
    assertEquals(Missing.MISSING, test(LESS, path("input.a"), text("1")));
    assertEquals(Missing.MISSING, test(NOT_EQUAL, path("input.nul"), number("1")));
    assertEquals(Bool.TRUE, test(IN, path("input.t"), list(text("x"), text("y"))));
    assertEquals(
        Missing.MISSING, test(IN, path("input.t"), list(text("y"), literal(Value.Null.NULL))));
    assertEquals(Bool.TRUE, test(GREATER, path("input.items[*].qty"), number("5")));
    assertEquals(Missing.MISSING, test(GREATER, path("input.items[*].qty"), number("50")));
    assertEquals(Bool.FALSE, test(GREATER, path("input.none[*].qty"), number("50")));
    assertEquals(Bool.TRUE, test(MATCHES, path("input.t"), text("^[xy]$")));
  }

  @Test
  void shouldCombineTruthAsKleene() {
    // given
    Expr yes = binary(EQUAL, path("input.a"), number("1"));
    Expr no = binary(EQUAL, path("input.a"), number("2"));
    Expr unknown = binary(EQUAL, path("input.nul"), number("2"));

    // then
    assertEquals(Bool.FALSE, eval(and(yes, unknown, no)));
    assertEquals(Missing.MISSING, eval(and(yes, unknown)));
    assertEquals(Bool.TRUE, eval(or(unknown, no, yes)));
    assertEquals(Missing.MISSING, eval(not(or(unknown, no))));
    assertEquals(Num.of(2), eval(conditional(not(or(unknown, no)))));
    assertEquals(Num.of(1), eval(conditional(not(and(unknown, no)))));
    assertEquals(Num.of(1), eval(conditional(or(unknown, yes))));
    assertEquals(Num.of(2), eval(conditional(and(yes, not(yes)))));
  }

  @Test
  void shouldTellTime() {
    Expr age = binary(SUBTRACT, call("now"), path("input.at"));
    assertEquals(
        Bool.TRUE, test(LESS, age, literal(new Value.Length(java.time.Duration.ofDays(7)))));
    assertEquals(new Value.Time(Instant.parse("2026-01-15T00:00:00Z")), eval(call("today")));
  }

  @Test
  void shouldBuildListsMapsAndTexts() {
    Expr.MapOf map =
        new Expr.MapOf(
            List.of(
                new Expr.Entry("a", path("input.a")),
                new Expr.Entry("none", path("input.none")),
                new Expr.Entry("l", list(path("input.none"), number("1")))),
            Span.NONE);
    assertEquals(json("{\"a\":1,\"l\":[null,1]}"), eval(map));
    assertEquals(
        new Text("p/2.5"),
        eval(new Expr.Template(List.of(text("p/"), path("input.b")), Span.NONE)));
    assertEquals(Num.of(1), eval(binary(COALESCE, path("input.nul"), path("input.a"))));
  }

  @Test
  void shouldSplitWhatIsTooLongForOneMethod() {
    // given
    Expr sum = path("input.a");
    List<Expr> elements = new ArrayList<>();
    Expr chain = binary(EQUAL, path("input.a"), number("0"));
    for (int i = 1; i <= 3_000; i++) {
      elements.add(binary(ADD, path("input.a"), number(Integer.toString(i))));
      chain = or(chain, binary(EQUAL, path("input.a"), number(Integer.toString(-i))));
    }
    for (int i = 0; i < 500; i++) {
      sum = binary(ADD, sum, number("1"));
    }

    // then
    assertEquals(Num.of(501), eval(sum));
    assertEquals(Bool.FALSE, eval(chain));
    assertEquals(
        new Value.Items(IntStream.rangeClosed(2, 3_001).mapToObj(i -> (Value) Num.of(i)).toList()),
        eval(new Expr.ListOf(elements, Span.NONE)));
  }

  private static Expr conditional(Expr condition) {
    return new Expr.Conditional(condition, number("1"), number("2"), Span.NONE);
  }

  private static Value test(BinaryOperator operator, Expr left, Expr right) {
    return eval(binary(operator, left, right));
  }

  private static Value eval(Expr expr) {
    return ExpressionCompiler.compile(expr).evaluate(SCOPE);
  }

  private static Scope scope(String json) {
    Value root = json(json);
    return new Scope() {
      @Override
      public Value lookup(String name) {
        return Paths.field(root, name);
      }

      @Override
      public Value now() {
        return new Value.Time(Instant.parse("2026-01-15T12:00:00Z"));
      }
    };
  }

  private static Value json(String text) {
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      throw new IllegalArgumentException(e);
    }
  }
}
