package io.distric.dsl.diff;

import io.distric.dsl.ast.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rules that have their turn in another place. */
final class RuleOrder {

  private RuleOrder() {}

  /**
   * Rules of both that have moved past others of both: the fewest that, put elsewhere, turn the one
   * order into the other.
   */
  static List<Change> moved(List<Rule> before, List<Rule> after) {
    List<String> first = order(before);
    List<String> second = order(after);
    first.retainAll(new HashSet<>(second));
    second.retainAll(new HashSet<>(first));
    if (first.equals(second)) {
      return List.of();
    }
    Set<String> kept = new HashSet<>(longestCommon(first, second));
    List<Change> changes = new ArrayList<>();
    for (String rule : second) {
      if (!kept.contains(rule)) {
        String old = behind(first, rule);
        String now = behind(second, rule);
        changes.add(
            new Change(
                Change.How.MOVED, "rule", rule, List.of(new Change.Clause("turn", old, now))));
      }
    }
    return changes;
  }

  private static List<String> order(List<Rule> rules) {
    return new ArrayList<>(
        rules.stream().filter(Rule::enabled).sorted(Rule.ORDER).map(Rule::id).toList());
  }

  /** The rules right before it. */
  private static String behind(List<String> order, String rule) {
    int at = order.indexOf(rule);
    List<String> some = order.subList(Math.max(0, at - 1), at);
    return at == 0 ? "first" : "after " + String.join(", ", some);
  }

  /** The longest increasing run of places: each id stands once in both. */
  private static List<String> longestCommon(List<String> first, List<String> second) {
    Map<String, Integer> places = HashMap.newHashMap(first.size());
    for (int i = 0; i < first.size(); i++) {
      places.put(first.get(i), i);
    }
    int[] tails = new int[second.size()];
    int[] previous = new int[second.size()];
    int length = 0;
    for (int i = 0; i < second.size(); i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (place(places, second, tails[middle]) < place(places, second, i)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    List<String> common = new ArrayList<>();
    for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
      common.add(second.get(i));
    }
    return common;
  }

  private static int place(Map<String, Integer> places, List<String> second, int at) {
    return places.getOrDefault(second.get(at), 0);
  }
}
