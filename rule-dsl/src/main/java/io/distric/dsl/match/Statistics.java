package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.value.TextFactors;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules themselves say of how often a literal holds: values that many rules ask for are
 * taken to be frequent in messages too.
 */
final class Statistics {

  private record Key(int slot, Value constant) {}

  private final Map<Key, int[]> asked = new HashMap<>();
  private final Map<Integer, int[]> askedOfSlot = new HashMap<>();
  private final Map<Integer, double[]> bounds = new HashMap<>();

  Statistics(Collection<Conjunction> conditions) {
    Map<Integer, List<Double>> found = new HashMap<>();
    conditions.forEach(condition -> condition.all().forEach(literal -> count(literal, found)));
    found.forEach(
        (slot, all) -> bounds.put(slot, all.stream().mapToDouble(d -> d).sorted().toArray()));
  }

  private void count(Literal literal, Map<Integer, List<Double>> found) {
    for (Value constant : literal.test().constants()) {
      asked.computeIfAbsent(new Key(literal.slot(), constant), _ -> new int[1])[0]++;
      askedOfSlot.computeIfAbsent(literal.slot(), _ -> new int[1])[0]++;
    }
    if (literal.test() instanceof Test.Range range) {
      List<Double> all = found.computeIfAbsent(literal.slot(), _ -> new ArrayList<>());
      if (range.low() != null) {
        all.add(range.low().doubleValue());
      }
      if (range.high() != null) {
        all.add(range.high().doubleValue());
      }
    }
  }

  /** The share of messages for which a literal is taken to hold. */
  double share(Literal literal) {
    double share =
        switch (literal.test()) {
          case Test.Equal _, Test.In _ -> equal(literal);
          case Test.Range range -> within(literal.slot(), range);
          case Test.Begins(var head) -> like(0.6, head);
          case Test.Ends(var tail) -> like(0.6, tail);
          case Test.Contains(var part) -> Math.min(0.3, like(20, part));
          case Test.Found found -> found(Implied.by(found));
          case Test.OneOf oneOf -> found(oneOf);
          case Test.Is _ -> 0.5;
        };
    if (literal.wanted() == Literal.TRUE) {
      return share;
    }
    return Math.max(0.3, 1 - share);
  }

  /** The share of messages in which a hook is found that stands for a literal. */
  double shareBehind(Literal hook, Literal literal) {
    // A pattern hangs on what it implies, which says less than the pattern.
    return share(literal.test() instanceof Test.Found ? literal : hook);
  }

  /** What else a pattern has in it may be what tells texts apart: its longest part often is not. */
  private static double found(Test implied) {
    return switch (implied) {
      case Test.Begins(var head) -> like(0.6, head);
      case Test.OneOf(var factors) when factors.where() != TextFactors.Where.ANYWHERE ->
          Math.min(0.5, factors.texts().stream().mapToDouble(text -> like(0.6, text)).sum());
      default -> 0.5;
    };
  }

  /** The more of a text is asked for, at one of so many places, the fewer texts have it. */
  private static double like(double places, String text) {
    return Math.max(0.001, places * Math.pow(0.15, text.length()));
  }

  private double equal(Literal literal) {
    double same = 0;
    for (Value constant : literal.test().constants()) {
      same += asked.getOrDefault(new Key(literal.slot(), constant), new int[1])[0];
    }
    return Math.min(
        1, (same + 0.5) / (askedOfSlot.getOrDefault(literal.slot(), new int[1])[0] + 4));
  }

  private double within(int slot, Test.Range range) {
    double[] all = bounds.getOrDefault(slot, new double[0]);
    int from = range.low() == null ? 0 : position(all, range.low().doubleValue());
    int to = range.high() == null ? all.length : position(all, range.high().doubleValue());
    return Math.min(1, (Math.max(0, to - from) + 1.0) / (all.length + 2));
  }

  private static int position(double[] sorted, double bound) {
    int at = Arrays.binarySearch(sorted, bound);
    return at < 0 ? ~at : at;
  }
}
