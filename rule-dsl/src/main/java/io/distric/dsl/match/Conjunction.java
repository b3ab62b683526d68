package io.distric.dsl.match;

import java.util.ArrayList;
import java.util.List;

/**
 * What holds if several things do. Conditions are planned as such, so that a conjunction of
 * disjunctions need not be multiplied out.
 *
 * @param literals all hold
 * @param choices of each, one alternative holds
 */
public record Conjunction(List<Literal> literals, List<Choice> choices) {

  /** Copies the lists. */
  public Conjunction {
    literals = List.copyOf(literals);
    choices = List.copyOf(choices);
  }

  /** All literals, those of alternatives too. */
  List<Literal> all() {
    if (choices.isEmpty()) {
      return literals;
    }
    List<Literal> all = new ArrayList<>(literals);
    choices.forEach(choice -> choice.alternatives().forEach(all::addAll));
    return all;
  }
}
