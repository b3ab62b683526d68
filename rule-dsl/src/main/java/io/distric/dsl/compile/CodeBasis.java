package io.distric.dsl.compile;

import io.distric.dsl.ast.Model;
import io.distric.dsl.match.SlotTable;

/**
 * What a matcher's code rests on. Never changed once built.
 *
 * @param environment constants, lists and schemas that the code has in it
 * @param slots whose numbers the code has in it
 * @param slotsAtFirst how many there were when all rules were compiled
 */
record CodeBasis(Environment environment, SlotTable slots, int slotsAtFirst) {

  private static final int SLOTS_SPARE = 256;

  /** Whether the code can be used on; not if most of its slots are those of rules long gone. */
  boolean fits(Model model) {
    return environment.isOf(model) && slots.size() <= slotsAtFirst * 2 + SLOTS_SPARE;
  }
}
