package io.distric.dsl.match;

import io.distric.dsl.value.Value;

/** The bytecode of a group of rules. Stateless, pure, bounded; any thread. */
public interface RuleCode {

  /** Whether a rule of the group matches: its condition is true, and no exception is. */
  boolean test(int rule, Slots slots);

  /** The value of an expression of the group. */
  Value value(int expression, Slots slots);
}
