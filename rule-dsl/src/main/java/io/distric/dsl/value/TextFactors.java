package io.distric.dsl.value;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What every text in which a pattern is found has: one of some literals at a place. It may have it
 * without the pattern.
 *
 * @param where the place
 * @param texts the literals, each once, in their order; where one is there, no other one is, but
 *     for {@link Where#ANYWHERE}
 */
public record TextFactors(Where where, List<String> texts) {

  /** Where a text has one of them. */
  public enum Where {
    /** It begins with it. */
    START,
    /** It ends with it. */
    END,
    /** It has it in it. */
    ANYWHERE
  }

  /** At how many places of a text a literal may stand, roughly. */
  private static final double PLACES = 20;

  /** Takes literals without those that come only with another one. */
  public TextFactors {
    List<String> all = texts;
    BiPredicate<String, String> has =
        switch (where) {
          case START -> String::startsWith;
          case END -> String::endsWith;
          case ANYWHERE -> String::contains;
        };
    texts =
        all.stream()
            .filter(text -> all.stream().noneMatch(o -> !o.equals(text) && has.test(text, o)))
            .sorted(Comparator.naturalOrder())
            .toList();
  }

  /** About how large a share of texts has one of them; 1 or more where that says nothing. */
  double share() {
    return Literals.likelihood(texts) * (where == Where.ANYWHERE ? PLACES : 1);
  }

  /** The less, the better it is to look for them. */
  double cost() {
    return Literals.cost(texts.size(), share());
  }
}
