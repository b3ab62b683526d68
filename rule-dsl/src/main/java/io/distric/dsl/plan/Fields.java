package io.distric.dsl.plan;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Value;
import org.jspecify.annotations.Nullable;

/** What a planner has to know of the names in expressions. */
public interface Fields {

  /** The slot that holds just what a path names, as it stands in JSON; negative: none does. */
  int slot(Expr.Path path);

  /** The value of an expression of constants, or null. */
  @Nullable Value constant(Expr expr);
}
