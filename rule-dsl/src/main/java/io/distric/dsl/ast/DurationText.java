package io.distric.dsl.ast;

import java.time.Duration;
import java.util.Optional;

/** The spelling of lengths of time: {@code 250ms 30s 5m 2h 7d}, {@code 1h30m}. */
public final class DurationText {

  private static final long[] MILLIS = {86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L};
  private static final String[] UNITS = {"d", "h", "m", "s", "ms"};

  private DurationText() {}

  /** Reads one; empty if the text is none or too long to be counted in milliseconds. */
  public static Optional<Duration> parse(String text) {
    boolean negative = text.startsWith("-");
    int position = negative ? 1 : 0;
    if (position == text.length()) {
      return Optional.empty();
    }
    long total = 0;
    try {
      while (position < text.length()) {
        int unit = skipDigits(text, position);
        int end = skipLetters(text, unit);
        long factor = factor(text.substring(unit, end));
        if (unit == position || factor == 0) {
          return Optional.empty();
        }
        long count = Long.parseLong(text, position, unit, 10);
        total = Math.addExact(total, Math.multiplyExact(count, factor));
        position = end;
      }
    } catch (ArithmeticException | NumberFormatException tooLong) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis(negative ? -total : total));
  }

  /** Prints one, cut to milliseconds, in the fewest units. */
  public static String print(Duration duration) {
    long rest = duration.toMillis();
    if (rest == 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    if (rest < 0) {
      text.append('-');
      rest = -rest;
    }
    for (int i = 0; i < UNITS.length; i++) {
      if (rest >= MILLIS[i]) {
        text.append(rest / MILLIS[i]).append(UNITS[i]);
        rest %= MILLIS[i];
      }
    }
    return text.toString();
  }

  private static int skipDigits(String text, int from) {
    int position = from;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    return position;
  }

  private static int skipLetters(String text, int from) {
    int position = from;
    while (position < text.length() && !isDigit(text.charAt(position))) {
      position++;
    }
    return position;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long factor(String unit) {
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i].equals(unit)) {
        return MILLIS[i];
      }
    }
    return 0;
  }
}
