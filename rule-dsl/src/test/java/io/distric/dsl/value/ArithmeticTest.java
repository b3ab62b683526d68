package io.distric.dsl.value;

import static io.distric.dsl.value.Value.Missing.MISSING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.value.Value.Length;
import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import io.distric.dsl.value.Value.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArithmeticTest {

  private static final Value NOON = new Time(Instant.parse("2026-01-15T12:00:00Z"));
  private static final Value ONE = new Time(Instant.parse("2026-01-15T13:00:00Z"));
  private static final Value HOUR = new Length(Duration.ofHours(1));

  @Test
  void shouldCalculateWithTime() {
    assertEquals(ONE, Arithmetic.add(NOON, HOUR));
    assertEquals(ONE, Arithmetic.add(HOUR, NOON));
    assertEquals(ONE, Arithmetic.add(new Text("2026-01-15T12:00:00Z"), HOUR));
    assertEquals(HOUR, Arithmetic.subtract(ONE, NOON));
    assertEquals(HOUR, Arithmetic.subtract(ONE, new Text("2026-01-15T13:00:00+01:00")));
    assertEquals(NOON, Arithmetic.subtract(ONE, HOUR));
    assertEquals(HOUR, Arithmetic.subtract(new Text("2026-01-15T13:00:00Z"), NOON));
    assertEquals(new Length(Duration.ZERO), Arithmetic.subtract(HOUR, HOUR));
    assertEquals(new Length(Duration.ofHours(2)), Arithmetic.add(HOUR, HOUR));
    assertEquals(new Length(Duration.ofMinutes(90)), Arithmetic.multiply(HOUR, number("1.5")));
    assertEquals(new Length(Duration.ofMinutes(90)), Arithmetic.multiply(number("1.5"), HOUR));
    assertEquals(new Length(Duration.ofMinutes(20)), Arithmetic.divide(HOUR, number("3")));
    assertEquals(number("2"), Arithmetic.divide(Arithmetic.add(HOUR, HOUR), HOUR));
    assertEquals(new Length(Duration.ofHours(-1)), Arithmetic.negate(HOUR));
  }

  @Test
  void shouldYieldMissingWhereThereIsNoResult() {
    assertEquals(MISSING, Arithmetic.add(number("1"), new Text("1")));
    assertEquals(MISSING, Arithmetic.add(Value.Null.NULL, number("1")));
    assertEquals(MISSING, Arithmetic.subtract(new Text("a"), new Text("b")));
    assertEquals(MISSING, Arithmetic.multiply(HOUR, HOUR));
    assertEquals(MISSING, Arithmetic.divide(number("1"), number("0.00")));
    assertEquals(MISSING, Arithmetic.divide(number("1"), HOUR));
    assertEquals(MISSING, Arithmetic.negate(new Text("1")));
    assertEquals(MISSING, Arithmetic.multiply(number("1e300"), number("1e300")));
    assertEquals(MISSING, Arithmetic.add(HOUR, new Length(Duration.ofSeconds(Long.MAX_VALUE))));
  }

  @Test
  void shouldRoundHalfUp() {
    assertEquals(number("2.35"), Arithmetic.round(number("2.345"), 2));
    assertEquals(number("-3"), Arithmetic.round(number("-2.5"), 0));
    assertEquals(number("1200"), Arithmetic.round(number("1234"), -2));
    assertEquals(MISSING, Arithmetic.round(new Text("1"), 0));
  }

  @Test
  void shouldSpellLengthsOfTime() {
    for (String text :
        new String[] {"0s", "250ms", "30s", "5m", "2h", "7d", "90s", "-5m", "1s5ms"}) {
      assertEquals(text, Times.spell(Times.length(text).orElseThrow()));
    }
    assertEquals(Optional.of(Duration.ofMinutes(90)), Times.length("1h30m"));
    assertEquals("3ns", Times.spell(Duration.ofNanos(3)));
    for (String text : new String[] {"", "-", "5", "m", "5 m", "1x", "99999999999999999999s"}) {
      assertEquals(Optional.empty(), Times.length(text), text);
    }
    assertEquals(Optional.empty(), Times.instant("2026-01-15"));
    assertEquals(Optional.empty(), Times.instant("2026-01-15T99:00:00Z"));
  }

  @Test
  void shouldCompareTimeWithItsSpelling() {
    assertEquals(Truth.TRUE, Comparison.equal(NOON, new Text("2026-01-15T12:00:00.000Z")));
    assertEquals(Truth.TRUE, Comparison.less(new Text("2026-01-15T12:00:00Z"), ONE));
    assertEquals(Truth.TRUE, Comparison.greater(HOUR, new Text("59m")));
    assertEquals(Truth.UNKNOWN, Comparison.less(NOON, new Text("noon")));
    assertEquals(Truth.FALSE, Comparison.equal(new Text("noon"), NOON));
    assertEquals(Truth.UNKNOWN, Comparison.less(NOON, HOUR));
  }

  private static Value number(String text) {
    return new Num(new BigDecimal(text));
  }
}
