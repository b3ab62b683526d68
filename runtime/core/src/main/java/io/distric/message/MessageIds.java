package io.distric.message;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids for messages that came without one: UUIDs of version 7, each greater than the one
 * before. Confined to one thread.
 */
public final class MessageIds {

  private static final int COUNTER_MAX = 0xFFF;

  private final InstantSource clock;
  private final RandomGenerator random;
  private long millis;
  private int counter;

  /** Ids from a clock and a source of chance. */
  public MessageIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** The next id. */
  public UUID next() {
    long now = clock.millis();
    if (now > millis) {
      restart(now);
    } else if (++counter > COUNTER_MAX) {
      // The clock stands still or went back: borrow a millisecond from the future.
      restart(millis + 1);
    }
    long high = millis << 16 | 0x7000 | counter;
    long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private void restart(long start) {
    millis = start;
    counter = random.nextInt(COUNTER_MAX / 2);
  }
}
