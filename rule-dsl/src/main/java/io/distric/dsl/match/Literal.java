package io.distric.dsl.match;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.TextPattern;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test of a slot against constants, and which truths of it are wanted. What conditions are made
 * of where they can be indexed.
 *
 * @param slot which
 * @param test of what it holds
 * @param wanted bit {@code 1 << truth} for each {@link Truth} that will do
 */
public record Literal(int slot, Test test, int wanted) {

  /** It has to be true. */
  public static final int TRUE = 1 << Truth.TRUE;

  /** It has to be false. */
  public static final int FALSE = 1 << Truth.FALSE;

  /** It must not be true: false or unknown. */
  public static final int NOT_TRUE = FALSE | 1 << Truth.UNKNOWN;

  /** It must not be false: true or unknown. */
  public static final int NOT_FALSE = TRUE | 1 << Truth.UNKNOWN;

  /** What is wanted of an operand if this is wanted of its negation. */
  public static int negated(int wanted) {
    int unknown = wanted & 1 << Truth.UNKNOWN;
    return unknown | ((wanted & TRUE) != 0 ? FALSE : 0) | ((wanted & FALSE) != 0 ? TRUE : 0);
  }

  /** Whether only a slot that holds something, and not null, will do. */
  boolean needsKnown() {
    return (wanted & 1 << Truth.UNKNOWN) == 0 && !(test instanceof Test.Is);
  }

  /** What a slot is tested for. */
  public sealed interface Test {

    /**
     * Equal.
     *
     * @param constant a text, number or truth value
     */
    record Equal(Value constant) implements Test {}

    /**
     * Equal to one of several.
     *
     * @param constants texts, numbers and truth values
     */
    record In(List<Value> constants) implements Test {
      /** Copies the list. */
      public In {
        constants = List.copyOf(constants);
      }
    }

    /**
     * A number between two, or beyond one.
     *
     * @param low least, null if there is none
     * @param lowOpen the least itself is not in the range
     * @param high greatest, null if there is none
     * @param highOpen the greatest itself is not in the range
     */
    record Range(
        @Nullable BigDecimal low, boolean lowOpen, @Nullable BigDecimal high, boolean highOpen)
        implements Test {}

    /**
     * A text that begins with another.
     *
     * @param head the other
     */
    record Begins(String head) implements Test {}

    /**
     * A text that ends with another.
     *
     * @param tail the other
     */
    record Ends(String tail) implements Test {}

    /**
     * A text that has another in it, or a list that has it as an element.
     *
     * @param part the other
     */
    record Contains(String part) implements Test {}

    /**
     * A text in which a pattern is found.
     *
     * @param pattern which
     */
    record Found(TextPattern pattern) implements Test {
      @Override
      public boolean equals(Object other) {
        return other instanceof Found(var another) && another.source().equals(pattern.source());
      }

      @Override
      public int hashCode() {
        return pattern.source().hashCode();
      }
    }

    /**
     * Missing, present, null.
     *
     * @param state which
     */
    record Is(Expr.Presence state) implements Test {}
  }
}
