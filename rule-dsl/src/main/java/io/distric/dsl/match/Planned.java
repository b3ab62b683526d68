package io.distric.dsl.match;

import io.distric.dsl.ast.Rule;
import java.util.List;

/**
 * A compiled rule with what its index is made of.
 *
 * @param compiled the rule's code
 * @param rows of literals, see {@link Literal}; if the rule matches, all of one row hold
 * @param source as its author wrote it
 */
public record Planned(CompiledRule compiled, List<List<Literal>> rows, Rule source) {

  /** Copies the list. */
  public Planned {
    rows = List.copyOf(rows);
  }
}
