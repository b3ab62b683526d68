package io.distric.verticle.coordinate;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Stamps entries: the wall clock where it is ahead of the last stamp; else time goes on at half its
 * speed until the wall clock has caught up, so that it neither runs backward nor stands still.
 */
final class EngineClock {

  private static final long NANOS_PER_HALF_MILLI = 2_000_000;

  private final InstantSource wall;
  private final LongSupplier nanos;
  private long last;
  private long lastNanos;

  EngineClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
  }

  /** Begins from the last stamp of the state. */
  void restart(long stamp) {
    last = stamp;
    lastNanos = nanos.getAsLong();
  }

  /** The stamp of the next entry. */
  long stamp() {
    long now = wall.millis();
    long current = nanos.getAsLong();
    if (now >= last) {
      last = now;
      lastNanos = current;
      return now;
    }
    long slewed = (current - lastNanos) / NANOS_PER_HALF_MILLI;
    last += slewed;
    lastNanos += slewed * NANOS_PER_HALF_MILLI;
    return last;
  }

  /** The wall clock. */
  long wallMillis() {
    return wall.millis();
  }

  /** How long until a stamp of this time can be given, at least 1. */
  long millisUntil(long time) {
    return Math.max(1, time - Math.max(last, wall.millis()));
  }
}
