package io.distric.verticle.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class RateLimitsTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void shouldLetABurstThroughAndThenTheRate() {
    // given
    RateLimits limits = new RateLimits(10, 20);

    // then
    assertEquals(0, limits.take("a", 20, 0));
    assertEquals(1, limits.take("a", 1, 0));
    assertEquals(0, limits.take("a", 10, SECOND));
    assertEquals(1, limits.take("a", 1, SECOND));
  }

  @Test
  void shouldKeepClientsApart() {
    // given
    RateLimits limits = new RateLimits(10, 10);
    limits.take("a", 10, 0);

    // then
    assertEquals(0, limits.take("b", 10, 0));
  }

  @Test
  void shouldLetARequestBeyondTheBurstThroughAndChargeIt() {
    // given
    RateLimits limits = new RateLimits(10, 10);

    // then
    assertEquals(0, limits.take("a", 100, 0));
    assertEquals(10, limits.take("a", 10, 0));
  }

  @Test
  void shouldNotLimitWhereNoRateIsSet() {
    // then
    assertEquals(0, new RateLimits(0, 1).take("a", 1_000_000, 0));
  }

  @Test
  void shouldNotRememberMoreClientsThanItMay() {
    // given
    RateLimits limits = new RateLimits(1, 1);

    // when
    limits.take("first", 1, 0);
    for (int i = 0; i < 10_001; i++) {
      limits.take("client " + i, 1, 0);
    }

    // then
    assertEquals(0, limits.take("first", 1, 0));
  }
}
