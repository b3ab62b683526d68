package io.distric.dsl.mvel;

import io.distric.dsl.value.Comparison;
import io.distric.dsl.value.TextPattern;
import io.distric.dsl.value.Truth;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the text that {@link MvelWriter} writes may call, and nothing else. Keeps to the truth table
 * of the language where MVEL would convert: a text never equals a number. Public because MVEL calls
 * it by reflection; stateless, any thread.
 */
public final class MvelFunctions {

  static final MvelFunctions ALL = new MvelFunctions();

  private static final int NEEDLE_CHARS_MAX = 1024;

  /** How far from its point a number may be before a remainder of it is not computed. */
  private static final int SCALE_MAX = 1000;

  private MvelFunctions() {}

  /** A number, else a fault. */
  public BigDecimal number(@Nullable Object value) {
    return cast(BigDecimal.class, value);
  }

  /** True or false, else a fault. */
  public Boolean truth(@Nullable Object value) {
    return cast(Boolean.class, value);
  }

  /** {@code value == null}. */
  public Boolean isNull(@Nullable Object value) {
    return value == null;
  }

  /** {@code -value}. */
  public Object negate(@Nullable Object value) {
    return number(value).negate();
  }

  /** Sum of numbers as MVEL forms it, or joined texts. */
  public Object add(@Nullable Object left, @Nullable Object right) {
    if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
      return a.add(b, MathContext.DECIMAL128);
    }
    if (left instanceof String || right instanceof String) {
      return MvelValues.bounded(text(left).concat(text(right)));
    }
    throw new MvelFault();
  }

  /** {@code left % right}; the sign is that of the left side. */
  public Object remainder(@Nullable Object left, @Nullable Object right) {
    return near(number(left)).remainder(near(number(right)));
  }

  /** Equal by the law of the language; a fault where one side is null. */
  public Boolean equal(@Nullable Object left, @Nullable Object right) {
    return known(Comparison.equal(MvelValues.value(left), MvelValues.value(right)));
  }

  /** Less by the law of the language; a fault where there is no order. */
  public Boolean less(@Nullable Object left, @Nullable Object right) {
    return known(Comparison.less(MvelValues.value(left), MvelValues.value(right)));
  }

  /** Less or equal by the law of the language; a fault where there is no order. */
  public Boolean lessOrEqual(@Nullable Object left, @Nullable Object right) {
    return known(Comparison.lessOrEqual(MvelValues.value(left), MvelValues.value(right)));
  }

  /** Whether a text has another in it, or a list an equal element. */
  public Boolean contains(@Nullable Object whole, @Nullable Object part) {
    if (part instanceof String text && text.length() > NEEDLE_CHARS_MAX) {
      throw new MvelFault();
    }
    return known(Comparison.contains(MvelValues.value(whole), MvelValues.value(part)));
  }

  /** Whether all of a text is as a pattern says. */
  public Boolean matches(@Nullable Object text, @Nullable Object pattern) {
    return cast(TextPattern.class, pattern).isFoundIn(cast(String.class, text));
  }

  /** {@code text.toLowerCase()}, the same everywhere. */
  public Object lower(@Nullable Object text) {
    return cast(String.class, text).toLowerCase(Locale.ROOT);
  }

  /** {@code text.toUpperCase()}, the same everywhere. */
  public Object upper(@Nullable Object text) {
    return cast(String.class, text).toUpperCase(Locale.ROOT);
  }

  /** {@code text.trim()}. */
  public Object trim(@Nullable Object text) {
    return cast(String.class, text).strip();
  }

  /** Code points of a text, elements of a list, fields of an object. */
  public Object size(@Nullable Object value) {
    int size =
        switch (value) {
          case String text -> text.codePointCount(0, text.length());
          case List<?> list -> list.size();
          case Map<?, ?> map -> map.size();
          case null, default -> throw new MvelFault();
        };
    return BigDecimal.valueOf(size);
  }

  /** {@code x.isEmpty()}. */
  public Boolean isEmpty(@Nullable Object value) {
    return number(size(value)).signum() == 0;
  }

  /** {@code a.equalsIgnoreCase(b)}. */
  public Boolean equalIgnoringCase(@Nullable Object left, @Nullable Object right) {
    return cast(String.class, left).equalsIgnoreCase(cast(String.class, right));
  }

  /** {@code text.startsWith(prefix)}. */
  public Boolean startsWith(@Nullable Object text, @Nullable Object prefix) {
    return cast(String.class, text).startsWith(cast(String.class, prefix));
  }

  /** {@code text.endsWith(suffix)}. */
  public Boolean endsWith(@Nullable Object text, @Nullable Object suffix) {
    return cast(String.class, text).endsWith(cast(String.class, suffix));
  }

  /** {@code text.indexOf(part)}, in code points; -1 if it is not there. */
  public Object indexOf(@Nullable Object whole, @Nullable Object part) {
    String text = cast(String.class, whole);
    String needle = cast(String.class, part);
    int at = needle.length() > NEEDLE_CHARS_MAX ? -1 : text.indexOf(needle);
    return BigDecimal.valueOf(at < 0 ? at : text.codePointCount(0, at));
  }

  /** {@code text.substring(begin)}, in code points. */
  public Object substring(@Nullable Object text, @Nullable Object begin) {
    return substring(text, begin, size(cast(String.class, text)));
  }

  /** {@code text.substring(begin, end)}, in code points; a fault outside the text. */
  public Object substring(@Nullable Object whole, @Nullable Object begin, @Nullable Object end) {
    String text = cast(String.class, whole);
    try {
      int from = text.offsetByCodePoints(0, number(begin).intValueExact());
      int to = text.offsetByCodePoints(0, number(end).intValueExact());
      return text.substring(from, to);
    } catch (ArithmeticException | IndexOutOfBoundsException e) {
      throw new MvelFault();
    }
  }

  /** {@code x.abs()}. */
  public Object abs(@Nullable Object value) {
    return number(value).abs();
  }

  /** {@code a.min(b)}. */
  public Object min(@Nullable Object left, @Nullable Object right) {
    return number(left).min(number(right));
  }

  /** {@code a.max(b)}. */
  public Object max(@Nullable Object left, @Nullable Object right) {
    return number(left).max(number(right));
  }

  /** {@code ['a' : x]}. */
  public Object map(@Nullable Object keys, @Nullable Object values) {
    List<?> names = cast(List.class, keys);
    List<?> elements = cast(List.class, values);
    Map<Object, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(names.size());
    for (int i = 0; i < names.size(); i++) {
      map.put(names.get(i), elements.get(i));
    }
    return map;
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case BigDecimal number -> near(number).toPlainString();
      case Boolean truth -> truth.toString();
      case null, default -> throw new MvelFault();
    };
  }

  private static BigDecimal near(BigDecimal number) {
    if (Math.abs((long) number.scale()) > SCALE_MAX) {
      throw new MvelFault();
    }
    return number;
  }

  private static Boolean known(int truth) {
    if (truth == Truth.UNKNOWN) {
      throw new MvelFault();
    }
    return truth == Truth.TRUE;
  }

  private static <T> T cast(Class<T> type, @Nullable Object value) {
    if (!type.isInstance(value)) {
      throw new MvelFault();
    }
    return type.cast(value);
  }
}
