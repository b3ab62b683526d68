package io.distric.dsl.value;

import static io.distric.dsl.value.Value.Missing.MISSING;

import io.distric.dsl.value.Value.Fields;
import io.distric.dsl.value.Value.Items;
import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/** What functions and literals of the language compute. */
public final class Functions {

  private static final int NUMBER_CHARS_MAX = 512;

  private Functions() {}

  /** {@code a ?? b} asks this of {@code a}, whether {@code b} stands in for it. */
  public static boolean isAbsent(Value value) {
    return Comparison.isAbsent(value);
  }

  /** A list literal; missing elements become null. */
  public static Value list(Value[] elements) {
    Value[] present = elements.clone();
    for (int i = 0; i < present.length; i++) {
      if (present[i] instanceof Value.Missing) {
        present[i] = Value.Null.NULL;
      }
    }
    return new Items(Arrays.asList(present));
  }

  /** A map literal; missing values are left out. */
  public static Value map(String[] keys, Value[] values) {
    LinkedHashMap<String, Value> fields = LinkedHashMap.newLinkedHashMap(keys.length);
    for (int i = 0; i < keys.length; i++) {
      if (!(values[i] instanceof Value.Missing)) {
        fields.put(keys[i], values[i]);
      }
    }
    return new Fields(fields);
  }

  /** A text with values in it; missing where one of them is missing or null. */
  public static Value template(Value[] parts) {
    StringBuilder joined = new StringBuilder();
    for (Value part : parts) {
      if (!(text(part) instanceof Text(var text))) {
        return MISSING;
      }
      joined.append(text);
    }
    return new Text(joined.toString());
  }

  /** Any value as a text. */
  public static Value text(Value value) {
    return switch (value) {
      case Text text -> text;
      case Value.Bool bool -> new Text(bool.value() ? "true" : "false");
      case Num number -> new Text(JsonWriter.spell(number.value()));
      case Value.Time time -> new Text(time.value().toString());
      case Value.Length length -> new Text(Times.spell(length.value()));
      case Items _, Fields _ -> new Text(new String(Json.write(value), StandardCharsets.UTF_8));
      case Value.Missing _, Value.Null _ -> MISSING;
    };
  }

  /** A text of a timestamp as an instant; what is no such text stays as it is. */
  public static Value timestampOrSame(Value value) {
    return value instanceof Text(var text)
        ? Times.instant(text).<Value>map(Value.Time::new).orElse(value)
        : value;
  }

  /** A text of a length of time as one; what is no such text stays as it is. */
  public static Value durationOrSame(Value value) {
    return value instanceof Text(var text)
        ? Times.length(text).<Value>map(Value.Length::new).orElse(value)
        : value;
  }

  static Value timestamp(Value value) {
    return timestampOrSame(value) instanceof Value.Time time ? time : MISSING;
  }

  static Value duration(Value value) {
    return durationOrSame(value) instanceof Value.Length length ? length : MISSING;
  }

  static Value number(Value value) {
    if (value instanceof Num) {
      return value;
    }
    if (!(value instanceof Text(var text)) || text.length() > NUMBER_CHARS_MAX) {
      return MISSING;
    }
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof Num number
          ? number
          : MISSING;
    } catch (MalformedJson e) {
      return MISSING;
    }
  }

  static Value day(Value now) {
    return now instanceof Value.Time(var instant)
        ? new Value.Time(instant.truncatedTo(ChronoUnit.DAYS))
        : MISSING;
  }

  static Value round(Value operand, Value places) {
    if (!(places instanceof Num(var number)) || number.scale() > 0) {
      return MISSING;
    }
    return number.abs().compareTo(BigDecimal.valueOf(Arithmetic.SCALE_MAX)) > 0
        ? MISSING
        : Arithmetic.round(operand, number.intValue());
  }

  static Value whole(Value operand, RoundingMode mode) {
    return operand instanceof Num(var number)
        ? Arithmetic.number(number.setScale(0, mode))
        : MISSING;
  }

  static Value extreme(Value[] arguments, boolean greatest) {
    List<Value> values = Arrays.asList(arguments);
    if (values.size() == 1 && values.getFirst() instanceof Items(var elements)) {
      values = elements;
    }
    Value best = MISSING;
    for (Value value : values) {
      if (best == MISSING) {
        best = value;
      }
      int less = greatest ? Comparison.less(best, value) : Comparison.less(value, best);
      if (less == Truth.UNKNOWN) {
        return MISSING;
      }
      best = less == Truth.TRUE ? value : best;
    }
    return best;
  }

  static Value sum(Value list) {
    if (!(list instanceof Items(var elements))) {
      return MISSING;
    }
    Value sum = elements.isEmpty() ? Num.of(0) : elements.getFirst();
    for (Value element : elements.subList(Math.min(1, elements.size()), elements.size())) {
      sum = Arithmetic.add(sum, element);
    }
    return sum instanceof Num || sum instanceof Value.Length ? sum : MISSING;
  }

  static Value size(Value value) {
    return switch (value) {
      case Text(var text) -> Num.of(text.codePointCount(0, text.length()));
      case Items(var elements) -> Num.of(elements.size());
      case Fields(var fields) -> Num.of(fields.size());
      case Num _, Value.Bool _, Value.Time _, Value.Length _ -> MISSING;
      case Value.Missing _, Value.Null _ -> MISSING;
    };
  }
}
