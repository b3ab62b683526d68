package io.distric.workflow;

import static io.distric.workflow.FlowSketch.flow;
import static io.distric.workflow.TaskSketch.task;

import io.distric.dsl.ast.Options;
import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.EntryCodec;
import io.distric.protocol.EntryEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Figures of the engine alone, binary form included: run its {@code main} with the test class path.
 */
final class EngineBenchmark {

  private static final int BATCH = 100;
  private static final int OPEN = 100_000;
  private static final Entry.Ticket WORKER =
      new Entry.Ticket("worker-1", "boot-1", List.of(), 4096);

  private final EngineRig rig =
      new EngineRig(flow("three", task("a"), task("b").after("a"), task("c").after("b")));
  private final EntryEncoder encoder = new EntryEncoder();
  private long index;
  private long messages;
  private long bytes;

  private EngineBenchmark() {}

  /** Prints the figures. */
  public static void main(String[] arguments) throws IOException {
    EngineBenchmark benchmark = new EngineBenchmark();
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
    for (int i = 0; i < 5; i++) {
      benchmark.throughput(rounds);
    }
    benchmark.views();
    for (int i = 0; i < 2; i++) {
      benchmark.throughput(rounds);
    }
    benchmark.codec();
  }

  /** 4 entries an instance, as on an idle node: accept, then a report for each of three tasks. */
  private void throughput(int rounds) {
    bytes = 0;
    long cpu = cpu();
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      Applied applied = apply(accepts());
      while (!applied.assignments().isEmpty()) {
        applied = apply(completions(applied.assignments()));
      }
    }
    long instances = (long) rounds * BATCH;
    System.out.printf(
        "3-task instance: %.2f us wall, %.2f us CPU, %d bytes of log, open %d%n",
        (System.nanoTime() - start) / 1e3 / instances,
        (cpu() - cpu) / 1e3 / instances,
        bytes / instances,
        rig.engine.openInstances());
  }

  private void views() throws IOException {
    long before = heap();
    int dedup = rig.engine.gauges().dedupKeys();
    long dedupBytes = rig.engine.gauges().dedupBytes();
    while (rig.engine.openInstances() < OPEN) {
      apply(accepts());
    }
    long dedupGrowth = rig.engine.gauges().dedupBytes() - dedupBytes;
    System.out.printf(
        "open %d: %d bytes of heap each (of which dedup %d, keys +%d)%n",
        OPEN,
        (heap() - before) / OPEN,
        dedupGrowth / OPEN,
        rig.engine.gauges().dedupKeys() - dedup);
    long[] nanos = new long[200];
    StateView view = rig.engine.view();
    for (int i = 0; i < nanos.length; i++) {
      apply(List.of(new Command.Advance()));
      long start = System.nanoTime();
      view = rig.engine.view();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "view: p50 %.3f ms, p99 %.3f ms, max %.3f ms%n",
        nanos[100] / 1e6, nanos[197] / 1e6, nanos[199] / 1e6);
    long start = System.nanoTime();
    long[] written = {0};
    view.writeTo(counting(written));
    System.out.printf(
        "snapshot: %d bytes in %.0f ms%n", written[0], (System.nanoTime() - start) / 1e6);
    start = System.nanoTime();
    view.newest(record -> false, 1);
    System.out.printf("scan of all: %.1f ms%n", (System.nanoTime() - start) / 1e6);
    for (int i = 0; i < 5; i++) {
      long cpu = cpu();
      int running = rig.engine.gauges().runningTasks();
      apply(List.of(new Command.LoseWorkers(List.of("boot-1"))));
      System.out.printf(
          "loss of the worker of %d tasks: %.0f ms of CPU%n", running, (cpu() - cpu) / 1e6);
    }
  }

  /** 4 096 messages of an entry. */
  private void codec() {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < 4096; i++) {
      commands.addAll(accepts().subList(0, 1));
    }
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      commands.forEach(encoder::add);
      byte[] encoded = encoder.finish(0, 0, List.of(), List.of());
      long middle = System.nanoTime();
      EntryCodec.decode(ByteBuffer.wrap(encoded));
      System.out.printf(
          "4096 messages: encode %.2f ms, decode %.2f ms, %d bytes%n",
          (middle - start) / 1e6, (System.nanoTime() - middle) / 1e6, encoded.length);
    }
  }

  private List<Command> accepts() {
    List<Command> commands = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      String id = new UUID(0x0190_0000_0000_7000L | (messages << 16), messages++).toString();
      String input = "{\"id\":\"" + id + "\",\"amount\":1500,\"currency\":\"EUR\"}";
      commands.add(EngineRig.message(id, "three", input, Options.NONE));
    }
    return commands;
  }

  private static List<Command> completions(List<Assignment> assignments) {
    List<Command> commands = new ArrayList<>(assignments.size());
    for (Assignment assignment : assignments) {
      commands.add(EngineRig.completion(assignment, "{\"done\":true}"));
    }
    return commands;
  }

  private Applied apply(List<Command> commands) {
    commands.forEach(encoder::add);
    List<Entry.Definition> definitions =
        rig.engine.hasDefinition("three", 1)
            ? List.of()
            : List.of(new Entry.Definition("three", 1, new byte[0]));
    byte[] entry = encoder.finish(EngineRig.START + index, index, List.of(WORKER), definitions);
    bytes += entry.length;
    return rig.engine.apply(++index, EntryCodec.decode(ByteBuffer.wrap(entry).asReadOnlyBuffer()));
  }

  private static OutputStream counting(long[] written) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        written[0]++;
      }

      @Override
      public void write(byte[] b, int offset, int length) {
        written[0] += length;
      }
    };
  }

  private static long cpu() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
