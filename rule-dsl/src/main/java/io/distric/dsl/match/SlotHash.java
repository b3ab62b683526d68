package io.distric.dsl.match;

import io.distric.dsl.value.KeyHash;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Hashes of values that tests for equality are indexed by; equal values, equal hashes; never 0. */
public final class SlotHash {

  private SlotHash() {}

  /** The hash of a value; 0 where it is no text, number or truth value. */
  public static long of(Value value) {
    return switch (value) {
      case Value.Text text -> {
        byte[] utf8 = text.value().getBytes(StandardCharsets.UTF_8);
        yield text(utf8, 0, utf8.length);
      }
      case Value.Num number -> number(number.value());
      case Value.Bool bool -> bool(bool.value());
      case Value.Missing _, Value.Null _, Value.Time _, Value.Length _ -> 0;
      case Value.Items _, Value.Fields _ -> 0;
    };
  }

  static long text(byte[] bytes, int from, int to) {
    return KeyHash.of(bytes, from, to) | 1;
  }

  static long number(long digits, int scale) {
    return KeyHash.mix(digits, scale + 1L) | 1;
  }

  static long bool(boolean value) {
    return value ? 3 : 5;
  }

  private static long number(BigDecimal number) {
    BigDecimal shortened = Decimals.shorten(number);
    return shortened == null
        ? KeyHash.mix(number.stripTrailingZeros().hashCode(), 7) | 1
        : number(shortened.unscaledValue().longValueExact(), shortened.scale());
  }
}
