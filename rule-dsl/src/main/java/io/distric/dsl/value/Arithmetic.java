package io.distric.dsl.value;

import static io.distric.dsl.value.Value.Missing.MISSING;

import io.distric.dsl.value.Value.Length;
import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import io.distric.dsl.value.Value.Time;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Sums, differences, products and quotients of values. Exact; what cannot be (a missing side, types
 * that do not go together, division by zero, a number beyond the limits of a message) is missing.
 */
public final class Arithmetic {

  /** Digits that a number may have. */
  public static final int DIGITS_MAX = 100;

  /** How far the decimal point of a number may be from its last digit, to either side. */
  public static final int SCALE_MAX = 400;

  private static final MathContext DIVISION = new MathContext(34, RoundingMode.HALF_EVEN);
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private Arithmetic() {}

  /** Sum of numbers, joined texts, a later instant, a longer length. */
  public static Value add(Value left, Value right) {
    return switch (left) {
      case Num(var a) when right instanceof Num(var b) -> number(a.add(b));
      case Text(var a) when right instanceof Text(var b) -> new Text(a + b);
      case Time(var a) when length(right) instanceof Length(var b) ->
          orMissing(() -> new Time(a.plus(b)));
      case Length(var a) when right instanceof Length(var b) ->
          orMissing(() -> new Length(a.plus(b)));
      case Length a when Times.like(Epoch.TIME, right) instanceof Time b -> add(b, a);
      case Text a when right instanceof Length && Times.like(Epoch.TIME, a) instanceof Time t ->
          add(t, right);
      case Num _, Text _, Time _, Length _ -> MISSING;
      case Value.Bool _, Value.Items _, Value.Fields _, Value.Missing _, Value.Null _ -> MISSING;
    };
  }

  /** Difference of numbers, lengths or instants; an earlier instant. */
  public static Value subtract(Value left, Value right) {
    return switch (left) {
      case Num(var a) when right instanceof Num(var b) -> number(a.subtract(b));
      case Time(var a) when Times.like(left, right) instanceof Time(var b) ->
          orMissing(() -> new Length(Duration.between(b, a)));
      case Time(var a) when length(right) instanceof Length(var b) ->
          orMissing(() -> new Time(a.minus(b)));
      case Length(var a) when length(right) instanceof Length(var b) ->
          orMissing(() -> new Length(a.minus(b)));
      case Text a
          when (right instanceof Time || right instanceof Length)
              && Times.like(Epoch.TIME, a) instanceof Time t ->
          subtract(t, right);
      case Num _, Text _, Time _, Length _ -> MISSING;
      case Value.Bool _, Value.Items _, Value.Fields _, Value.Missing _, Value.Null _ -> MISSING;
    };
  }

  /** Product of numbers, or of a number and a length. */
  public static Value multiply(Value left, Value right) {
    if (left instanceof Num(var a) && right instanceof Num(var b)) {
      return number(a.multiply(b));
    }
    if (left instanceof Length(var a) && right instanceof Num(var b)) {
      return length(seconds(a).multiply(b));
    }
    return left instanceof Num && right instanceof Length ? multiply(right, left) : MISSING;
  }

  /** Quotient with 34 digits, half even. Missing where the divisor is zero. */
  public static Value divide(Value left, Value right) {
    BigDecimal divisor = magnitude(right);
    if (divisor == null || divisor.signum() == 0) {
      return MISSING;
    }
    if (left instanceof Length(var a)) {
      BigDecimal quotient = seconds(a).divide(divisor, DIVISION);
      return right instanceof Length ? number(quotient) : length(quotient);
    }
    return left instanceof Num(var a) && right instanceof Num
        ? number(a.divide(divisor, DIVISION))
        : MISSING;
  }

  /** A number or length with the other sign. */
  public static Value negate(Value operand) {
    return switch (operand) {
      case Num(var a) -> number(a.negate());
      case Length(var a) -> orMissing(() -> new Length(a.negated()));
      case Text _, Time _, Value.Bool _, Value.Items _, Value.Fields _ -> MISSING;
      case Value.Missing _, Value.Null _ -> MISSING;
    };
  }

  /** Rounds half up to so many places behind the point; negative: before it. */
  public static Value round(Value operand, int places) {
    return operand instanceof Num(var a)
        ? number(a.setScale(places, RoundingMode.HALF_UP))
        : MISSING;
  }

  /** A number within the limits of a message, else missing. */
  public static Value number(BigDecimal exact) {
    Num number = new Num(exact);
    BigDecimal value = number.value();
    boolean fits = value.precision() <= DIGITS_MAX && Math.abs(value.scale()) <= SCALE_MAX;
    return fits ? number : MISSING;
  }

  private static @org.jspecify.annotations.Nullable BigDecimal magnitude(Value value) {
    if (value instanceof Num(var a)) {
      return a;
    }
    return value instanceof Length(var a) ? seconds(a) : null;
  }

  private static BigDecimal seconds(Duration length) {
    return BigDecimal.valueOf(length.getSeconds()).add(BigDecimal.valueOf(length.getNano(), 9));
  }

  private static Value length(BigDecimal seconds) {
    return orMissing(
        () -> {
          BigDecimal nanos = seconds.multiply(NANOS).setScale(0, RoundingMode.HALF_UP);
          var parts = nanos.toBigInteger().divideAndRemainder(NANOS.toBigInteger());
          return new Length(
              Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact()));
        });
  }

  private static Value length(Value value) {
    return Times.like(Epoch.LENGTH, value);
  }

  private static Value orMissing(Supplier<Value> result) {
    try {
      return result.get();
    } catch (ArithmeticException | DateTimeException e) {
      return MISSING;
    }
  }

  /** Models for {@link Times#like}. */
  private static final class Epoch {
    static final Time TIME = new Time(java.time.Instant.EPOCH);
    static final Length LENGTH = new Length(Duration.ZERO);
  }
}
