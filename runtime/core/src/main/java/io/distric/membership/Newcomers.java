package io.distric.membership;

import java.util.HashMap;
import java.util.Map;

/**
 * How many members unknown so far are taken in on one member's word: who holds a key can make
 * members up, and they must not crowd out those that are there.
 */
final class Newcomers {

  /** Taken in from one teller in a window; what is refused comes again by others. */
  static final int PER_TELLER_MAX = 1_000;

  private static final int WINDOW_ROUNDS = 10;

  /** Tellers counted in a window; the others share one count. */
  private static final int TELLERS_MAX = 1_000;

  private static final String OTHERS = "";

  private final Turn turn;
  private final long window;
  private final Map<String, Integer> taken = new HashMap<>();
  private long since = Long.MIN_VALUE / 2;

  Newcomers(Turn turn, Timing timing) {
    this.turn = turn;
    window = WINDOW_ROUNDS * timing.interval;
  }

  /** Counts one more, where that is not too many. */
  boolean admit(String teller) {
    if (turn.now - since >= window) {
      since = turn.now;
      taken.clear();
    }
    boolean counted = taken.containsKey(teller) || taken.size() < TELLERS_MAX;
    return taken.merge(counted ? teller : OTHERS, 1, Integer::sum) <= PER_TELLER_MAX;
  }

  int tellers() {
    return taken.size();
  }
}
