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

  /** So many cuts are compared without a branch: which way one would go cannot be guessed. */
  private static final int CUTS_COMPARED = 2;

  private static final int STRIDE = 8;
  private static final int BUCKETS = 0;
  private static final int BUCKET_LAST = 1;
  private static final int CUTS = 2;
  private static final int KNOWN = 3;
  private static final int WORDS = 4;
  private static final int BETWEEN = 5;
  private static final int FIRST = 6;

  /** For each slot where its parts begin in the other arrays. */
  private final int[] slots;

  /** For each slot the number at which its buckets begin, and how many there are to one. */
  private final double[] scales;

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

  /** Takes what is known of slots, which get their positions in the list as numbers. */
  NumberFacts(List<Of> all) {
    slots = new int[all.size() * STRIDE];
    scales = new double[all.size() * 2];
    int bucketsAll = 0;
    int cutsAll = 0;
    int knownAll = 0;
    for (int i = 0; i < all.size(); i++) {
      Of one = all.get(i);
      int[] parts = {
        bucketsAll,
        one.bucketCount() - 1,
        cutsAll,
        knownAll,
        one.base().length,
        one.between(),
        one.first()
      };
      System.arraycopy(parts, 0, slots, i * STRIDE, parts.length);
      scales[i * 2] = one.at().length == 0 ? 0 : one.at()[0];
      scales[i * 2 + 1] = one.scale();
      bucketsAll += one.bucketCount() + 1;
      cutsAll += one.at().length + CUTS_COMPARED;
      knownAll += one.rows() * one.base().length;
    }
    buckets = new int[bucketsAll];
    cuts = new long[cutsAll];
    turning = new int[cutsAll];
    known = new long[knownAll];
    Arrays.fill(cuts, Long.MAX_VALUE);
    for (int i = 0; i < all.size(); i++) {
      place(i, all.get(i));
    }
  }

  private void place(int slot, Of one) {
    int at = slot * STRIDE;
    int first = slots[at + CUTS];
    int row = slots[at + KNOWN];
    long[] now = one.base().clone();
    int count = one.at().length;
    for (int i = 0; i <= count; i++) {
      if ((i & (1 << one.between()) - 1) == 0) {
        System.arraycopy(now, 0, known, row, now.length);
        row += now.length;
      }
      if (i < count) {
        int fact = one.turning()[i];
        cuts[first + i] = ordered(one.at()[i]);
        turning[first + i] = fact + (one.first() << 6);
        now[fact >>> 6] ^= 1L << fact;
      }
    }
    int from = slots[at + BUCKETS];
    int to = from + one.bucketCount();
    Arrays.fill(buckets, from, to + 1, first + count);
    int bucket = from;
    for (int i = 0; i < count; i++) {
      for (int last = bucket(slot, one.at()[i]); bucket <= last; bucket++) {
        buckets[bucket] = first + i;
      }
    }
  }

  /** A long that has the order of a number, which is never NaN and never minus zero. */
  private static long ordered(double number) {
    long bits = Double.doubleToRawLongBits(number + 0.0);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  /** The order of numbers is that of their buckets. */
  private int bucket(int slot, double number) {
    int at = slot * STRIDE;
    int bucket = (int) ((number - scales[slot * 2]) * scales[slot * 2 + 1]);
    return slots[at + BUCKETS] + Math.max(0, Math.min(bucket, slots[at + BUCKET_LAST]));
  }

  /** 1 if the first is less. */
  private static int less(long left, long right) {
    return (int) ((left & ~right | ~(left ^ right) & left - right) >>> 63);
  }

  /**
   * Whether the nearest double of a number says on which side of all cuts the number is: rounding
   * keeps the order, so it does where it is neither a bound nor next to one.
   */
  boolean isDecided(int slot, double nearest) {
    return position(slot, Math.nextDown(nearest)) == position(slot, Math.nextUp(nearest));
  }

  /** Behind how many cuts a number is, those of slots before among them. */
  private int position(int slot, double number) {
    int bucket = bucket(slot, number);
    int low = buckets[bucket];
    int high = buckets[bucket + 1];
    long wanted = ordered(number);
    while (high - low > CUTS_COMPARED) {
      int middle = low + high >>> 1;
      if (cuts[middle] <= wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low + CUTS_COMPARED - less(wanted, cuts[low]) - less(wanted, cuts[low + 1]);
  }

  /** Writes the facts of a number, from the first word on. */
  void copy(int slot, double number, long[] facts) {
    int at = slot * STRIDE;
    int position = position(slot, number) - slots[at + CUTS];
    int words = slots[at + WORDS];
    int row = position >>> slots[at + BETWEEN];
    System.arraycopy(known, slots[at + KNOWN] + row * words, facts, 0, words);
    turn(at, row, position, facts);
  }

  /** Turns the facts of a number among those of a message. */
  void turn(int slot, double number, long[] facts) {
    int at = slot * STRIDE;
    int position = position(slot, number) - slots[at + CUTS];
    int words = slots[at + WORDS];
    int row = position >>> slots[at + BETWEEN];
    int from = slots[at + KNOWN] + row * words;
    int to = slots[at + FIRST];
    for (int i = 0; i < words; i++) {
      facts[to + i] ^= known[from + i];
    }
    turn(at, row, position, facts);
  }

  /** Turns what turns at the cuts behind those of a row. */
  private void turn(int at, int row, int position, long[] facts) {
    int first = slots[at + CUTS];
    for (int i = first + (row << slots[at + BETWEEN]); i < first + position; i++) {
      int fact = turning[i];
      facts[fact >>> 6] ^= 1L << fact;
    }
  }
}
