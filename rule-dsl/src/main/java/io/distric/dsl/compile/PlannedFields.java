package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.plan.Fields;
import io.distric.dsl.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a planner is told of a rule's names.
 *
 * @param names of the rule
 */
record PlannedFields(RuleNames names) implements Fields {

  @Override
  public int slot(Expr.Path path) {
    if (PathSteps.hasAny(path) || !names.isPlain(path)) {
      return -1;
    }
    RuleNames.Place place = names.direct(path);
    return place == null ? -1 : place.slot();
  }

  @Override
  public @Nullable Value constant(Expr expr) {
    return Known.of(expr, names);
  }
}
