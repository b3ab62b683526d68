package io.distric.dsl.value;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Instants and lengths of time as texts. */
public final class Times {

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int UNITS_MAX = 8;

  private Times() {}

  /** Reads an ISO 8601 instant ({@code 2026-01-15T12:00:00Z}, or with an offset). */
  public static Optional<Instant> instant(String text) {
    if (text.length() < 17 || text.charAt(10) != 'T') {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Reads a length of time: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 7d}. */
  public static Optional<Duration> length(String text) {
    boolean negative = text.startsWith("-");
    Duration sum = Duration.ZERO;
    int at = negative ? 1 : 0;
    if (at == text.length()) {
      return Optional.empty();
    }
    try {
      for (int parts = 0; at < text.length(); parts++) {
        int unit = skip(text, at, true);
        int next = skip(text, unit, false);
        if (unit == at || parts == UNITS_MAX) {
          return Optional.empty();
        }
        long amount = Long.parseLong(text, at, unit, 10);
        Duration each = unit(text.substring(unit, next));
        if (each.isZero()) {
          return Optional.empty();
        }
        sum = sum.plus(each.multipliedBy(amount));
        at = next;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
    return Optional.of(negative ? sum.negated() : sum);
  }

  /** Spells a length of time in the largest unit that leaves no rest; zero is {@code 0s}. */
  public static String spell(Duration length) {
    if (length.isNegative()) {
      return "-" + spell(length.negated());
    }
    long seconds = length.getSeconds();
    int nanos = length.getNano();
    if (nanos == 0) {
      return spellSeconds(seconds);
    }
    String head = seconds == 0 ? "" : spellSeconds(seconds);
    if (nanos % NANOS_PER_MILLI == 0) {
      return head + nanos / NANOS_PER_MILLI + "ms";
    }
    return head + nanos + "ns";
  }

  /** A text read as the type of {@code model}; any other value as it is. */
  static Value like(Value model, Value value) {
    if (!(value instanceof Value.Text(var text))) {
      return value;
    }
    if (model instanceof Value.Time) {
      return instant(text).<Value>map(Value.Time::new).orElse(value);
    }
    return length(text).<Value>map(Value.Length::new).orElse(value);
  }

  private static int skip(String text, int from, boolean digits) {
    int at = from;
    while (at < text.length() && (text.charAt(at) >= '0' && text.charAt(at) <= '9') == digits) {
      at++;
    }
    return at;
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "ns" -> Duration.ofNanos(1);
      case "us" -> Duration.ofNanos(1_000);
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> Duration.ZERO;
    };
  }

  private static String spellSeconds(long seconds) {
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    if (seconds % 3_600 != 0) {
      return seconds / 60 + "m";
    }
    return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3_600 + "h";
  }
}
