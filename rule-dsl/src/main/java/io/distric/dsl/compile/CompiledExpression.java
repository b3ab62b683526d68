package io.distric.dsl.compile;

import io.distric.dsl.value.Scope;
import io.distric.dsl.value.Value;

/** An expression compiled to bytecode. Immutable, pure, bounded; any thread. */
@FunctionalInterface
public interface CompiledExpression {

  /** The value in a scope. Never throws for what the scope holds: what cannot be is missing. */
  Value evaluate(Scope scope);
}
