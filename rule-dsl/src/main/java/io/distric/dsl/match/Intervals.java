package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Rows for each interval between some cuts, in the making. */
final class Intervals {

  private final double[] cuts;
  private final List<List<Integer>> begins = new ArrayList<>();
  private final List<List<Integer>> ends = new ArrayList<>();
  private final long[] always;

  Intervals(double[] cuts, int words) {
    this.cuts = cuts;
    this.always = new long[words];
    for (int i = 0; i <= cuts.length; i++) {
      begins.add(new ArrayList<>());
      ends.add(new ArrayList<>());
    }
  }

  void always(int row) {
    ColumnBuilder.set(always, row);
  }

  /** Adds a row to all intervals that its range touches. */
  void add(int row, Test.Range range) {
    int first = range.low() == null ? 0 : Column.interval(cuts, range.low().doubleValue());
    int last =
        range.high() == null ? cuts.length : Column.interval(cuts, range.high().doubleValue());
    if (first <= last) {
      begins.get(first).add(row);
      ends.get(last).add(row);
    }
  }

  long[][] build() {
    long[][] intervals = new long[cuts.length + 1][];
    long[] rows = always.clone();
    for (int i = 0; i < intervals.length; i++) {
      begins.get(i).forEach(row -> ColumnBuilder.set(rows, row));
      intervals[i] = rows.clone();
      ends.get(i).forEach(row -> rows[row >>> 6] &= ~(1L << row));
    }
    return intervals;
  }

  static DoubleStream bounds(Test.Range range) {
    return DoubleStream.concat(
        range.low() == null ? DoubleStream.empty() : DoubleStream.of(range.low().doubleValue()),
        range.high() == null ? DoubleStream.empty() : DoubleStream.of(range.high().doubleValue()));
  }
}
