package io.distric.membership;

/**
 * The order of incarnations. They go round: after the greatest comes the least, so that there is
 * none that an accused member could not outbid. Of two the later is the one that is reached sooner
 * from the other.
 */
final class Incarnations {

  /** The greatest that is sent or taken in. */
  static final int MAX = Integer.MAX_VALUE - (1 << 20);

  private static final int FIRST = 1;

  private Incarnations() {}

  static int next(int incarnation) {
    return incarnation < 0 || incarnation >= MAX ? FIRST : incarnation + 1;
  }

  static boolean later(int one, int other) {
    int ahead = Math.floorMod(one - other, MAX);
    return ahead != 0 && ahead <= MAX / 2;
  }
}
