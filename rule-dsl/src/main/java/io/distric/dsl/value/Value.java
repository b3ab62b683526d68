package io.distric.dsl.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;

/**
 * What an expression yields: a JSON value, an instant, a duration, or nothing at all. Immutable.
 */
public sealed interface Value {

  /** No such field. A test on it is unknown. */
  enum Missing implements Value {
    /** The only one. */
    MISSING
  }

  /** A field that is there and null. A test on it is unknown. */
  enum Null implements Value {
    /** The only one. */
    NULL
  }

  /**
   * True or false.
   *
   * @param value which
   */
  record Bool(boolean value) implements Value {
    /** True. */
    public static final Bool TRUE = new Bool(true);

    /** False. */
    public static final Bool FALSE = new Bool(false);

    /** The constant for {@code value}. */
    public static Bool of(boolean value) {
      return value ? TRUE : FALSE;
    }
  }

  /**
   * An exact decimal: {@code 1}, {@code 1.0} and {@code 1e0} are equal.
   *
   * @param value without trailing zeros
   */
  record Num(BigDecimal value) implements Value {
    /** Strips trailing zeros, so that equal numbers are equal records. */
    public Num {
      value = value.stripTrailingZeros();
    }

    /** A whole number. */
    public static Num of(long value) {
      return new Num(BigDecimal.valueOf(value));
    }
  }

  /**
   * A text of Unicode code points.
   *
   * @param value the text
   */
  record Text(String value) implements Value {}

  /**
   * A point on the time line.
   *
   * @param value which
   */
  record Time(Instant value) implements Value {}

  /**
   * A length of time.
   *
   * @param value how long
   */
  record Length(Duration value) implements Value {}

  /**
   * A list; may hold {@link Null}, never {@link Missing}.
   *
   * @param elements in order
   */
  record Items(List<Value> elements) implements Value {
    /** Copies the list. */
    public Items {
      elements = List.copyOf(elements);
    }
  }

  /**
   * An object; keeps the order of its fields, which is no part of equality.
   *
   * @param fields by name; unmodifiable, iterates in the order of the source, so that replicas
   *     agree
   */
  record Fields(SequencedMap<String, Value> fields) implements Value {
    /** Wraps a map that the caller hands over and no longer changes. */
    public Fields {
      fields = java.util.Collections.unmodifiableSequencedMap(fields);
    }
  }
}
