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
  private long heardAt;

  Suspicion(long now, long min, long max, int wanted) {
    since = now;
    heardAt = now;
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

  /** Whether as many agree as are wanted. */
  boolean agreed() {
    return wanted > 0 && accusers.size() > wanted;
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

  void heard(long now) {
    hearings++;
    heardAt = now;
  }

  /** When it was heard last, or the suspicion began. */
  long heardAt() {
    return heardAt;
  }

  long since() {
    return since;
  }

  void postpone(long by) {
    since += by;
    heardAt += by;
  }
}
