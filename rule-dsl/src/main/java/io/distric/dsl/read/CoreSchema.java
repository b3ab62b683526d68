package io.distric.dsl.read;

import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** What a plain YAML scalar is: the core schema of YAML 1.2, in which {@code no} is a text. */
final class CoreSchema {

  private static final int DIGITS_MAX = 100;
  private static final int SCALE_MAX = 400;

  private CoreSchema() {}

  /** The value of a plain scalar; empty for a number that is beyond the limits. */
  static Optional<Value> resolve(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Optional.of(Value.Null.NULL);
      case "true", "True", "TRUE" -> Optional.of(Value.Bool.TRUE);
      case "false", "False", "FALSE" -> Optional.of(Value.Bool.FALSE);
      default -> numberOrText(text);
    };
  }

  /** A number within the limits of the language. */
  static Optional<Value> number(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      boolean allowed =
          number.precision() <= DIGITS_MAX && Math.abs((long) number.scale()) <= SCALE_MAX;
      return allowed ? Optional.of(new Value.Num(number)) : Optional.empty();
    } catch (NumberFormatException exponentBeyondInt) {
      return Optional.empty();
    }
  }

  private static Optional<Value> numberOrText(String text) {
    char first = text.charAt(0);
    boolean candidate =
        (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    if (!candidate) {
      return Optional.of(new Value.Text(text));
    }
    if (text.startsWith("0x") && isAll(text, 2, "0123456789abcdefABCDEF")) {
      return number(new BigInteger(text.substring(2), 16).toString());
    }
    if (text.startsWith("0o") && isAll(text, 2, "01234567")) {
      return number(new BigInteger(text.substring(2), 8).toString());
    }
    if (isNotFinite(text)) {
      return Optional.empty();
    }
    return isDecimal(text) ? number(text) : Optional.of(new Value.Text(text));
  }

  private static boolean isAll(String text, int from, String alphabet) {
    for (int i = from; i < text.length(); i++) {
      if (alphabet.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return text.length() > from && text.length() <= DIGITS_MAX;
  }

  private static boolean isNotFinite(String text) {
    String bare = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    return switch (bare) {
      case ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN" -> true;
      default -> false;
    };
  }

  /**
   * {@code [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?}, by hand for speed.
   */
  private static boolean isDecimal(String text) {
    int at = isSign(text, 0) ? 1 : 0;
    int whole = skipDigits(text, at);
    int end = whole;
    int digits = whole - at;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = skipDigits(text, end + 1);
      digits += fraction - end - 1;
      end = fraction;
    }
    if (digits == 0) {
      return false;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = isSign(text, end + 1) ? end + 2 : end + 1;
      end = skipDigits(text, exponent);
      return end > exponent && end == text.length();
    }
    return end == text.length();
  }

  private static boolean isSign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
