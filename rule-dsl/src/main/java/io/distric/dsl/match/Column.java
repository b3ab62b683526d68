package io.distric.dsl.match;

import io.distric.dsl.value.KeyHash;
import io.distric.dsl.value.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a group a slot leaves possible, as bitsets: rows that do not ask for the slot are
 * in all of them. Always a superset, and never the complement of what was not known; exact for
 * ranges. Immutable.
 */
final class Column {

  private final int slot;
  private final NumberFacts numbers;
  private final long[] missing;
  private final long[] nulls;
  private final long[] known;
  private final Postings codes;
  private final Postings heads;
  private final int[] headLengths;
  private final Tested[] tested;

  /** A test that many rows share, found out once for all of them. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Tested(SlotPredicate test, int[] rows) {}

  /**
   * Takes what a builder has worked out.
   *
   * @param slot of the message
   * @param numbers rows for numbers
   * @param missing rows for a slot without a value
   * @param nulls rows for null
   * @param known rows for what is neither, without those that postings add
   * @param codes more rows by the code of the value
   * @param heads more rows by hashes of what a text begins with
   * @param headLengths how much of a text is hashed, in bytes
   * @param tested more rows by tests
   */
  Column(
      int slot,
      NumberFacts numbers,
      long[] missing,
      long[] nulls,
      long[] known,
      Postings codes,
      Postings heads,
      int[] headLengths,
      List<Tested> tested) {
    this.slot = slot;
    this.numbers = numbers;
    this.missing = missing;
    this.nulls = nulls;
    this.known = known;
    this.codes = codes;
    this.heads = heads;
    this.headLengths = headLengths;
    this.tested = tested.toArray(Tested[]::new);
  }

  int slot() {
    return slot;
  }

  /** Whether a column knows exactly what ranges say of the slot; else it is not to be asked. */
  boolean isExact(Slots slots) {
    double nearest = slots.number(slot);
    return Double.isNaN(nearest) || slots.isExactNumber(slot) || numbers.isDecided(0, nearest);
  }

  /** The rows that are possible; may be a scratch that the next column uses again. */
  long[] possible(Slots slots, SegmentScratch scratch) {
    byte kind = slots.kind(slot);
    if (kind <= Slots.NULL) {
      return kind == Slots.NULL ? nulls : missing;
    }
    boolean text = kind == Slots.TEXT || kind == Slots.OWN_TEXT;
    double number = slots.number(slot);
    long[] more = scratch.column;
    if (!Double.isNaN(number)) {
      numbers.copy(0, number, more);
    } else if (codes.isEmpty() && tested.length == 0 && (!text || heads.isEmpty())) {
      return known;
    } else {
      System.arraycopy(known, 0, more, 0, known.length);
    }
    int code = codes.isEmpty() ? 0 : scratch.codes[slot];
    if (code > 0) {
      add(codes.find(code), more);
    }
    if (text) {
      addHeads(slots, more);
    }
    for (Tested one : tested) {
      if (one.test.truth(slots) == Truth.TRUE) {
        add(one.rows, more);
      }
    }
    return more;
  }

  private void addHeads(Slots slots, long[] more) {
    byte[] bytes = slots.source(slot);
    int from = slots.from(slot);
    int length = slots.to(slot) - from;
    for (int head : headLengths) {
      if (head > length) {
        return;
      }
      add(heads.find(KeyHash.of(bytes, from, from + head)), more);
    }
  }

  private static void add(int @Nullable [] rows, long[] more) {
    if (rows != null) {
      for (int row : rows) {
        more[row >>> 6] |= 1L << row;
      }
    }
  }

  /** Rows by a key. Immutable. */
  static final class Postings {
    private final long[] keys;
    private final int[][] rows;

    Postings(java.util.Map<Long, int[]> lists) {
      int capacity = lists.isEmpty() ? 0 : Integer.highestOneBit(lists.size() * 2 + 1) * 2;
      keys = new long[capacity];
      rows = new int[capacity][];
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
      return keys.length == 0;
    }

    int @Nullable [] find(long key) {
      int at = start(key);
      while (rows[at] != null) {
        if (keys[at] == key) {
          return rows[at];
        }
        at = at + 1 & keys.length - 1;
      }
      return null;
    }
  }
}
