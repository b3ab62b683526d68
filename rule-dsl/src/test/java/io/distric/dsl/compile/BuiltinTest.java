package io.distric.dsl.compile;

import static io.distric.dsl.compile.Exprs.call;
import static io.distric.dsl.compile.Exprs.list;
import static io.distric.dsl.compile.Exprs.number;
import static io.distric.dsl.compile.Exprs.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Value;
import io.distric.dsl.value.Value.Missing;
import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class BuiltinTest {

  @Test
  void shouldComputeWithNumbers() {
    assertEquals(Num.of(2), eval(call("abs", number("-2"))));
    assertEquals(Num.of(-3), eval(call("floor", number("-2.5"))));
    assertEquals(Num.of(-2), eval(call("ceil", number("-2.5"))));
    assertEquals(Num.of(3), eval(call("max", number("1"), number("3"), number("2"))));
    assertEquals(Num.of(1), eval(call("min", list(number("1"), number("3")))));
    assertEquals(Missing.MISSING, eval(call("min", number("1"), text("a"))));
    assertEquals(Num.of(4), eval(call("sum", list(number("1"), number("3")))));
    assertEquals(Num.of(0), eval(call("sum", list())));
    assertEquals(Missing.MISSING, eval(call("sum", list(text("a")))));
    assertEquals(Num.of(1200), eval(call("round", number("1234"), number("-2"))));
    assertEquals(Missing.MISSING, eval(call("round", number("1"), number("0.5"))));
    assertEquals(Missing.MISSING, eval(call("round", number("1"), number("9999"))));
    assertEquals(Missing.MISSING, eval(call("round")));
    assertEquals(Missing.MISSING, eval(call("nosuch", number("1"))));
  }

  @Test
  void shouldComputeWithTexts() {
    assertEquals(new Text("é"), eval(call("lower", text("É"))));
    assertEquals(new Text("É"), eval(call("upper", text("é"))));
    assertEquals(new Text("a b"), eval(call("trim", text(" a b\n"))));
    assertEquals(Num.of(1), eval(call("length", text("😀"))));
    assertEquals(Num.of(2), eval(call("length", list(text("a"), text("b")))));
    assertEquals(Missing.MISSING, eval(call("length", number("1"))));
    assertEquals(Num.of(15), eval(call("number", text("1.5e1"))));
    assertEquals(Missing.MISSING, eval(call("number", text("x"))));
    assertEquals(new Text("1.5"), eval(call("text", number("1.50"))));
    assertEquals(new Text("[true]"), eval(call("text", list(Exprs.literal(Value.Bool.TRUE)))));
    assertEquals(
        new Value.Time(Instant.EPOCH), eval(call("timestamp", text("1970-01-01T00:00:00Z"))));
    assertEquals(Missing.MISSING, eval(call("timestamp", text("1970"))));
    assertEquals(new Value.Length(Duration.ofMinutes(90)), eval(call("duration", text("1h30m"))));
    assertEquals(Missing.MISSING, eval(call("now")));
    assertEquals(Missing.MISSING, eval(call("today")));
  }

  private static Value eval(Expr expr) {
    return ExpressionCompiler.compile(expr).evaluate(_ -> Missing.MISSING);
  }
}
