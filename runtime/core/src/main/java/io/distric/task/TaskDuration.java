package io.distric.task;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A length of time in a task's input: {@code "250ms"}, {@code "2s"}, or a number of seconds. */
public final class TaskDuration {

  private static final Pattern SPELLING = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private TaskDuration() {}

  /** The time that an input says; empty if it says none. */
  public static Optional<Duration> parse(@Nullable Object given) {
    if (given instanceof BigDecimal seconds && seconds.signum() >= 0) {
      return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValue()));
    }
    if (!(given instanceof String text)) {
      return Optional.empty();
    }
    Matcher matcher = SPELLING.matcher(text);
    return matcher.matches()
        ? Optional.of(of(Long.parseLong(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  static String fault(@Nullable Object given) {
    return "duration is '" + given + "', but has to be a time such as 250ms or 2s";
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
