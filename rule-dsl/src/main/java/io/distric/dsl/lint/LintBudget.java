package io.distric.dsl.lint;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much comparing of rules with each other may cost, which grows with the square of their
 * number. What was not looked at is said.
 *
 * @param pairsMax pairs of rules that are compared
 * @param timeMax how long it may take
 * @param nanoClock tells the time that has passed
 */
public record LintBudget(long pairsMax, Duration timeMax, LongSupplier nanoClock) {

  /** Enough for some thousand rules, and over in seconds. */
  public static LintBudget standard() {
    return new LintBudget(2_000_000, Duration.ofSeconds(10), System::nanoTime);
  }
}
