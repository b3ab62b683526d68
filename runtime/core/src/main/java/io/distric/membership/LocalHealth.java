package io.distric.membership;

/** How much reason this member has to doubt itself: 0 is none. */
final class LocalHealth {

  private final int max;
  private int doubt;

  LocalHealth(int max) {
    this.max = max;
  }

  void worse(int by) {
    doubt = Math.min(max, doubt + by);
  }

  void better() {
    doubt = Math.max(0, doubt - 1);
  }

  int doubt() {
    return doubt;
  }

  /** The more doubt, the longer it waits for others. */
  long patient(long milliseconds) {
    return milliseconds * (1 + doubt);
  }

  /** Verdicts wait too, but less: others will come to one meanwhile. */
  long lenient(long milliseconds) {
    return milliseconds + milliseconds * doubt / 2;
  }
}
