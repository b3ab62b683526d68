package io.distric.dsl.match;

import java.util.Arrays;

/** Rows that are looked at together, behind columns that leave few of them. Immutable. */
final class RowGroup {

  private final int[] rows;
  private final Column[] columns;

  /**
   * Takes rows and their columns.
   *
   * @param rows where each stands, in the order of the columns' bits
   * @param columns may be none
   */
  RowGroup(int[] rows, Column[] columns) {
    this.rows = rows;
    this.columns = columns;
  }

  void find(Slots slots, SegmentScratch scratch, Segment segment) {
    int words = rows.length + 63 >>> 6;
    long[] bits = scratch.bits;
    if (columns.length == 0) {
      Arrays.fill(bits, 0, words, -1);
      if ((rows.length & 63) != 0) {
        bits[words - 1] = (1L << rows.length) - 1;
      }
    } else {
      System.arraycopy(columns[0].possible(slots, scratch), 0, bits, 0, words);
    }
    for (int i = 1; i < columns.length; i++) {
      long[] possible = columns[i].possible(slots, scratch);
      for (int word = 0; word < words; word++) {
        bits[word] &= possible[word];
      }
    }
    for (int word = 0; word < words; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        segment.decide(rows[(word << 6) + Long.numberOfTrailingZeros(left)], slots, scratch);
      }
    }
  }
}
