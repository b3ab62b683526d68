package io.distric.dsl.lint;

import io.distric.dsl.lint.Atom.Test;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that a subject can have where some tests of it are true. */
final class Domain {

  private @Nullable BigDecimal low;
  private boolean lowIncluded;
  private @Nullable BigDecimal high;
  private boolean highIncluded;
  private @Nullable Set<Value> allowed;
  private final Set<Value> excluded = new HashSet<>();
  private boolean known;
  private boolean present;
  private boolean missing;
  private boolean isNull;

  void add(Test test) {
    switch (test) {
      case Test.AtLeast(var bound, var included) -> atLeast(bound, included);
      case Test.AtMost(var bound, var included) -> atMost(bound, included);
      case Test.OneOf(var values) -> {
        known = true;
        Set<Value> both = new HashSet<>(values);
        if (allowed != null) {
          both.retainAll(allowed);
        }
        allowed = both;
      }
      case Test.NoneOf(var values) -> {
        known = true;
        excluded.addAll(values);
      }
      case Test.Presence presence -> {
        switch (presence) {
          case MISSING -> missing = true;
          case PRESENT -> present = true;
          case NULL -> isNull = true;
          case NOT_NULL -> {
            // A missing field is not null either: nothing follows.
          }
        }
      }
      case Test.Opaque _ -> {
        // Nothing follows.
      }
    }
  }

  private void atLeast(BigDecimal bound, boolean included) {
    known = true;
    int order = low == null ? 1 : bound.compareTo(low);
    if (order > 0 || order == 0 && !included) {
      low = bound;
      lowIncluded = included;
    }
  }

  private void atMost(BigDecimal bound, boolean included) {
    known = true;
    int order = high == null ? -1 : bound.compareTo(high);
    if (order < 0 || order == 0 && !included) {
      high = bound;
      highIncluded = included;
    }
  }

  /** Whether no value passes all tests. */
  boolean isEmpty() {
    boolean there = known || present || isNull;
    if (missing && there || isNull && known) {
      return true;
    }
    if (allowed != null) {
      return allowed.stream().noneMatch(this::holds);
    }
    if (low == null || high == null) {
      return false;
    }
    int order = low.compareTo(high);
    boolean point = order == 0 && lowIncluded && highIncluded;
    return order > 0 || order == 0 && !point || point && excluded.contains(new Value.Num(low));
  }

  /** Whether every value that passes all tests passes another one too. */
  boolean implies(Test test) {
    if (isEmpty()) {
      return false;
    }
    Set<Value> only = only();
    return switch (test) {
      case Test.OneOf(var values) -> only != null && values.containsAll(only);
      case Test.NoneOf(var values) -> known && values.stream().noneMatch(this::holds);
      case Test.AtLeast(var bound, var included) ->
          only == null
              ? low != null && above(low, lowIncluded, bound, included)
              : only.stream().allMatch(v -> isAbove(number(v), bound, included));
      case Test.AtMost(var bound, var included) ->
          only == null
              ? high != null && below(high, highIncluded, bound, included)
              : only.stream().allMatch(v -> isBelow(number(v), bound, included));
      case Test.Presence presence ->
          switch (presence) {
            case MISSING -> missing;
            case PRESENT -> known || present || isNull;
            case NULL -> isNull;
            case NOT_NULL -> known || missing;
          };
      case Test.Opaque _ -> false;
    };
  }

  /** The values that are left, where they can be counted. */
  private @Nullable Set<Value> only() {
    if (allowed == null) {
      return null;
    }
    Set<Value> left = new HashSet<>(allowed);
    left.removeIf(value -> !holds(value));
    return left;
  }

  private boolean holds(Value value) {
    if (excluded.contains(value) || allowed != null && !allowed.contains(value)) {
      return false;
    }
    if (low == null && high == null) {
      return true;
    }
    BigDecimal number = number(value);
    return number != null
        && (low == null || above(number, true, low, lowIncluded))
        && (high == null || below(number, true, high, highIncluded));
  }

  private static boolean above(
      BigDecimal low, boolean lowIncluded, BigDecimal bound, boolean included) {
    int order = low.compareTo(bound);
    return order > 0 || order == 0 && (included || !lowIncluded);
  }

  private static boolean below(
      BigDecimal high, boolean highIncluded, BigDecimal bound, boolean included) {
    int order = high.compareTo(bound);
    return order < 0 || order == 0 && (included || !highIncluded);
  }

  private static boolean isAbove(@Nullable BigDecimal number, BigDecimal bound, boolean included) {
    return number != null && above(number, true, bound, included);
  }

  private static boolean isBelow(@Nullable BigDecimal number, BigDecimal bound, boolean included) {
    return number != null && below(number, true, bound, included);
  }

  private static @Nullable BigDecimal number(Value value) {
    return value instanceof Value.Num(var number) ? number : null;
  }
}
