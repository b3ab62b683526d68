package io.distric.verticle.gossip;

import io.distric.telemetry.Metrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/** The figures of a member as metrics. Shown on the gossip thread, read on any. */
final class GossipMeters {

  private static final double MILLIS_PER_SECOND = 1000;

  private final MeterRegistry registry;
  private volatile Figures figures = new Figures();

  GossipMeters(MeterRegistry registry) {
    this.registry = registry;
    traffic();
    drops();
    gauges();
    counts();
  }

  void show(Figures latest) {
    figures = latest;
  }

  private void traffic() {
    counter(Metrics.GOSSIP_PACKETS, Figure.PACKETS_IN, Metrics.DIRECTION, "in");
    counter(Metrics.GOSSIP_PACKETS, Figure.PACKETS_OUT, Metrics.DIRECTION, "out");
    bytes(Figure.BYTES_IN, "udp", "in");
    bytes(Figure.BYTES_OUT, "udp", "out");
    bytes(Figure.STREAM_BYTES_IN, "tcp", "in");
    bytes(Figure.STREAM_BYTES_OUT, "tcp", "out");
  }

  private void drops() {
    for (Figure figure :
        new Figure[] {
          Figure.FOREIGN,
          Figure.FORGED,
          Figure.REPLAYED,
          Figure.MALFORMED,
          Figure.OVER_RATE,
          Figure.OVER_QUEUE,
          Figure.OVER_STREAMS,
          Figure.UNSENT
        }) {
      counter(Metrics.GOSSIP_DROPPED, figure, Metrics.REASON, figure.word());
    }
  }

  private void gauges() {
    for (Figure figure :
        new Figure[] {Figure.ACTIVE, Figure.SUSPECTED, Figure.FAILED, Figure.LEFT}) {
      Gauge.builder(Metrics.MEMBERS, this, meters -> meters.value(figure))
          .tags(Metrics.STATUS, figure.word())
          .register(registry);
    }
    gauge(Metrics.GOSSIP_QUEUE, Figure.QUEUE, 1);
    gauge(Metrics.GOSSIP_NEWS, Figure.NEWS, 1);
    gauge(Metrics.GOSSIP_DOUBT, Figure.DOUBT, 1);
    gauge(Metrics.GOSSIP_LAG, Figure.LAG_MILLIS, MILLIS_PER_SECOND);
    gauge(Metrics.GOSSIP_CONVERGENCE_MAX, Figure.NEWS_AGE_MAX, MILLIS_PER_SECOND);
    FunctionTimer.builder(
            Metrics.GOSSIP_CONVERGENCE,
            this,
            meters -> meters.figures.get(Figure.NEWS_HEARD),
            meters -> meters.value(Figure.NEWS_AGE_SUM),
            TimeUnit.MILLISECONDS)
        .register(registry);
  }

  private void counts() {
    counter(Metrics.GOSSIP_PROBES, Figure.PROBES, Metrics.STATUS, "begun");
    counter(Metrics.GOSSIP_PROBES, Figure.PROBES_MISSED, Metrics.STATUS, "missed");
    counter(Metrics.GOSSIP_VERDICTS, Figure.VERDICTS, Metrics.STATUS, "failed");
    counter(Metrics.GOSSIP_VERDICTS, Figure.VERDICTS_REFUTED, Metrics.STATUS, "refuted");
    counter(Metrics.GOSSIP_SUSPICIONS, Figure.SUSPICIONS);
    counter(Metrics.GOSSIP_REFUTATIONS, Figure.REFUTATIONS);
    counter(Metrics.GOSSIP_PAUSES, Figure.PAUSES);
    counter(Metrics.GOSSIP_SYNCS, Figure.SYNCS);
    counter(Metrics.GOSSIP_REFUSED, Figure.MEMBERS_REFUSED);
  }

  private void bytes(Figure figure, String transport, String direction) {
    counter(
        Metrics.GOSSIP_BYTES, figure, Metrics.TRANSPORT, transport, Metrics.DIRECTION, direction);
  }

  private void counter(String name, Figure figure, String... tags) {
    FunctionCounter.builder(name, this, meters -> meters.value(figure))
        .tags(tags)
        .register(registry);
  }

  private void gauge(String name, Figure figure, double unit) {
    Gauge.builder(name, this, meters -> meters.value(figure) / unit).register(registry);
  }

  private double value(Figure figure) {
    return figures.get(figure);
  }
}
