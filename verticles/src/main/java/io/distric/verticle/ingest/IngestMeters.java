package io.distric.verticle.ingest;

import io.distric.protocol.Problem;
import io.distric.protocol.Receipt;
import io.distric.protocol.Reply;
import io.distric.telemetry.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the door counts. Thread-safe. */
final class IngestMeters {

  private final MeterRegistry registry;
  private final Counter received;
  private final Counter bytes;
  private final Counter accepted;
  private final Counter unmatched;
  private final Counter refused;
  private final Timer latency;

  IngestMeters(MeterRegistry registry) {
    this.registry = registry;
    received = registry.counter(Metrics.MESSAGES_RECEIVED);
    bytes = registry.counter(Metrics.MESSAGES_BYTES);
    accepted = registry.counter(Metrics.MESSAGES_ANSWERED, Metrics.STATUS, "accepted");
    unmatched = registry.counter(Metrics.MESSAGES_ANSWERED, Metrics.STATUS, "unmatched");
    refused = registry.counter(Metrics.MESSAGES_ANSWERED, Metrics.STATUS, "refused");
    latency =
        Timer.builder(Metrics.RECEIPT_LATENCY).publishPercentileHistogram().register(registry);
  }

  void watch(PendingTable pending, int instance) {
    Gauge.builder(Metrics.INGEST_INFLIGHT, pending, PendingTable::size)
        .tag("instance", Integer.toString(instance))
        .register(registry);
  }

  void received(int messages, int length) {
    received.increment(messages);
    bytes.increment(length);
  }

  void shed(String limit, int messages) {
    registry.counter(Metrics.MESSAGES_SHED, Metrics.LIMIT, limit).increment(messages);
  }

  /** Counts replies; the first stands for the time that all of them took. */
  void answered(List<Reply> replies, long nanos) {
    int kept = 0;
    int rejected = 0;
    for (Reply reply : replies) {
      switch (reply) {
        case Receipt receipt -> kept += receipt.accepted() ? 1 : 0;
        case Problem problem -> rejected++;
      }
    }
    int free = replies.size() - kept - rejected;
    if (kept > 0) {
      accepted.increment(kept);
    }
    if (rejected > 0) {
      refused.increment(rejected);
    }
    if (free > 0) {
      unmatched.increment(free);
    }
    if (nanos > 0) {
      latency.record(nanos, TimeUnit.NANOSECONDS);
    }
  }
}
