package io.distric.dsl.match;

import java.util.Arrays;

/**
 * Facts of the numbers that a slot may hold: at each cut one fact turns. The facts at every so many
 * cuts are written down, so that few turns have to be made again. Immutable.
 */
final class NumberFacts {

  /** Facts are written down at every cut as long as they take no more words than these. */
  private static final int WORDS_MANY = 1 << 9;

  private static final int CUTS_BETWEEN = 8;

  /** With more cuts than these, buckets hold several of them. */
  private static final int CUTS_MANY = 1 << 10;

  /** So many cuts are compared without a branch: which way one would go cannot be guessed. */
  private static final int CUTS_COMPARED = 4;

  /** Ascending, in the order of {@link #ordered}; behind the last some that nothing reaches. */
  private final long[] cuts;

  /** The fact that turns at each cut. */
  private final int[] turning;

  /** All facts at every so many cuts, one behind the other. */
  private final long[] known;

  private final int words;
  private final int between;

  /** Numbers fall into buckets of the same width; for each, how many cuts are in those before. */
  private final int[] buckets;

  private final double least;
  private final double scale;

  /**
   * Takes the cuts in their order.
   *
   * @param at ascending: from here on the fact has turned
   * @param turning the fact that turns at each
   * @param first the facts below all cuts
   */
  NumberFacts(double[] at, int[] turning, long[] first) {
    this.turning = turning;
    this.words = first.length;
    this.between = (long) at.length * words <= WORDS_MANY ? 1 : Math.max(CUTS_BETWEEN, words / 2);
    this.known = new long[(at.length / between + 1) * words];
    this.cuts = new long[at.length + CUTS_COMPARED];
    Arrays.fill(cuts, Long.MAX_VALUE);
    long[] now = first.clone();
    for (int i = 0; i <= at.length; i++) {
      if (i % between == 0) {
        System.arraycopy(now, 0, known, i / between * words, words);
      }
      if (i < at.length) {
        cuts[i] = ordered(at[i]);
        now[turning[i] >>> 6] ^= 1L << turning[i];
      }
    }
    int count = Math.max(1, at.length < CUTS_MANY ? at.length * 2 : at.length / 2);
    this.least = at.length == 0 ? 0 : at[0];
    double width = at.length == 0 ? 0 : at[at.length - 1] - least;
    boolean usable = width > 0 && Double.isFinite(width) && Double.isFinite(count / width);
    this.scale = usable ? count / width : 0;
    this.buckets = new int[count + 1];
    Arrays.fill(buckets, at.length);
    int bucket = 0;
    for (int i = 0; i < at.length; i++) {
      for (int last = bucket(at[i]); bucket <= last; bucket++) {
        buckets[bucket] = i;
      }
    }
  }

  /** A long that has the order of a number, which is never NaN and never minus zero. */
  private static long ordered(double number) {
    long bits = Double.doubleToRawLongBits(number + 0.0);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  /** The order of numbers is that of their buckets. */
  private int bucket(double number) {
    int last = buckets.length - 2;
    return Math.clamp((int) ((number - least) * scale), 0, last);
  }

  /** 1 if the first is less. */
  private static int less(long left, long right) {
    return (int) ((left & ~right | ~(left ^ right) & left - right) >>> 63);
  }

  /** How many cuts are at or below a number. */
  private int position(double number) {
    int bucket = bucket(number);
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
    return low
        + CUTS_COMPARED
        - less(wanted, cuts[low])
        - less(wanted, cuts[low + 1])
        - less(wanted, cuts[low + 2])
        - less(wanted, cuts[low + 3]);
  }

  /** Writes the facts of a number. */
  void copy(double number, long[] facts) {
    int position = position(number);
    int start = position / between;
    System.arraycopy(known, start * words, facts, 0, words);
    turn(start * between, position, facts, 0);
  }

  /** Turns the facts of a number among those of a message. */
  void write(double number, long[] facts, int at) {
    int position = position(number);
    int start = position / between;
    int from = start * words;
    for (int i = 0; i < words; i++) {
      facts[at + i] ^= known[from + i];
    }
    turn(start * between, position, facts, at);
  }

  private void turn(int from, int to, long[] facts, int at) {
    for (int i = from; i < to; i++) {
      int fact = turning[i];
      facts[at + (fact >>> 6)] ^= 1L << fact;
    }
  }
}
