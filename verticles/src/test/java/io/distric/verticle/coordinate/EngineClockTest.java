package io.distric.verticle.coordinate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EngineClockTest {

  private long wall = 1000;
  private long nanos;
  private final EngineClock clock = new EngineClock(() -> Instant.ofEpochMilli(wall), () -> nanos);

  @Test
  void shouldFollowTheWallClock() {
    // given
    clock.restart(500);

    // then
    assertEquals(1000, clock.stamp());
    pass(7);
    assertEquals(1007, clock.stamp());
  }

  @Test
  void shouldGoOnAtHalfSpeedUntilTheWallClockCatchesUp() {
    // given
    clock.restart(1020);

    // then
    assertEquals(1020, clock.stamp());
    pass(10);
    assertEquals(1025, clock.stamp());
    pass(1);
    assertEquals(1025, clock.stamp());
    pass(1);
    assertEquals(1026, clock.stamp());
    pass(20);
    assertEquals(1032, clock.stamp());
  }

  @Test
  void shouldNotRunBackwardWhenTheWallClockDoes() {
    // given
    clock.restart(0);
    clock.stamp();

    // when
    wall = 10;

    // then
    assertEquals(1000, clock.stamp());
  }

  @Test
  void shouldSayHowLongUntilATime() {
    // given
    clock.restart(0);

    // then
    assertEquals(50, clock.millisUntil(1050));
    assertEquals(1, clock.millisUntil(900));
  }

  private void pass(long millis) {
    wall += millis;
    nanos += millis * 1_000_000;
  }
}
