package io.distric.dsl.plan;

import io.distric.dsl.match.Literal;
import java.util.List;

/**
 * A condition as a disjunction of rows.
 *
 * @param rows conjunctions; if the condition holds, all literals of one of them do
 * @param exact the opposite is true too: no code is needed
 */
public record RulePlan(List<List<Literal>> rows, boolean exact) {

  /** Copies the list. */
  public RulePlan {
    rows = List.copyOf(rows);
  }
}
