package io.distric.dsl.value;

import static io.distric.dsl.value.Truth.FALSE;
import static io.distric.dsl.value.Truth.UNKNOWN;

import io.distric.dsl.value.Value.Fields;
import io.distric.dsl.value.Value.Items;
import io.distric.dsl.value.Value.Length;
import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import io.distric.dsl.value.Value.Time;

/**
 * The tests of the language on values; each yields a {@link Truth}. A missing or null side makes
 * every test unknown. Where one side is an instant or a length of time, a text on the other side is
 * read as one.
 */
public final class Comparison {

  /** What {@link #order} says of values that have no order between them. */
  private static final int UNORDERED = Integer.MIN_VALUE;

  private Comparison() {}

  /** Deep and exact; false across types. */
  public static int equal(Value left, Value right) {
    if (isAbsent(left) || isAbsent(right)) {
      return UNKNOWN;
    }
    return Truth.of(same(left, right));
  }

  /** The opposite of {@link #equal}. */
  public static int notEqual(Value left, Value right) {
    return Truth.not(equal(left, right));
  }

  /** Unknown across types. */
  public static int less(Value left, Value right) {
    int order = order(left, right);
    return order == UNORDERED ? UNKNOWN : Truth.of(order < 0);
  }

  /** Unknown across types. */
  public static int lessOrEqual(Value left, Value right) {
    int order = order(left, right);
    return order == UNORDERED ? UNKNOWN : Truth.of(order <= 0);
  }

  /** Unknown across types. */
  public static int greater(Value left, Value right) {
    return less(/* left= */ right, /* right= */ left);
  }

  /** Unknown across types. */
  public static int greaterOrEqual(Value left, Value right) {
    return lessOrEqual(/* left= */ right, /* right= */ left);
  }

  /** Both ends included: {@code low <= operand and operand <= high}. */
  public static int between(Value operand, Value low, Value high) {
    return Math.min(lessOrEqual(low, operand), lessOrEqual(operand, high));
  }

  /** Equal to an element; a null element adds unknown, and so does what is no list. */
  public static int in(Value operand, Value list) {
    if (isAbsent(operand) || !(list instanceof Items items)) {
      return UNKNOWN;
    }
    int truth = FALSE;
    for (Value element : items.elements()) {
      truth = Math.max(truth, equal(operand, element));
    }
    return truth;
  }

  /** A text has the other in it, or a list has an equal element; false for other types. */
  public static int contains(Value whole, Value part) {
    if (isAbsent(whole) || isAbsent(part)) {
      return UNKNOWN;
    }
    if (whole instanceof Items) {
      return in(part, whole);
    }
    return Truth.of(
        whole instanceof Text text
            && part instanceof Text inner
            && text.value().contains(inner.value()));
  }

  /** A text begins with the other; false for other types. */
  public static int startsWith(Value whole, Value part) {
    if (isAbsent(whole) || isAbsent(part)) {
      return UNKNOWN;
    }
    return Truth.of(
        whole instanceof Text text
            && part instanceof Text head
            && text.value().startsWith(head.value()));
  }

  /** A text ends with the other; false for other types. */
  public static int endsWith(Value whole, Value part) {
    if (isAbsent(whole) || isAbsent(part)) {
      return UNKNOWN;
    }
    return Truth.of(
        whole instanceof Text text
            && part instanceof Text tail
            && text.value().endsWith(tail.value()));
  }

  /** A constant pattern is found in a text; false for other types. */
  public static int matches(Value whole, TextPattern pattern) {
    if (isAbsent(whole)) {
      return UNKNOWN;
    }
    return Truth.of(whole instanceof Text text && pattern.isFoundIn(text.value()));
  }

  /** A computed pattern is found in a text; unknown where it is no pattern. */
  public static int matches(Value whole, Value pattern) {
    if (!(pattern instanceof Text text)) {
      return UNKNOWN;
    }
    return TextPattern.compile(text.value()).map(p -> matches(whole, p)).orElse(UNKNOWN);
  }

  /** Whether a value is missing or null. */
  public static boolean isAbsent(Value value) {
    return value instanceof Value.Missing || value instanceof Value.Null;
  }

  private static boolean same(Value left, Value right) {
    if (left.getClass() == right.getClass()) {
      return left.equals(right);
    }
    if (left instanceof Text && isTemporal(right)) {
      return Times.like(right, left).equals(right);
    }
    return right instanceof Text && isTemporal(left) && Times.like(left, right).equals(left);
  }

  private static boolean isTemporal(Value value) {
    return value instanceof Time || value instanceof Length;
  }

  private static int order(Value left, Value right) {
    return switch (left) {
      case Num(var a) when right instanceof Num(var b) -> Integer.signum(a.compareTo(b));
      case Text a when right instanceof Text b -> codePointOrder(a.value(), b.value());
      case Text a when isTemporal(right) -> temporalOrder(Times.like(right, a), right);
      case Time a -> temporalOrder(a, Times.like(a, right));
      case Length a -> temporalOrder(a, Times.like(a, right));
      case Num _, Text _, Value.Bool _, Items _, Fields _, Value.Missing _, Value.Null _ ->
          UNORDERED;
    };
  }

  private static int temporalOrder(Value left, Value right) {
    if (left instanceof Time(var a) && right instanceof Time(var b)) {
      return Integer.signum(a.compareTo(b));
    }
    if (left instanceof Length(var a) && right instanceof Length(var b)) {
      return Integer.signum(a.compareTo(b));
    }
    return UNORDERED;
  }

  /** The order of code points, which is that of UTF-8 bytes and not that of {@code compareTo}. */
  private static int codePointOrder(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        // A surrogate stands for a code point above all that one char can hold.
        boolean astral = Character.isSurrogate(a);
        if (astral != Character.isSurrogate(b)) {
          return astral ? 1 : -1;
        }
        return Integer.signum(Character.compare(a, b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
