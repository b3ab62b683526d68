package io.distric.dsl.match;

import java.util.Arrays;

/** Rows that are looked at together, behind columns that leave few of them. Immutable. */
final class RowGroup {

  private final int[] rows;

  /** What columns do not say of each row: where it stands, or the complement of a rule. */
  private final int[] rests;

  private final Column[] columns;

  /**
   * Takes rows and their columns.
   *
   * @param rows where each stands, or the whole condition of its rule, in the order of the columns'
   *     bits
   * @param rests where that stands which columns do not say of it; the complement of its rule if
   *     they say all
   * @param columns may be none
   */
  RowGroup(int[] rows, int[] rests, Column[] columns) {
    this.rows = rows;
    this.rests = rests;
    this.columns = columns;
  }

  void find(Slots slots, SegmentScratch scratch, Segment segment) {
    int words = rows.length + 63 >>> 6;
    long[] bits = scratch.bits;
    Arrays.fill(bits, 0, words, -1);
    if ((rows.length & 63) != 0) {
      bits[words - 1] = (1L << rows.length) - 1;
    }
    boolean exact = true;
    for (Column column : columns) {
      if (!column.isExact(slots)) {
        exact = false;
        continue;
      }
      long[] possible = column.possible(slots, scratch);
      for (int word = 0; word < words; word++) {
        bits[word] &= possible[word];
      }
    }
    decide(exact ? rests : rows, words, slots, scratch, segment);
  }

  private static void decide(
      int[] rows, int words, Slots slots, SegmentScratch scratch, Segment segment) {
    long[] bits = scratch.bits;
    for (int word = 0; word < words; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        int row = rows[(word << 6) + Long.numberOfTrailingZeros(left)];
        if (row < 0) {
          scratch.candidates.add(~row);
        } else {
          segment.decide(row, slots, scratch);
        }
      }
    }
  }
}
