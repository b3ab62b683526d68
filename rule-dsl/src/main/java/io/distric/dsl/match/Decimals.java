package io.distric.dsl.match;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Short numbers: at most 18 digits in a long, with as few places behind the point as there can be,
 * at least none. A number that can be short always is, so equal numbers are equal pairs.
 */
public final class Decimals {

  /** A power of ten that a double holds exactly. */
  static final int SCALE_EXACT = 22;

  private static final int DIGITS_MAX = 18;
  private static final long[] TENS = new long[DIGITS_MAX + 1];
  private static final double[] DOUBLE_TENS = new double[SCALE_EXACT + 1];

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = TENS[i - 1] * 10;
    }
    DOUBLE_TENS[0] = 1;
    for (int i = 1; i < DOUBLE_TENS.length; i++) {
      DOUBLE_TENS[i] = DOUBLE_TENS[i - 1] * 10;
    }
  }

  private Decimals() {}

  /** A number in the form of a short one, or null if it is too long. */
  public static @Nullable BigDecimal shorten(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.precision() + Math.max(0, -stripped.scale()) > DIGITS_MAX) {
      return null;
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * The nearest double of a number of at most 15 digits and {@link #SCALE_EXACT} places: both are
   * doubles themselves, so that their quotient is rounded once.
   */
  static double nearest(long digits, int scale) {
    return digits / DOUBLE_TENS[scale];
  }

  /** The order of two short numbers. */
  static int compare(long left, int leftScale, long right, int rightScale) {
    if (leftScale == rightScale) {
      return Long.compare(left, right);
    }
    return leftScale < rightScale
        ? compareRaised(left, rightScale - leftScale, right)
        : -compareRaised(right, leftScale - rightScale, left);
  }

  /** The order of {@code left * 10^places} and {@code right}. */
  private static int compareRaised(long left, int places, long right) {
    if (left == 0) {
      return Long.compare(0, right);
    }
    if (places >= TENS.length) {
      return left < 0 ? -1 : 1;
    }
    long high = Math.multiplyHigh(left, TENS[places]);
    long low = left * TENS[places];
    if (high != low >> 63) {
      return high < 0 ? -1 : 1;
    }
    return Long.compare(low, right);
  }
}
