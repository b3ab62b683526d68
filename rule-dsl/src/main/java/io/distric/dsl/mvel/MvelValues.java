package io.distric.dsl.mvel;

import io.distric.dsl.value.Arithmetic;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of ours as objects of the JDK and back. What goes in is a copy that nothing can change.
 */
final class MvelValues {

  /** Longer texts are not looked at: the value is missing. */
  static final int TEXT_CHARS_MAX = 1 << 16;

  private MvelValues() {}

  /**
   * A copy; null for what is missing or null. Numbers are decimals, written without an exponent.
   */
  static @Nullable Object object(Value value) {
    return switch (value) {
      case Value.Missing _, Value.Null _ -> null;
      case Value.Bool(boolean truth) -> truth;
      case Value.Num(BigDecimal number) -> number.scale() < 0 ? number.setScale(0) : number;
      case Value.Text(String text) -> bounded(text);
      case Value.Time(Instant time) -> time;
      case Value.Length(Duration length) -> length;
      case Value.Items(List<Value> elements) -> {
        List<@Nullable Object> copy = new ArrayList<>(elements.size());
        elements.forEach(element -> copy.add(object(element)));
        yield Collections.unmodifiableList(copy);
      }
      case Value.Fields(var fields) -> {
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(fields.size());
        fields.forEach((name, field) -> copy.put(name, object(field)));
        yield Collections.unmodifiableMap(copy);
      }
    };
  }

  /** Missing for null at the top, and for what is no value of ours or beyond its limits. */
  static Value value(@Nullable Object object) {
    return object == null ? Value.Missing.MISSING : present(object);
  }

  private static Value present(Object object) {
    return switch (object) {
      case Boolean truth -> Value.Bool.of(truth);
      case BigDecimal number -> Arithmetic.number(number);
      case String text -> new Value.Text(text);
      case Instant time -> new Value.Time(time);
      case Duration length -> new Value.Length(length);
      case List<?> list -> new Value.Items(list.stream().map(MvelValues::element).toList());
      case Map<?, ?> map -> {
        LinkedHashMap<String, Value> fields = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((name, field) -> fields.put(String.valueOf(name), element(field)));
        yield new Value.Fields(fields);
      }
      default -> Value.Missing.MISSING;
    };
  }

  private static Value element(@Nullable Object object) {
    Value value = value(object);
    return value == Value.Missing.MISSING ? Value.Null.NULL : value;
  }

  static String bounded(String text) {
    if (text.length() > TEXT_CHARS_MAX) {
      throw new MvelFault();
    }
    return text;
  }
}
