package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.value.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Which rows the numbers of a slot leave possible, in the making. */
final class Intervals {

  private record Cut(double at, int row) {}

  private final List<Cut> cuts = new ArrayList<>();
  private final long[] first;

  Intervals(int words) {
    this.first = new long[words];
  }

  /** A row that any number leaves possible. */
  void always(int row) {
    ColumnBuilder.set(first, row);
  }

  /** A row that numbers leave possible for which all of some ranges are as they have to be. */
  void add(int row, List<Literal> ranges) {
    TreeSet<Double> bounds = new TreeSet<>();
    for (Literal literal : ranges) {
      if (literal.test() instanceof Test.Range range) {
        bounds.add(RowWords.least(range) + 0.0);
        bounds.add(Math.nextUp(RowWords.greatest(range)) + 0.0);
      }
    }
    bounds.remove(Double.NEGATIVE_INFINITY);
    bounds.remove(Double.POSITIVE_INFINITY);
    boolean holds = holds(ranges, Double.NEGATIVE_INFINITY);
    if (holds) {
      always(row);
    }
    for (double bound : bounds) {
      if (holds(ranges, bound) != holds) {
        holds = !holds;
        cuts.add(new Cut(bound, row));
      }
    }
  }

  private static boolean holds(List<Literal> ranges, double number) {
    for (Literal literal : ranges) {
      if (literal.test() instanceof Test.Range range) {
        boolean inside = RowWords.least(range) <= number && number <= RowWords.greatest(range);
        if ((literal.wanted() >>> Truth.of(inside) & 1) == 0) {
          return false;
        }
      }
    }
    return true;
  }

  NumberFacts build() {
    cuts.sort(Comparator.comparingDouble(Cut::at));
    NumberFacts.Of all =
        new NumberFacts.Of(
            cuts.stream().mapToDouble(Cut::at).toArray(),
            cuts.stream().mapToInt(Cut::row).toArray(),
            first,
            0);
    return new NumberFacts(List.of(all));
  }
}
