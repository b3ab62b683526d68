package io.distric.dsl.testing;

import io.distric.dsl.ast.Test;
import java.util.List;

/**
 * What came of a test.
 *
 * @param test which
 * @param failures what was not met; empty: it passed
 */
public record TestOutcome(Test test, List<Failure> failures) {

  /** Copies the list. */
  public TestOutcome {
    failures = List.copyOf(failures);
  }

  /** Whether all expectations were met. */
  public boolean passed() {
    return failures.isEmpty();
  }
}
