package io.distric.membership;

import java.util.SplittableRandom;

/** The seed of a test: printed, and overridden by the system property {@code distric.seed}. */
public final class Seed {

  private Seed() {}

  /** Prints and returns the seed. */
  public static long of(long usual) {
    long seed = Long.getLong("distric.seed", usual);
    System.out.println("distric.seed=" + seed);
    return seed;
  }

  /** A source of chance from that seed. */
  public static SplittableRandom random(long usual) {
    return new SplittableRandom(of(usual));
  }
}
