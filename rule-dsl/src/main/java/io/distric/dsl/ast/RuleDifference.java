package io.distric.dsl.ast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The rules of two lists that are not the same objects at the same places; the same object may
 * still be among both where the lists are no {@link RulesById}. What is edited is edited in few
 * places, so that the rest can be left alone.
 *
 * @param before of the one list
 * @param after of the other
 */
public record RuleDifference(List<Rule> before, List<Rule> after) {

  /** Copies the lists. */
  public RuleDifference {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * Compares two lists. Of lists by id it costs what their pieces that differ hold, of others what
   * lies between the first and the last rule that are not the same objects.
   */
  public static RuleDifference between(List<Rule> before, List<Rule> after) {
    if (!(before instanceof RulesById one) || !(after instanceof RulesById other)) {
      int first = first(before, after);
      int last = last(before, after, first);
      return new RuleDifference(
          before.subList(first, before.size() - last), after.subList(first, after.size() - last));
    }
    List<Rule[]> left = one.pieces();
    List<Rule[]> right = other.pieces();
    int first = first(left, right);
    int last = last(left, right, first);
    return ofPieces(
        left.subList(first, left.size() - last), right.subList(first, right.size() - last));
  }

  private static RuleDifference ofPieces(List<Rule[]> before, List<Rule[]> after) {
    List<Rule> left = rest(before, after);
    List<Rule> right = rest(after, before);
    Set<Rule> both = Collections.newSetFromMap(new IdentityHashMap<>());
    both.addAll(left);
    Set<Rule> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    right.stream().filter(both::contains).forEach(shared::add);
    left.removeIf(shared::contains);
    right.removeIf(shared::contains);
    return new RuleDifference(left, right);
  }

  /** The rules of pieces that another list does not have. */
  private static List<Rule> rest(List<Rule[]> pieces, List<Rule[]> others) {
    Set<Rule[]> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    shared.addAll(others);
    List<Rule> rest = new ArrayList<>();
    for (Rule[] piece : pieces) {
      if (!shared.contains(piece)) {
        Collections.addAll(rest, piece);
      }
    }
    return rest;
  }

  /** How many of two lists are the same objects at the beginning. */
  private static int first(List<?> left, List<?> right) {
    int shorter = Math.min(left.size(), right.size());
    int first = 0;
    while (first < shorter && isSame(left.get(first), right.get(first))) {
      first++;
    }
    return first;
  }

  /** How many of the others at the end. */
  private static int last(List<?> left, List<?> right, int first) {
    int shorter = Math.min(left.size(), right.size()) - first;
    int last = 0;
    while (last < shorter
        && isSame(left.get(left.size() - 1 - last), right.get(right.size() - 1 - last))) {
      last++;
    }
    return last;
  }

  @SuppressWarnings("ReferenceEquality") // the same object is what is asked for
  private static boolean isSame(Object one, Object other) {
    return one == other;
  }

  /** The ids of rules that the second list has not taken over as they were. */
  public Set<String> freed() {
    Set<String> ids = HashSet.newHashSet(before.size());
    before.forEach(rule -> ids.add(rule.id()));
    return ids;
  }
}
