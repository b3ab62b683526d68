package io.distric.dsl.match;

import java.util.Arrays;
import java.util.List;

/**
 * Facts of the numbers that slots may hold: at each cut one fact turns. The facts at every so many
 * cuts are written down, so that few turns have to be made again. Slots lie behind each other in
 * few arrays, as a message asks for many of them. Immutable.
 */
final class NumberFacts {

  /** Facts are written down at every cut as long as they take no more words than these. */
  private static final int WORDS_MANY = 1 << 9;

  private static final int CUTS_BETWEEN = 8;

  /** With more cuts than these, buckets hold several of them. */
  private static final int CUTS_MANY = 1 << 10;

  private final Slot[] slots;

  /** Numbers fall into buckets of the same width; for each, how many cuts are before it. */
  private final int[] buckets;

  /** Ascending, in the order of {@link #ordered}; behind the last some that nothing reaches. */
  private final long[] cuts;

  /** The fact that turns at each cut, among those of a message. */
  private final int[] turning;

  /** All facts at every so many cuts, one behind the other. */
  private final long[] known;

  /**
   * What is known of a slot.
   *
   * @param at ascending: from here on a fact has turned
   * @param turning the fact of the slot that turns at each
   * @param base the facts below all cuts
   * @param first word of them among those of a message
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Of(double[] at, int[] turning, long[] base, int first) {

    /** How many cuts are between two that the facts are written down at, as a power of two. */
    private int between() {
      int words = base.length;
      return (long) at.length * words <= WORDS_MANY
          ? 0
          : Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(CUTS_BETWEEN, words / 2) - 1);
    }

    /** So many words a row takes: two that most have are turned at once. */
    private int rowWords() {
      return Math.max(2, base.length);
    }

    private int rows() {
      return (at.length >>> between()) + 1;
    }

    private int bucketCount() {
      return Math.max(1, at.length < CUTS_MANY ? at.length * 4 : at.length);
    }

    private double scale() {
      double width = at.length == 0 ? 0 : at[at.length - 1] - at[0];
      double scale = bucketCount() / width;
      return width > 0 && Double.isFinite(width) && Double.isFinite(scale) ? scale : 0;
    }
  }

  /**
   * Where what is known of a slot stands in the arrays of all.
   *
   * @param least the number at which its buckets begin
   * @param scale how many buckets there are to one
   * @param bucket the first
   * @param bucketLast how many follow it
   * @param cut the first
   * @param row the first word of the facts at its cuts
   * @param rowWords words of each row
   * @param words of them that have facts
   * @param between how many cuts are between two rows, as a power of two
   * @param first word of its facts among those of a message
   */
  private record Slot(
      double least,
      double scale,
      int bucket,
      int bucketLast,
      int cut,
      int row,
      int rowWords,
      int words,
      int between,
      int first) {

    /** The order of numbers is that of their buckets. */
    int bucket(double number) {
      return bucket + Math.max(0, Math.min((int) ((number - least) * scale), bucketLast));
    }
  }

  /** Takes what is known of slots, which get their positions in the list as numbers. */
  NumberFacts(List<Of> all) {
    slots = new Slot[all.size()];
    int bucketsAll = 0;
    int cutsAll = 0;
    int knownAll = 0;
    for (int i = 0; i < slots.length; i++) {
      Of one = all.get(i);
      slots[i] =
          new Slot(
              one.at().length == 0 ? 0 : one.at()[0],
              one.scale(),
              bucketsAll,
              one.bucketCount() - 1,
              cutsAll,
              knownAll,
              one.rowWords(),
              one.base().length,
              one.between(),
              one.first());
      bucketsAll += one.bucketCount() + 1;
      cutsAll += one.at().length + 1;
      knownAll += one.rows() * one.rowWords();
    }
    buckets = new int[bucketsAll];
    cuts = new long[cutsAll];
    turning = new int[cutsAll];
    known = new long[knownAll];
    Arrays.fill(cuts, Long.MAX_VALUE);
    for (int i = 0; i < slots.length; i++) {
      place(slots[i], all.get(i));
    }
  }

  private void place(Slot slot, Of one) {
    int row = slot.row;
    long[] now = one.base().clone();
    int count = one.at().length;
    for (int i = 0; i <= count; i++) {
      if ((i & (1 << slot.between) - 1) == 0) {
        System.arraycopy(now, 0, known, row, now.length);
        row += slot.rowWords;
      }
      if (i < count) {
        int fact = one.turning()[i];
        cuts[slot.cut + i] = ordered(one.at()[i]);
        turning[slot.cut + i] = fact + (slot.first << 6);
        now[fact >>> 6] ^= 1L << fact;
      }
    }
    Arrays.fill(buckets, slot.bucket, slot.bucket + one.bucketCount() + 1, count);
    int bucket = slot.bucket;
    for (int i = 0; i < count; i++) {
      for (int last = slot.bucket(one.at()[i]); bucket <= last; bucket++) {
        buckets[bucket] = i;
      }
    }
  }

  /** A long that has the order of a number, which is never NaN and never minus zero. */
  private static long ordered(double number) {
    long bits = Double.doubleToRawLongBits(number + 0.0);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  /** 1 if the first is less; no branch asks, as nobody could guess. */
  private static int less(long left, long right) {
    return (int) ((left & ~right | ~(left ^ right) & left - right) >>> 63);
  }

  /**
   * Whether the nearest double of a number says on which side of all cuts the number is: rounding
   * keeps the order, so it does where it is neither a bound nor next to one.
   */
  boolean isDecided(int number, double nearest) {
    Slot slot = slots[number];
    return position(slot, Math.nextDown(nearest)) == position(slot, Math.nextUp(nearest));
  }

  /** Behind how many cuts of a slot a number is. */
  private int position(Slot slot, double number) {
    int bucket = slot.bucket(number);
    int low = buckets[bucket];
    int high = buckets[bucket + 1];
    long wanted = ordered(number);
    while (high - low > 1) {
      int middle = low + high >>> 1;
      if (cuts[slot.cut + middle] <= wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    // Behind the last cut is one that nothing reaches.
    return low + 1 - less(wanted, cuts[slot.cut + low]);
  }

  /** Writes the facts of a number, from the first word on. */
  void copy(int number, double value, long[] facts) {
    Slot slot = slots[number];
    int position = position(slot, value);
    int row = position >>> slot.between;
    System.arraycopy(known, slot.row + row * slot.rowWords, facts, 0, slot.words);
    turn(slot, row << slot.between, position, facts);
  }

  /** Turns the facts of a number among those of a message. */
  void turn(int number, double value, long[] facts) {
    Slot slot = slots[number];
    int position = position(slot, value);
    int row = position >>> slot.between;
    int from = slot.row + row * slot.rowWords;
    int to = slot.first;
    // Most slots have no more facts than two words hold, and how many cannot be guessed.
    facts[to] ^= known[from];
    facts[to + 1] ^= known[from + 1];
    for (int i = 2; i < slot.words; i++) {
      facts[to + i] ^= known[from + i];
    }
    if (slot.between > 0) {
      turn(slot, row << slot.between, position, facts);
    }
  }

  /** Turns what turns from one cut on and before another one. */
  private void turn(Slot slot, int from, int to, long[] facts) {
    for (int i = slot.cut + from; i < slot.cut + to; i++) {
      int fact = turning[i];
      facts[fact >>> 6] ^= 1L << fact;
    }
  }
}
