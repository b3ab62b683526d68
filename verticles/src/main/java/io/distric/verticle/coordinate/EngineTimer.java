package io.distric.verticle.coordinate;

import io.vertx.core.Vertx;

/** Wakes the leader when the engine's next timer is due. Confined to the partition's context. */
final class EngineTimer {

  private static final long NONE = Long.MAX_VALUE;

  private final Vertx vertx;
  private final EngineClock clock;
  private final Runnable wake;
  private long id = -1;
  private long at = NONE;

  EngineTimer(Vertx vertx, EngineClock clock, Runnable wake) {
    this.vertx = vertx;
    this.clock = clock;
    this.wake = wake;
  }

  /** The engine's next timer is due at a time, or never: {@link Long#MAX_VALUE}. */
  void schedule(long due) {
    if (due == at) {
      return;
    }
    cancel();
    if (due != NONE) {
      at = due;
      id = vertx.setTimer(clock.millisUntil(due), fired -> fire());
    }
  }

  void cancel() {
    vertx.cancelTimer(id);
    at = NONE;
  }

  private void fire() {
    at = NONE;
    wake.run();
  }
}
