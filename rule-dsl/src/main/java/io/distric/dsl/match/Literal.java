package io.distric.dsl.match;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.TextFactors;
import io.distric.dsl.value.TextPattern;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Some literals and of more those that are not among them. */
  public static List<Literal> joined(List<Literal> some, List<Literal> more) {
    List<Literal> all = new ArrayList<>(some);
    for (Literal literal : more) {
      if (!all.contains(literal)) {
        all.add(literal);
      }
    }
    return all;
  }

  /** Whether only a slot that holds something, and not null, will do. */
  boolean needsKnown() {
    return (wanted & 1 << Truth.UNKNOWN) == 0 && !(test instanceof Test.Is);
  }

  /** What a slot is tested for. */
  public sealed interface Test {

    /** The constants of which it asks for one, else none. */
    default List<Value> constants() {
      return switch (this) {
        case Equal(var constant) -> List.of(constant);
        case In(var constants) -> constants;
        case Range _, Begins _, Ends _, Contains _, Found _, OneOf _, Is _ -> List.of();
      };
    }

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
     * @param factors of the pattern
     */
    record Found(TextPattern pattern, Optional<TextFactors> factors) implements Test {
      /** A test for a pattern. */
      public Found(TextPattern pattern) {
        this(pattern, pattern.factors());
      }

      @Override
      public boolean equals(Object other) {
        return other instanceof Found(var another, _) && another.source().equals(pattern.source());
      }

      @Override
      public int hashCode() {
        return pattern.source().hashCode();
      }
    }

    /**
     * A text that may have a pattern in it, as it has one of the pattern's factors. Only ever
     * wanted to be true.
     *
     * @param factors which
     */
    record OneOf(TextFactors factors) implements Test {}

    /**
     * Missing, present, null.
     *
     * @param state which
     */
    record Is(Expr.Presence state) implements Test {}
  }
}
