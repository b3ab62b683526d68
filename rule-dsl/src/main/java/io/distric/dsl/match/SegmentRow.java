package io.distric.dsl.match;

import java.util.List;

/**
 * A row on its way into a segment.
 *
 * @param rule its number in the segment
 * @param literals that have to hold
 * @param choices of each of which an alternative has to hold
 */
record SegmentRow(int rule, List<Literal> literals, List<Choice> choices) {

  /** A row of which some literals are said elsewhere. */
  SegmentRow with(List<Literal> rest) {
    return new SegmentRow(rule, rest, choices);
  }

  /** Whether there is nothing to ask for. */
  boolean isEmpty() {
    return literals.isEmpty() && choices.isEmpty();
  }
}
