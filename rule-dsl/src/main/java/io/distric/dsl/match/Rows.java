package io.distric.dsl.match;

import static io.distric.dsl.value.Truth.FALSE;
import static io.distric.dsl.value.Truth.TRUE;
import static io.distric.dsl.value.Truth.UNKNOWN;

import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What all rows of a segment ask for, packed. Immutable.
 *
 * @param words as {@link RowWords} lays them out
 * @param sets codes of lists, ascending
 * @param predicates of literals that are no comparison
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rows(long[] words, int[][] sets, SlotPredicate[] predicates) {

  /** In the head of a row: what it asks for is not all, the rule's code has to be asked. */
  static final int CODE = 1 << 24;

  private static final int LENGTH = CODE - 1;
  private static final int SET_SCANNED_MAX = 8;

  /** The rule of a row. */
  int rule(int row) {
    return (int) (words[row] >>> 32);
  }

  /** How many words a row has. */
  int length(int row) {
    return (int) words[row] & LENGTH;
  }

  /** Whether what a row asks for is all that its rule does. */
  boolean isExact(int row) {
    return (words[row] & CODE) == 0;
  }

  /** Whether all that a row asks for holds. */
  boolean holds(int row, Slots slots, SegmentScratch scratch) {
    return allHold(row + 1, row + length(row), slots, scratch);
  }

  private boolean allHold(int from, int end, Slots slots, SegmentScratch scratch) {
    long[] all = words;
    int at = from;
    while (at < end) {
      long word = all[at];
      int slot = (int) (word >>> 32) & 0xffffff;
      switch ((int) (word >>> 60)) {
        case RowWords.EQUAL -> {
          if (scratch.codes[slot] != (int) word) {
            return false;
          }
          at++;
        }
        case RowWords.RANGE -> {
          double value = slots.number(slot);
          if (!(value >= Double.longBitsToDouble(all[at + 1])
                  && value <= Double.longBitsToDouble(all[at + 2]))
              && !slots.isInexact()) {
            return false;
          }
          if (slots.isInexact() && !isWanted(word, within(word, at, slot, slots))) {
            return false;
          }
          at += 3;
        }
        case RowWords.RANGE_MASKED -> {
          if (!isWanted(word, within(word, at, slot, slots))) {
            return false;
          }
          at += 3;
        }
        case RowWords.CHOICE -> {
          if (!oneHolds(at, slots, scratch)) {
            return false;
          }
          at += (int) word;
        }
        default -> {
          if (!isWanted(word, other(word, slot, slots, scratch))) {
            return false;
          }
          at++;
        }
      }
    }
    return true;
  }

  /** Whether an alternative of a choice holds. */
  private boolean oneHolds(int choice, Slots slots, SegmentScratch scratch) {
    int end = choice + (int) words[choice];
    int at = choice + 1;
    while (at < end) {
      int next = at + (int) words[at];
      if (allHold(at + 1, next, slots, scratch)) {
        return true;
      }
      at = next;
    }
    return false;
  }

  private static boolean isWanted(long word, int truth) {
    return (word >>> 56 & 1L << truth) != 0;
  }

  private int other(long word, int slot, Slots slots, SegmentScratch scratch) {
    int operand = (int) word;
    return switch ((int) (word >>> 60)) {
      case RowWords.NOT_EQUAL -> {
        int code = scratch.codes[slot];
        yield code < 0 ? UNKNOWN : code == operand ? TRUE : FALSE;
      }
      case RowWords.IN -> {
        int code = scratch.codes[slot];
        yield code < 0 ? UNKNOWN : code > 0 && contains(sets[operand], code) ? TRUE : FALSE;
      }
      default -> scratch.truth(operand, predicates[operand], slots);
    };
  }

  private static boolean contains(int[] set, int code) {
    if (set.length > SET_SCANNED_MAX) {
      return Arrays.binarySearch(set, code) >= 0;
    }
    for (int each : set) {
      if (each == code) {
        return true;
      }
    }
    return false;
  }

  /** The truth of a range, for numbers of any length. */
  private int within(long word, int at, int slot, Slots slots) {
    double least = Double.longBitsToDouble(words[at + 1]);
    double greatest = Double.longBitsToDouble(words[at + 2]);
    byte kind = slots.kind(slot);
    if (kind == Slots.NUMBER && !slots.isInexact()) {
      double value = slots.number(slot);
      return value >= least && value <= greatest ? TRUE : FALSE;
    }
    if ((kind != Slots.NUMBER && kind != Slots.VALUE)
        || !(slots.value(slot) instanceof Value.Num(var number))) {
      return UNKNOWN;
    }
    boolean lowOpen = (word & 1) != 0;
    boolean highOpen = (word & 2) != 0;
    double low = lowOpen ? Math.nextDown(least) : least;
    double high = highOpen ? Math.nextUp(greatest) : greatest;
    double nearest = slots.number(slot);
    if (nearest < low || nearest > high) {
      return FALSE;
    }
    if (nearest > low && nearest < high) {
      return TRUE;
    }
    // A bound has few digits, so its double spells it exactly.
    int above = Double.isInfinite(low) ? 1 : number.compareTo(BigDecimal.valueOf(low));
    int below = Double.isInfinite(high) ? -1 : number.compareTo(BigDecimal.valueOf(high));
    boolean inside =
        (above > 0 || above == 0 && !lowOpen) && (below < 0 || below == 0 && !highOpen);
    return inside ? TRUE : FALSE;
  }
}
