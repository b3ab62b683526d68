package io.distric.dsl.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A few literals, each once. Immutable.
 *
 * @param texts which
 * @param likelihood of one of them at a place
 */
record Literals(List<String> texts, double likelihood) {

  /** So many there may be; what would have more is not told apart any further. */
  static final int MAX = 40;

  /** Characters of a literal. */
  private static final int LENGTH_MAX = 64;

  /** How many characters there are, roughly, of which one is expected at a place. */
  private static final double CHARACTERS = 30;

  /** So much more of a share is as good as one literal less. */
  private static final double ROOM = 0.001;

  /** None at all: what nothing is known of. */
  static final Literals NONE = of(List.of());

  /** The empty text alone. */
  static final Literals EMPTY = of(List.of(""));

  static Literals of(List<String> texts) {
    return new Literals(texts, likelihood(texts));
  }

  /** How likely it is that one of some literals stands at a place. */
  static double likelihood(List<String> literals) {
    double sum = 0;
    for (String literal : literals) {
      double one = 1;
      for (int i = 0; i < literal.length(); i++) {
        one /= CHARACTERS;
      }
      sum += one;
    }
    return sum;
  }

  /** What few texts have, and what is few itself, costs little to look for. */
  static double cost(int literals, double likelihood) {
    return likelihood + literals * ROOM;
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** The less, the better it is to look for them. */
  double cost() {
    return cost(texts.size(), likelihood);
  }

  /** The cost of {@link #joined}, if that is not empty. */
  double costJoined(Literals behind) {
    return cost(texts.size() * behind.texts.size(), likelihood * behind.likelihood);
  }

  /** Each of these followed by each of the others; empty where that is too much. */
  Literals joined(Literals behind) {
    if (texts.isEmpty() || behind.texts.isEmpty()) {
      return NONE;
    }
    if (texts.size() * behind.texts.size() > MAX) {
      return NONE;
    }
    List<String> joined = new ArrayList<>(texts.size() * behind.texts.size());
    for (String one : texts) {
      for (String other : behind.texts) {
        if (one.length() + other.length() > LENGTH_MAX) {
          return NONE;
        }
        joined.add(one + other);
      }
    }
    boolean once = texts.size() == 1 || behind.texts.size() == 1;
    return of(once ? joined : List.copyOf(new LinkedHashSet<>(joined)));
  }

  /** All of some; empty where one of them is, or all together are too many. */
  static Literals union(List<Literals> some) {
    Set<String> union = new LinkedHashSet<>();
    for (Literals one : some) {
      union.addAll(one.texts);
      if (one.isEmpty() || union.size() > MAX) {
        return NONE;
      }
    }
    return of(List.copyOf(union));
  }
}
