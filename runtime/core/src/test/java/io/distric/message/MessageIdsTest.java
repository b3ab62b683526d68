package io.distric.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

  private long now = 1_700_000_000_000L;
  private final MessageIds ids =
      new MessageIds(() -> Instant.ofEpochMilli(now), new SplittableRandom(1));

  @Test
  void shouldCarryTheTimeAndTheVersion() {
    // when
    UUID id = ids.next();

    // then
    assertEquals(7, id.version());
    assertEquals(2, id.variant());
    assertEquals(now, id.getMostSignificantBits() >>> 16);
  }

  @Test
  void shouldGrowWhileTheClockStandsStillOrGoesBack() {
    // given
    String last = "";

    for (int i = 0; i < 20_000; i++) {
      // when
      now -= i % 7 == 0 ? 1 : 0;
      String next = ids.next().toString();

      // then
      assertTrue(next.compareTo(last) > 0, next + " after " + last);
      last = next;
    }
  }

  @Test
  void shouldFollowTheClock() {
    // given
    ids.next();

    // when
    now += 5;

    // then
    assertEquals(now, ids.next().getMostSignificantBits() >>> 16);
  }
}
