package io.distric.membership;

import java.util.random.RandomGenerator;

/**
 * One run of a process. No two runs have the same, so that no two use the same key; a later one is
 * higher where the clock did not go back.
 *
 * @param high milliseconds since the epoch, and chance
 * @param low chance
 */
public record BootId(long high, long low) {

  private static final int CHANCE_BITS = 20;

  /**
   * A new one.
   *
   * @param epochMillis now
   * @param random a secure source
   */
  public static BootId create(long epochMillis, RandomGenerator random) {
    long chance = random.nextLong() >>> Long.SIZE - CHANCE_BITS;
    return new BootId(epochMillis << CHANCE_BITS | chance, random.nextLong());
  }
}
