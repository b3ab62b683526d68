package io.distric.dsl.ast;

import java.util.List;

/**
 * How many rules two lists have in common at both ends, the same objects at the same places. What
 * is edited is edited in few places, so that the rest can be left alone.
 *
 * @param first how many at the beginning
 * @param last how many of the others at the end
 */
public record SameRules(int first, int last) {

  /** Compares two lists. */
  @SuppressWarnings("ReferenceEquality") // the same object is what is asked for
  public static SameRules of(List<Rule> left, List<Rule> right) {
    int shorter = Math.min(left.size(), right.size());
    int first = 0;
    while (first < shorter && left.get(first) == right.get(first)) {
      first++;
    }
    int last = 0;
    while (last < shorter - first
        && left.get(left.size() - 1 - last) == right.get(right.size() - 1 - last)) {
      last++;
    }
    return new SameRules(first, last);
  }

  /** What one of the lists has between its ends. */
  public List<Rule> rest(List<Rule> list) {
    return list.subList(first, list.size() - last);
  }
}
