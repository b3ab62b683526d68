package io.distric.verticle.gossip;

import io.vertx.core.Vertx;
import java.util.function.LongSupplier;

/**
 * Wakes the membership when it wants to be woken. When that comes late, because the process or its
 * loop had been stopped, then not before the socket has been read empty: what came in meanwhile may
 * speak for those whose time is up. Confined to the gossip context.
 */
final class WakeTimer {

  private static final long READ_FIRST_MAX_MILLIS = 250;
  private static final long NEVER = Long.MAX_VALUE;

  private final Vertx vertx;
  private final LongSupplier ticks;
  private final long tolerance;
  private final LongSupplier packetsRead;
  private final Runnable wake;
  private long timer = -1;
  private long armedFor = NEVER;
  private boolean reading;
  private long worstLag;

  WakeTimer(
      Vertx vertx, LongSupplier ticks, long tolerance, LongSupplier packetsRead, Runnable wake) {
    this.vertx = vertx;
    this.ticks = ticks;
    this.tolerance = tolerance;
    this.packetsRead = packetsRead;
    this.wake = wake;
  }

  /** Wakes at this time at the latest; earlier does no harm. */
  void arm(long at) {
    if (reading || at >= armedFor) {
      return;
    }
    cancel();
    armedFor = at;
    timer = vertx.setTimer(Math.max(1, at - ticks.getAsLong()), fired -> fired());
  }

  void cancel() {
    if (timer >= 0) {
      vertx.cancelTimer(timer);
      timer = -1;
    }
    armedFor = NEVER;
  }

  /** The worst in milliseconds since it was asked last. */
  long worstLag() {
    long worst = worstLag;
    worstLag = 0;
    return worst;
  }

  private void fired() {
    long now = ticks.getAsLong();
    long late = now - armedFor;
    worstLag = Math.max(worstLag, late);
    if (late > tolerance) {
      reading = true;
      readFirst(packetsRead.getAsLong(), now + READ_FIRST_MAX_MILLIS);
      return;
    }
    wakeNow();
  }

  private void readFirst(long before, long deadline) {
    timer =
        vertx.setTimer(
            1,
            turn -> {
              long read = packetsRead.getAsLong();
              if (read == before || ticks.getAsLong() >= deadline) {
                reading = false;
                wakeNow();
              } else {
                readFirst(read, deadline);
              }
            });
  }

  private void wakeNow() {
    timer = -1;
    armedFor = NEVER;
    wake.run();
  }
}
