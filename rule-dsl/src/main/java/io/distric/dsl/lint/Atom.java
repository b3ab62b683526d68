package io.distric.dsl.lint;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.util.Set;

/**
 * A condition that has to be true, as far as it can be reasoned about.
 *
 * @param subject the expression that is tested, printed
 * @param test what is asked of it
 * @param expr the condition itself
 */
record Atom(String subject, Test test, Expr expr) {

  /** What is asked of a subject. */
  sealed interface Test {

    /**
     * At least, or more.
     *
     * @param bound lowest
     * @param included whether the bound itself will do
     */
    record AtLeast(BigDecimal bound, boolean included) implements Test {}

    /**
     * At most, or less.
     *
     * @param bound highest
     * @param included whether the bound itself will do
     */
    record AtMost(BigDecimal bound, boolean included) implements Test {}

    /**
     * Equal to one of these.
     *
     * @param values without null
     */
    record OneOf(Set<Value> values) implements Test {}

    /**
     * Known, and equal to none of these.
     *
     * @param values without null
     */
    record NoneOf(Set<Value> values) implements Test {}

    /** A test of presence. */
    enum Presence implements Test {
      /** Not there. */
      MISSING,
      /** There, null included. */
      PRESENT,
      /** There and null. */
      NULL,
      /** Missing, or there and not null. */
      NOT_NULL
    }

    /** Nothing is known but that it is asked. */
    enum Opaque implements Test {
      /** The only one. */
      OPAQUE
    }
  }
}
