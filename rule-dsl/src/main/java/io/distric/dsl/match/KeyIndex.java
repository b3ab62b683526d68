package io.distric.dsl.match;

import org.jspecify.annotations.Nullable;

/** Rows by what some slots have to equal. Immutable. */
final class KeyIndex {

  private final int[] slots;
  private final long[] keys;

  /** Where the first row of a key stands, plus one; 0: the place is free. */
  private final int[] first;

  private final int[] counts;
  private final @Nullable RowGroup[] groups;

  /** A table with room for some keys. */
  KeyIndex(int[] slots, int size) {
    int capacity = Integer.highestOneBit(size * 2 + 1) * 2;
    this.slots = slots;
    keys = new long[capacity];
    first = new int[capacity];
    counts = new int[capacity];
    groups = new RowGroup[capacity];
  }

  /** Whether it asks for one slot. */
  boolean isSingle() {
    return slots.length == 1;
  }

  /** The first slot that it asks for. */
  int first() {
    return slots[0];
  }

  /** How many bits of a key each of some slots may have. */
  static int bits(int slots) {
    return 63 / slots;
  }

  /**
   * Takes the rows of a key; only while the table is made.
   *
   * @param row where the first stands, the others behind it; of no meaning with a group
   */
  void put(long key, int row, int count, @Nullable RowGroup group) {
    int at = start(key);
    while (first[at] != 0) {
      at = at + 1 & keys.length - 1;
    }
    keys[at] = key;
    first[at] = row + 1;
    counts[at] = count;
    groups[at] = group;
  }

  private int start(long key) {
    return (int) (key * 0x9e3779b97f4a7c15L >>> 36) & keys.length - 1;
  }

  void find(Slots message, SegmentScratch scratch, Segment segment) {
    int width = bits(slots.length);
    long key = 0;
    for (int slot : slots) {
      int code = scratch.codes[slot];
      if (code <= 0) {
        return;
      }
      key = key << width | code;
    }
    int at = start(key);
    while (first[at] != 0 && keys[at] != key) {
      at = at + 1 & keys.length - 1;
    }
    if (first[at] == 0) {
      return;
    }
    RowGroup group = groups[at];
    if (group != null) {
      group.find(message, scratch, segment);
      return;
    }
    int row = first[at] - 1;
    for (int left = counts[at]; left > 0; left--) {
      row += segment.decide(row, message, scratch);
    }
  }
}
