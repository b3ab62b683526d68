package io.distric.verticle.admin;

import io.distric.telemetry.Metrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of memory the bodies of a node's catalog requests may take. Thread-safe. */
final class UploadBudget {

  private final long bytesMax;
  private final AtomicLong held = new AtomicLong();

  UploadBudget(long bytesMax, MeterRegistry registry) {
    this.bytesMax = bytesMax;
    Gauge.builder(Metrics.CATALOG_UPLOADS, held, AtomicLong::doubleValue).register(registry);
  }

  long bytesMax() {
    return bytesMax;
  }

  /** Takes so many bytes, or none and false. */
  boolean take(long bytes) {
    if (held.addAndGet(bytes) <= bytesMax) {
      return true;
    }
    held.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    held.addAndGet(-bytes);
  }
}
