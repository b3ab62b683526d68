package io.distric.membership;

import java.util.Arrays;

/** The counters of one sender that were seen: those too old, or seen already, are refused. */
final class ReplayWindow {

  static final int SIZE = 1024;

  private final long[] seen = new long[SIZE / Long.SIZE];
  private long highest = -1;

  boolean fresh(long counter) {
    if (counter < 0 || counter <= highest - SIZE) {
      return false;
    }
    return counter > highest || (seen[word(counter)] & bit(counter)) == 0;
  }

  void accept(long counter) {
    if (counter > highest) {
      forget(counter);
      highest = counter;
    }
    seen[word(counter)] |= bit(counter);
  }

  /** What leaves the window when it moves on. Any counter may come, the largest of all included. */
  private void forget(long counter) {
    if (counter - SIZE >= highest) {
      Arrays.fill(seen, 0);
      return;
    }
    for (long skipped = highest + 1; skipped < counter; skipped++) {
      seen[word(skipped)] &= ~bit(skipped);
    }
  }

  private static int word(long counter) {
    return (int) (counter % SIZE) / Long.SIZE;
  }

  private static long bit(long counter) {
    return 1L << counter % Long.SIZE;
  }
}
