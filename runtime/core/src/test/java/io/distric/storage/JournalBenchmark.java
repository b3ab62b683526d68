package io.distric.storage;

import io.distric.config.JournalConfig;
import io.distric.protocol.EventBatch;
import io.distric.protocol.InstanceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Cost of an instance in the journal: three tasks, two events. Arguments: folder, entries of 1 000
 * instances.
 */
final class JournalBenchmark {

  private static final int INSTANCES = 1000;

  private JournalBenchmark() {}

  /** What an entry brings. */
  private record Load(EventBatch batch, List<InstanceRecord> finished) {}

  public static void main(String[] args) throws IOException {
    Path dir = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("journal");
    int entries = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
    JournalConfig config =
        new JournalConfig(64 << 20, 1L << 40, Duration.ofDays(7), true, Integer.MAX_VALUE);
    try (FileJournal journal = FileJournal.open(dir, 0, config, InstantSource.system())) {
      append(journal, entries);
      lookUp(journal, (long) entries * INSTANCES);
      long start = System.nanoTime();
      journal.sync();
      report("sync", System.nanoTime() - start, 1);
      System.out.printf(
          Locale.ROOT,
          "%.0f bytes an instance, heap %d MB%n",
          (double) journal.bytes() / entries / INSTANCES,
          usedHeap() >> 20);
    }
    long start = System.nanoTime();
    FileJournal.open(dir, 0, config, InstantSource.system()).close();
    report("open and close", System.nanoTime() - start, 1);
  }

  private static void append(FileJournal journal, int entries) {
    long appending = 0;
    long first = journal.lastIndex() + 1;
    for (int done = 0; done < entries; ) {
      List<Load> loads = new ArrayList<>();
      for (int i = 0; i < 50 && done < entries; i++, done++) {
        long from = (long) done * INSTANCES;
        loads.add(
            new Load(
                Records.batch(first + done, from, INSTANCES), Records.finished(from, INSTANCES)));
      }
      long start = System.nanoTime();
      loads.forEach(load -> journal.append(load.batch(), load.finished()));
      appending += System.nanoTime() - start;
      if (done % 200 == 0) {
        report("append so far, an instance", appending, (long) done * INSTANCES);
      }
    }
    report("append, an instance", appending, (long) entries * INSTANCES);
  }

  private static void lookUp(FileJournal journal, long instances) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 2; round++) {
      long start = System.nanoTime();
      int found = 0;
      for (int i = 0; i < 1000; i++) {
        found += journal.find(Records.id(random.nextLong(instances))).isPresent() ? 1 : 0;
      }
      report("find (" + found + " of 1000 found)", System.nanoTime() - start, 1000);
    }
    FileHistory history = new FileHistory(List.of(journal), Integer.MAX_VALUE);
    long start = System.nanoTime();
    history.list(instance -> true, "", 100);
    report("list 100", System.nanoTime() - start, 1);
  }

  private static void report(String what, long nanos, long count) {
    System.out.printf(Locale.ROOT, "%s: %.2f us%n", what, nanos / 1e3 / count);
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
