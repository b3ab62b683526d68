package io.distric.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with the components of a configuration record, so that all of it is told
 * at once. Used by compact constructors.
 */
final class Constraints {

  private final List<Violation> violations = new ArrayList<>();

  Constraints require(boolean holds, String component, String sentence) {
    if (!holds) {
      violations.add(new Violation(component, sentence));
    }
    return this;
  }

  Constraints positive(String component, long value) {
    return require(value > 0, component, "must be at least 1");
  }

  Constraints notNegative(String component, long value) {
    return require(value >= 0, component, "must not be negative");
  }

  Constraints positive(String component, Duration value) {
    return require(value.isPositive(), component, "must be longer than 0s");
  }

  Constraints within(String component, long value, long min, long max) {
    return require(
        value >= min && value <= max, component, "must be from %d to %d".formatted(min, max));
  }

  Constraints port(String component, int value) {
    return require(
        value >= 0 && value <= 65_535, component, "must be a port, 0 to 65535; 0 picks a free one");
  }

  Constraints oneOf(String component, String value, String... words) {
    return require(
        List.of(words).contains(value), component, "must be one of " + String.join(", ", words));
  }

  Constraints filled(String component, String value) {
    return require(!value.isBlank(), component, "must not be empty");
  }

  /** Throws if anything was wrong. */
  void verify() {
    if (!violations.isEmpty()) {
      throw new ViolatedException(List.copyOf(violations));
    }
  }

  /** A component and what its value must be. */
  record Violation(String component, String sentence) {}

  /** Some components of a record have values that cannot be. */
  static final class ViolatedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized
    private final List<Violation> violations;

    ViolatedException(List<Violation> violations) {
      super(
          String.join("; ", violations.stream().map(v -> v.component + " " + v.sentence).toList()));
      this.violations = violations;
    }

    List<Violation> violations() {
      return violations;
    }
  }
}
