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

  /** What rules of a model rest on, with the slots that are known. */
  CodeBasis of(Model model) {
    return environment.isOf(model)
        ? this
        : new CodeBasis(new Environment(model, environment.dialects()), slots, slotsAtFirst);
  }

  /** The same with more slots, if there are more. */
  CodeBasis with(SlotTable more) {
    return more.size() == slots.size() && more.schemas() == slots.schemas()
        ? this
        : new CodeBasis(environment, more, slotsAtFirst);
  }
}
