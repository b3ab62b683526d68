package io.distric.verticle.coordinate;

import io.distric.protocol.InstanceRecord;
import io.distric.telemetry.InstanceSpan;
import io.distric.telemetry.Metrics;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What a partition counts. Confined to its context, but for the gauges. */
final class CoordinateMeters {

  private static final double MILLIS_PER_SECOND = 1000;

  private final MeterRegistry registry;
  private final String partition;
  private final String group;
  private final Timer commit;
  private final DistributionSummary commands;
  private final DistributionSummary bytes;
  private final Timer durations;

  CoordinateMeters(MeterRegistry registry, int partition) {
    this.registry = registry;
    this.partition = Integer.toString(partition);
    this.group = "tasks-" + partition;
    commit =
        Timer.builder(Metrics.COMMIT_LATENCY)
            .tag(Metrics.GROUP, group)
            .publishPercentileHistogram()
            .register(registry);
    commands = registry.summary(Metrics.ENTRY_COMMANDS);
    bytes = registry.summary(Metrics.ENTRY_BYTES);
    durations = registry.timer(Metrics.INSTANCE_DURATION);
  }

  void watch(PartitionLeader leader) {
    gauge(Metrics.COORDINATE_QUEUE, leader, PartitionLeader::queued);
    gauge(Metrics.ENTRIES_INFLIGHT, leader, PartitionLeader::inflight);
    gauge(Metrics.INSTANCES_OPEN, leader, PartitionLeader::openInstances);
    gauge(Metrics.TASKS_READY, leader, PartitionLeader::readyTasks);
  }

  void watch(PartitionMachine machine, InstantSource clock) {
    gauge(Metrics.DEDUP_BYTES, machine, it -> it.gauges().dedupBytes());
    gauge(
        Metrics.DEDUP_OLDEST,
        machine,
        it -> Math.max(0, clock.millis() - it.gauges().dedupOldest()) / MILLIS_PER_SECOND);
  }

  void proposed(Proposal proposal) {
    commands.record(proposal.commands());
    bytes.record(proposal.bytes().length);
  }

  void applied(Proposal proposal) {
    commit.record(System.nanoTime() - proposal.startNanos(), TimeUnit.NANOSECONDS);
    proposal.span().close(group, proposal.commands(), proposal.bytes().length);
  }

  void shed(String limit, int messages) {
    registry.counter(Metrics.MESSAGES_SHED, Metrics.LIMIT, limit).increment(messages);
  }

  /** Counts instances that ended, and what they took. */
  void ended(List<InstanceRecord> finished) {
    for (InstanceRecord instance : finished) {
      registry
          .counter(Metrics.INSTANCES_ENDED, Metrics.STATUS, instance.status().word())
          .increment();
      long took = instance.completedAt() - instance.createdAt();
      durations.record(took, TimeUnit.MILLISECONDS);
      InstanceSpan span = new InstanceSpan();
      if (span.isEnabled()) {
        span.close(
            instance.id().toString(),
            instance.messageId(),
            instance.ruleId(),
            instance.workflow(),
            instance.status().word(),
            took);
      }
    }
  }

  private <T> void gauge(String name, T owner, ToDoubleFunction<T> value) {
    Gauge.builder(name, owner, value).tag(Metrics.PARTITION, partition).register(registry);
  }
}
