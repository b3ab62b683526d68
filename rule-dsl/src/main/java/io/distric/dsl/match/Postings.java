package io.distric.dsl.match;

import java.util.Map;

/** Rows by a key. Immutable. */
final class Postings {

  private static final int[] NONE = {};

  private final long[] keys;
  private final int[][] rows;
  private final boolean empty;

  Postings(Map<Long, int[]> lists) {
    int capacity = Integer.highestOneBit(lists.size() * 2 + 1) * 2;
    keys = new long[capacity];
    rows = new int[capacity][];
    empty = lists.isEmpty();
    lists.forEach(this::place);
  }

  private void place(long key, int[] list) {
    int at = start(key);
    while (rows[at] != null) {
      at = at + 1 & keys.length - 1;
    }
    keys[at] = key;
    rows[at] = list;
  }

  private int start(long key) {
    return (int) (key * 0x9e3779b97f4a7c15L >>> 40) & keys.length - 1;
  }

  boolean isEmpty() {
    return empty;
  }

  /** Adds the rows of a key. */
  void add(long key, long[] some) {
    for (int row : find(key)) {
      some[row >>> 6] |= 1L << row;
    }
  }

  /** Turns the rows of a key: those that are there go, the others come. */
  void turn(long key, long[] some) {
    for (int row : find(key)) {
      some[row >>> 6] ^= 1L << row;
    }
  }

  private int[] find(long key) {
    int at = start(key);
    while (rows[at] != null) {
      if (keys[at] == key) {
        return rows[at];
      }
      at = at + 1 & keys.length - 1;
    }
    return NONE;
  }
}
