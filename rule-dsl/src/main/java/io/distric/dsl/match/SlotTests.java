package io.distric.dsl.match;

import static io.distric.dsl.match.Slots.MISSING;
import static io.distric.dsl.match.Slots.NULL;
import static io.distric.dsl.match.Slots.NUMBER;
import static io.distric.dsl.match.Slots.OWN_TEXT;
import static io.distric.dsl.match.Slots.TEXT;
import static io.distric.dsl.value.Truth.FALSE;
import static io.distric.dsl.value.Truth.UNKNOWN;

import io.distric.dsl.value.Comparison;
import io.distric.dsl.value.TextPattern;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Utf8;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;

/**
 * The tests of {@link Comparison} on a slot and a constant, without making a {@link Value}. Called
 * by compiled rules; each yields a {@link Truth}.
 */
public final class SlotTests {

  /** What {@link #order} says where there is none. */
  private static final int UNORDERED = Integer.MIN_VALUE;

  private SlotTests() {}

  /** {@code ==} with a text. */
  public static int equal(Slots slots, int slot, byte[] text) {
    byte kind = slots.kind(slot);
    if (kind == TEXT || kind == OWN_TEXT) {
      return Truth.of(slots.textEquals(slot, text));
    }
    return otherwise(kind);
  }

  /** {@code ==} with a short number. */
  public static int equal(Slots slots, int slot, long digits, int scale) {
    byte kind = slots.kind(slot);
    if (kind == NUMBER) {
      return Truth.of(slots.digits(slot) == digits && slots.scale(slot) == scale);
    }
    return otherwise(kind);
  }

  /** {@code ==} with true or false. */
  public static int equal(Slots slots, int slot, boolean value) {
    byte kind = slots.kind(slot);
    if (kind == Slots.TRUE || kind == Slots.FALSE) {
      return Truth.of((kind == Slots.TRUE) == value);
    }
    return otherwise(kind);
  }

  /** {@code <} a short number. */
  public static int less(Slots slots, int slot, long digits, int scale) {
    int order = order(slots, slot, digits, scale);
    return order == UNORDERED ? UNKNOWN : Truth.of(order < 0);
  }

  /** {@code <=} a short number. */
  public static int lessOrEqual(Slots slots, int slot, long digits, int scale) {
    int order = order(slots, slot, digits, scale);
    return order == UNORDERED ? UNKNOWN : Truth.of(order <= 0);
  }

  /** {@code >} a short number. */
  public static int greater(Slots slots, int slot, long digits, int scale) {
    int order = order(slots, slot, digits, scale);
    return order == UNORDERED ? UNKNOWN : Truth.of(order > 0);
  }

  /** {@code >=} a short number. */
  public static int greaterOrEqual(Slots slots, int slot, long digits, int scale) {
    int order = order(slots, slot, digits, scale);
    return order == UNORDERED ? UNKNOWN : Truth.of(order >= 0);
  }

  /** Between two short numbers, both included. */
  public static int between(
      Slots slots, int slot, long low, int lowScale, long high, int highScale) {
    return Math.min(
        greaterOrEqual(slots, slot, low, lowScale), lessOrEqual(slots, slot, high, highScale));
  }

  /** {@code in} a constant list. */
  public static int in(Slots slots, int slot, SlotSet set) {
    return set.contains(slots, slot);
  }

  /** Begins with a text. */
  public static int startsWith(Slots slots, int slot, byte[] head) {
    byte kind = slots.kind(slot);
    if (kind == TEXT || kind == OWN_TEXT) {
      return Truth.of(Utf8.startsWith(slots.source(slot), slots.from(slot), slots.to(slot), head));
    }
    return otherwise(kind);
  }

  /** Ends with a text. */
  public static int endsWith(Slots slots, int slot, byte[] tail) {
    byte kind = slots.kind(slot);
    if (kind == TEXT || kind == OWN_TEXT) {
      return Truth.of(Utf8.endsWith(slots.source(slot), slots.from(slot), slots.to(slot), tail));
    }
    return otherwise(kind);
  }

  /** A text has a text in it, or a list has it as an element. */
  public static int contains(Slots slots, int slot, byte[] part, Value.Text same) {
    byte kind = slots.kind(slot);
    if (kind == TEXT || kind == OWN_TEXT) {
      return Truth.of(Utf8.contains(slots.source(slot), slots.from(slot), slots.to(slot), part));
    }
    return Comparison.contains(slots.value(slot), same);
  }

  /** A pattern is found in a text. */
  public static int matches(Slots slots, int slot, TextPattern pattern) {
    byte kind = slots.kind(slot);
    if (kind != TEXT && kind != OWN_TEXT) {
      return otherwise(kind);
    }
    return Truth.of(pattern.isFoundIn(slots.source(slot), slots.from(slot), slots.to(slot)));
  }

  /** {@code is missing}. */
  public static int isMissing(Slots slots, int slot) {
    return Truth.of(slots.kind(slot) == MISSING);
  }

  /** {@code is present}: null is. */
  public static int isPresent(Slots slots, int slot) {
    return Truth.of(slots.kind(slot) != MISSING);
  }

  /** {@code is null}. */
  public static int isNull(Slots slots, int slot) {
    return Truth.of(slots.kind(slot) == NULL);
  }

  /** The truth of a test on a slot of a type that never passes it. */
  private static int otherwise(byte kind) {
    return kind == MISSING || kind == NULL ? UNKNOWN : FALSE;
  }

  private static int order(Slots slots, int slot, long digits, int scale) {
    byte kind = slots.kind(slot);
    if (kind == NUMBER) {
      return Decimals.compare(slots.digits(slot), slots.scale(slot), digits, scale);
    }
    if (kind == Slots.VALUE && slots.value(slot) instanceof Value.Num(var number)) {
      return number.compareTo(BigDecimal.valueOf(digits, scale));
    }
    return UNORDERED;
  }
}
