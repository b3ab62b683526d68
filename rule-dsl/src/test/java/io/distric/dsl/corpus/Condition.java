package io.distric.dsl.corpus;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A condition of a corpus. Says itself what it is of a message: true, false, or null: unknown. */
sealed interface Condition {

  /** The naive evaluation. */
  @Nullable Boolean of(Map<String, Object> fields);

  /** As YAML in flow style. */
  String yaml();

  /** All hold. */
  record All(List<Condition> parts) implements Condition {
    @Override
    public @Nullable Boolean of(Map<String, Object> fields) {
      Boolean all = true;
      for (Condition part : parts) {
        Boolean truth = part.of(fields);
        if (Boolean.FALSE.equals(truth)) {
          return false;
        }
        all = truth == null ? null : all;
      }
      return all;
    }

    @Override
    public String yaml() {
      return "{all: [" + String.join(", ", parts.stream().map(Condition::yaml).toList()) + "]}";
    }
  }

  /** One holds. */
  record Any(List<Condition> parts) implements Condition {
    @Override
    public @Nullable Boolean of(Map<String, Object> fields) {
      Boolean any = false;
      for (Condition part : parts) {
        Boolean truth = part.of(fields);
        if (Boolean.TRUE.equals(truth)) {
          return true;
        }
        any = truth == null ? null : any;
      }
      return any;
    }

    @Override
    public String yaml() {
      return "{any: [" + String.join(", ", parts.stream().map(Condition::yaml).toList()) + "]}";
    }
  }

  /** The opposite. */
  record Not(Condition part) implements Condition {
    @Override
    public @Nullable Boolean of(Map<String, Object> fields) {
      Boolean truth = part.of(fields);
      return truth == null ? null : !truth;
    }

    @Override
    public String yaml() {
      return "{not: " + part.yaml() + "}";
    }
  }

  /** A field against values. */
  record Test(String field, String operator, List<Object> values) implements Condition {
    @Override
    public @Nullable Boolean of(Map<String, Object> fields) {
      Object value = fields.get(field);
      return switch (operator) {
        case "exists" -> value != null;
        case "missing" -> value == null;
        default -> value == null ? null : known(value);
      };
    }

    private @Nullable Boolean known(Object value) {
      Object first = values.getFirst();
      return switch (operator) {
        case "equals" -> same(value, first);
        case "not_equals" -> !same(value, first);
        case "in" -> values.stream().anyMatch(other -> same(value, other));
        case "not_in" -> values.stream().noneMatch(other -> same(value, other));
        case "between" -> between(value, first, values.getLast());
        case "greater_than" -> order(value, first) == null ? null : order(value, first) > 0;
        case "greater_or_equal" -> order(value, first) == null ? null : order(value, first) >= 0;
        case "less_than" -> order(value, first) == null ? null : order(value, first) < 0;
        case "less_or_equal" -> order(value, first) == null ? null : order(value, first) <= 0;
        case "starts_with" -> value instanceof String text && text.startsWith((String) first);
        case "ends_with" -> value instanceof String text && text.endsWith((String) first);
        case "contains" ->
            value instanceof String text
                ? text.contains((String) first)
                : value instanceof List<?> list && list.contains(first);
        case "matches" ->
            value instanceof String text && Pattern.compile((String) first).matcher(text).find();
        default -> throw new IllegalStateException(operator);
      };
    }

    private static @Nullable Boolean between(Object value, Object low, Object high) {
      Integer least = order(value, low);
      Integer most = order(value, high);
      return least == null || most == null ? null : least >= 0 && most <= 0;
    }

    private static boolean same(Object value, Object other) {
      return value instanceof BigDecimal a && other instanceof BigDecimal b
          ? a.compareTo(b) == 0
          : value.equals(other);
    }

    private static @Nullable Integer order(Object value, Object other) {
      return value instanceof BigDecimal a && other instanceof BigDecimal b ? a.compareTo(b) : null;
    }

    @Override
    public String yaml() {
      String head = "{field: " + field + ", operator: " + operator;
      if (values.isEmpty()) {
        return head + "}";
      }
      boolean list = List.of("in", "not_in", "between").contains(operator);
      String all = String.join(", ", values.stream().map(Test::scalar).toList());
      return head + ", value: " + (list ? "[" + all + "]" : all) + "}";
    }

    private static String scalar(Object value) {
      return value instanceof String text ? "'" + text + "'" : value.toString();
    }
  }
}
