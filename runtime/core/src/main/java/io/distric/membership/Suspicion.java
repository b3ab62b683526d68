package io.distric.membership;

import java.util.ArrayList;
import java.util.List;

/** A member under suspicion, and how long it still has: the less the more members agree. */
final class Suspicion {

  private final List<String> accusers = new ArrayList<>();
  private final long min;
  private final long max;
  private final int wanted;
  private long since;
  private int hearings;

  Suspicion(long now, long min, long max, int wanted) {
    since = now;
    this.min = min;
    this.max = max;
    this.wanted = wanted;
  }

  /** Whether this accuser is news. The one more than wanted is the one who began. */
  boolean accuse(String accuser) {
    if (accusers.size() > wanted || accusers.contains(accuser)) {
      return false;
    }
    return accusers.add(accuser);
  }

  List<String> accusers() {
    return accusers;
  }

  boolean confirmed() {
    return accusers.size() > 1;
  }

  long deadline() {
    if (wanted == 0) {
      return since + min;
    }
    double share = Math.log(accusers.size()) / Math.log(wanted + 1.0);
    return since + Math.max(min, Math.round(max - (max - min) * share));
  }

  /** How often the accused was heard by this member itself. */
  int hearings() {
    return hearings;
  }

  void heard() {
    hearings++;
  }

  long since() {
    return since;
  }

  void postpone(long by) {
    since += by;
  }
}
