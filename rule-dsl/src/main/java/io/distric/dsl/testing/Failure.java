package io.distric.dsl.testing;

import io.distric.dsl.source.Span;
import java.util.List;

/**
 * An expectation that was not met.
 *
 * @param span of the expectation
 * @param sentence what was expected and what was found
 * @param details more lines: why, and the values that were seen
 */
public record Failure(Span span, String sentence, List<String> details) {

  /** Copies the list. */
  public Failure {
    details = List.copyOf(details);
  }
}
