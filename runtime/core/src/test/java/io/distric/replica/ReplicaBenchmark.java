package io.distric.replica;

import io.distric.config.ReplicaConfig;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Entries a second through a group of one member. Arguments: folder, seconds a point. */
final class ReplicaBenchmark {

  private ReplicaBenchmark() {}

  /** A point to measure. */
  private record Point(int bytes, int inflight) {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path dir = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("replica");
    Duration span = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 5);
    ReplicaConfig config =
        new ReplicaConfig(
            "127.0.0.1",
            0,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            256L << 20,
            Duration.ofMinutes(10),
            32 << 20,
            0,
            Duration.ofMillis(300),
            Duration.ofMillis(600),
            4 << 20,
            Duration.ofSeconds(10));
    long start = System.nanoTime();
    try (Replicas replicas = Nodes.alone(dir, new Counter(), config)) {
      System.out.printf(
          Locale.ROOT, "leads after %d ms%n", (System.nanoTime() - start) / 1_000_000);
      ReplicaGroup group = replicas.group("ledger");
      List<Point> points =
          List.of(
              new Point(100, 1),
              new Point(100, 64),
              new Point(64 << 10, 2),
              new Point(256 << 10, 2));
      for (int round = 0; round < 2; round++) {
        for (Point point : points) {
          measure(group, point, span);
        }
      }
    }
  }

  private static void measure(ReplicaGroup group, Point point, Duration span)
      throws InterruptedException {
    long[] nanos = new long[2_000_000];
    AtomicInteger done = new AtomicInteger();
    Semaphore room = new Semaphore(point.inflight());
    byte[] entry = new byte[point.bytes()];
    long cpu = cpuNanos();
    long start = System.nanoTime();
    long end = start + span.toNanos();
    while (System.nanoTime() < end) {
      room.acquire();
      long submitted = System.nanoTime();
      var _ =
          group
              .submit(entry)
              .whenComplete(
                  (result, error) -> {
                    nanos[done.getAndIncrement()] = System.nanoTime() - submitted;
                    room.release();
                  });
    }
    room.acquire(point.inflight());
    long took = System.nanoTime() - start;
    int count = done.get();
    Arrays.sort(nanos, 0, count);
    System.out.printf(
        Locale.ROOT,
        "%7d B x%-3d %7.0f entries/s %6.1f MB/s p50 %.3f ms p99 %.3f ms cpu %.1f us/entry%n",
        point.bytes(),
        point.inflight(),
        count * 1e9 / took,
        count * 1e3 / took * point.bytes(),
        nanos[count / 2] / 1e6,
        nanos[count * 99 / 100] / 1e6,
        (cpuNanos() - cpu) / 1e3 / count);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Does nothing. */
  private static final class Counter implements LogMachine {
    @Override
    public Object apply(long index, ByteBuffer entry) {
      return index;
    }

    @Override
    public Snapshot snapshot() {
      return out -> out.write(new byte[1 << 20]);
    }

    @Override
    public void restore(long index, InputStream in) {
      // Nothing to restore.
    }

    @Override
    public void leading(boolean leads, long term) {
      // Not of interest.
    }
  }
}
