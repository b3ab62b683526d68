package io.distric.dsl.read;

import io.distric.dsl.value.Times;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Constants of the language as values; empty where the text is none. */
final class Literals {

  /** Ten thousand years: what is added to an instant still is one. */
  private static final Duration LENGTH_MAX = Duration.ofDays(3_650_000);

  private Literals() {}

  static Optional<Value> number(String text) {
    return CoreSchema.number(text.replace("_", ""));
  }

  static Optional<Value> duration(String text) {
    return Times.length(text).filter(Literals::isCountable).map(Value.Length::new);
  }

  static boolean isCountable(Duration duration) {
    return duration.abs().compareTo(LENGTH_MAX) <= 0;
  }

  static Optional<Value> size(String text) {
    int shift =
        switch (text.charAt(text.length() - 2)) {
          case 'K' -> 10;
          case 'M' -> 20;
          default -> 30;
        };
    BigDecimal count = new BigDecimal(text.substring(0, text.length() - 2));
    return CoreSchema.number(count.multiply(BigDecimal.valueOf(1L << shift)).toString());
  }

  static Optional<Value> percent(String text) {
    BigDecimal share = new BigDecimal(text.substring(0, text.length() - 1));
    return CoreSchema.number(share.movePointLeft(2).toString());
  }

  /** A date is the beginning of its day in UTC; a time has to name its offset. */
  static Optional<Value> date(String text) {
    String bare = text.substring(1);
    try {
      Instant instant =
          bare.indexOf('T') < 0
              ? LocalDate.parse(bare).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(bare).toInstant();
      return Optional.of(new Value.Time(instant));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
