package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Value;
import org.jspecify.annotations.Nullable;

/** Where generated code finds what a path names, and what it can test without a {@link Value}. */
interface Names {

  /** The value of a path that is known when compiling, or null. */
  @Nullable Value constant(Expr.Path path);

  /** Pushes the value of a path without {@code [*]}. */
  void value(ExpressionWriter code, Expr.Path path);

  /** Pushes a {@code Value[]} of all that a path with {@code [*]} leads to. */
  void all(ExpressionWriter code, Expr.Path path);

  /** Pushes the truth of a test on a path, or does nothing and says false. */
  boolean test(ExpressionWriter code, Expr.Path path, PathTest test);

  /** Whether {@code mvel("…")} may stand among these names. */
  default boolean allowsMvel() {
    return false;
  }

  /** Pushes what {@code now()} is. */
  void now(ExpressionWriter code);

  /** A test of a path against what is known when compiling. */
  sealed interface PathTest {

    /**
     * Two operands, the path on the left; never a negated operator.
     *
     * @param operator which
     * @param right the constant
     */
    record Against(Expr.BinaryOperator operator, Value right) implements PathTest {}

    /**
     * Both ends included.
     *
     * @param low lowest
     * @param high highest
     */
    record Within(Value low, Value high) implements PathTest {}

    /**
     * Presence, not negated.
     *
     * @param state for what
     */
    record State(Expr.Presence state) implements PathTest {}
  }
}
