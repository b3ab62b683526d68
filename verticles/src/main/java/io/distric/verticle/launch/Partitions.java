package io.distric.verticle.launch;

import io.distric.config.NodeConfig;
import io.distric.storage.EventJournal;
import io.distric.storage.FileHistory;
import io.distric.storage.FileJournal;
import io.distric.telemetry.Health;
import io.distric.telemetry.Metrics;
import io.distric.verticle.coordinate.PartitionMachine;
import io.distric.verticle.coordinate.PartitionQueries;
import io.distric.workflow.PartitionEngine;
import io.distric.workflow.WorkflowLanguage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The parts of each partition that outlive its verticle. */
final class Partitions implements AutoCloseable {

  private final List<FileJournal> journals = new ArrayList<>();
  private final List<PartitionMachine> machines = new ArrayList<>();

  private final int listScanMax;

  private Partitions(int listScanMax) {
    this.listScanMax = listScanMax;
  }

  static Partitions open(
      DataFolder folder,
      NodeConfig config,
      WorkflowLanguage language,
      Health health,
      MeterRegistry registry)
      throws IOException {
    Partitions partitions = new Partitions(config.journal().listScanMax());
    for (int p = 0; p < config.coordinate().partitions(); p++) {
      FileJournal journal =
          FileJournal.open(folder.journal(p), p, config.journal(), InstantSource.system());
      partitions.journals.add(journal);
      partitions.machines.add(new PartitionMachine(p, new PartitionEngine(p, language), journal));
      health.register("journal-" + p, () -> health(journal));
      Gauge.builder(Metrics.JOURNAL_BYTES, journal, FileJournal::bytes)
          .tag(Metrics.PARTITION, Integer.toString(p))
          .register(registry);
    }
    return partitions;
  }

  /** Name of a partition's log. */
  static String group(int partition) {
    return "tasks-" + partition;
  }

  int size() {
    return machines.size();
  }

  PartitionMachine machine(int partition) {
    return machines.get(partition);
  }

  List<EventJournal> journals() {
    return List.copyOf(journals);
  }

  PartitionQueries queries() {
    return new PartitionQueries(machines, history());
  }

  /** What the journals of all partitions keep. */
  FileHistory history() {
    return new FileHistory(journals, listScanMax);
  }

  @Override
  public void close() throws IOException {
    for (FileJournal journal : journals) {
      journal.close();
    }
  }

  private static Health.Result health(FileJournal journal) {
    return journal.failure().isEmpty()
        ? Health.Result.ok()
        : Health.Result.down("the event journal stopped: " + journal.failure());
  }
}
