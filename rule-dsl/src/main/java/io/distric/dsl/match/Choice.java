package io.distric.dsl.match;

import java.util.List;

/**
 * What holds if one of several things does.
 *
 * @param alternatives conjunctions of literals, none of them empty; of one of them, all hold
 */
public record Choice(List<List<Literal>> alternatives) {

  /** Copies the list. */
  public Choice {
    alternatives = List.copyOf(alternatives);
  }
}
