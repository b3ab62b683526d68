package io.distric.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values as configuration files, variables and flags spell them. */
public final class Spelling {

  /** Whatever is longer cannot be counted in nanoseconds any more. */
  private static final Duration DURATION_MAX = Duration.ofDays(36_500);

  private static final Pattern DURATION = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(-?\\d{1,18})(Ki|Mi|Gi)?");
  private static final Pattern RATIO = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(%)?");

  private Spelling() {}

  /**
   * A length of time: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}.
   *
   * @throws IllegalArgumentException says in a sentence how to spell it
   */
  public static Duration duration(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be a duration such as 250ms, 30s, 5m, 2h or 7d");
    }
    ChronoUnit unit =
        switch (matcher.group(2)) {
          case "ms" -> ChronoUnit.MILLIS;
          case "s" -> ChronoUnit.SECONDS;
          case "m" -> ChronoUnit.MINUTES;
          case "h" -> ChronoUnit.HOURS;
          default -> ChronoUnit.DAYS;
        };
    long count = Long.parseLong(matcher.group(1));
    if (count > DURATION_MAX.dividedBy(unit.getDuration())) {
      throw new IllegalArgumentException("must be at most 36500d");
    }
    return Duration.of(count, unit);
  }

  /**
   * A whole number, or a size: {@code 4096}, {@code 64Ki}, {@code 10Mi}, {@code 1Gi}.
   *
   * @throws IllegalArgumentException says in a sentence how to spell it
   */
  public static long number(String text) {
    Matcher matcher = SIZE.matcher(text.replace("_", ""));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be a whole number such as 4096, 64Ki or 10Mi");
    }
    long unit =
        switch (matcher.group(2)) {
          case "Ki" -> 1L << 10;
          case "Mi" -> 1L << 20;
          case "Gi" -> 1L << 30;
          case null, default -> 1L;
        };
    try {
      return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("must be less than 8 EiB", e);
    }
  }

  /** Reads a value of the type of a record component. */
  static Object read(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == Duration.class) {
      return duration(text);
    }
    if (type == long.class) {
      return number(text);
    }
    if (type == int.class) {
      return whole(text);
    }
    if (type == boolean.class) {
      return truth(text);
    }
    if (type == double.class) {
      return ratio(text);
    }
    throw new IllegalStateException("a configuration key cannot be of " + type);
  }

  private static int whole(String text) {
    long number = number(text);
    if (number != (int) number) {
      throw new IllegalArgumentException("must be less than 2Gi");
    }
    return (int) number;
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  /**
   * Reads a share: {@code 0.2} or {@code 20%}.
   *
   * @throws IllegalArgumentException if the text is spelled otherwise
   */
  public static double ratio(String text) {
    Matcher matcher = RATIO.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be a share such as 0.2 or 20%");
    }
    double value = Double.parseDouble(matcher.group(1));
    return matcher.group(2) == null ? value : value / 100;
  }
}
