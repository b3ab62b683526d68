package io.distric.dsl.corpus;

import io.distric.dsl.match.MalformedMessage;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What messages wait for while rules are edited: {@code ReloadBench payments 1000 200000 50 10 3
 * SEED} has 1 000 rules and 200 000 messages a second due, in batches of 100, for one thread that
 * decodes and matches them, while another edits a rule each 50 ms; 10 s without edits and 10 s with
 * them in turn, three times. The time of a message counts from when it was due, and what matched it
 * is compared with what a naive evaluation says of the version that it was matched by.
 */
final class ReloadBench {

  private static final int BATCH = 100;
  private static final int MESSAGES = 1_000;
  private static final long STALL = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long START = TimeUnit.MILLISECONDS.toNanos(20);

  private final EditedCatalog catalog;
  private final Edits edits;
  private final Verdicts verdicts;
  private final FollowingView view;
  private final double interval;
  private final long every;
  private final long length;
  private final long[] versions;
  private final long[] said;
  private final long[] nanos;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());

  private long cpu;

  private record Edited(Edits.Edit edit, long nanos) {}

  private ReloadBench(
      Corpus.Shape shape, int rules, double rate, long every, long length, long seed) {
    Corpus corpus = Corpus.of(shape, rules, MESSAGES, seed);
    this.catalog = new EditedCatalog(corpus);
    this.edits = new Edits(shape, rules, 5_000, seed);
    this.verdicts = new Verdicts(corpus);
    this.view = new FollowingView(catalog, corpus);
    this.interval = BATCH * 1e9 / rate;
    this.every = every;
    this.length = length;
    int batches = (int) (length / interval);
    this.versions = new long[batches];
    this.said = new long[batches * BATCH];
    this.nanos = new long[batches * BATCH];
  }

  public static void main(String[] arguments) throws Exception {
    ReloadBench bench =
        new ReloadBench(
            Corpus.Shape.valueOf(arguments[0].toUpperCase(Locale.ROOT)),
            Integer.parseInt(arguments[1]),
            Double.parseDouble(arguments[2]),
            TimeUnit.MILLISECONDS.toNanos(Integer.parseInt(arguments[3])),
            TimeUnit.SECONDS.toNanos(Integer.parseInt(arguments[4])),
            Long.parseLong(arguments[6]));
    System.out.println(String.join(" ", arguments));
    long wrong = bench.round("warm-up", true);
    for (int i = 0; i < Integer.parseInt(arguments[5]); i++) {
      wrong += bench.round("without", false);
      wrong += bench.round("edits", true);
    }
    if (wrong > 0) {
      throw new IllegalStateException(wrong + " messages were matched by other rules");
    }
  }

  private long round(String name, boolean edited) throws Exception {
    long begin = System.nanoTime() + START;
    int merges = catalog.merges();
    long collecting = collecting();
    Future<IdleThread> idle = threads.submit(() -> IdleThread.until(begin + length));
    Future<List<Edited>> editing =
        threads.submit(() -> edited ? edit(begin, begin + length) : List.<Edited>of());
    take(begin);
    List<Edited> done = editing.get();
    long collected = collecting() - collecting;
    done.forEach(one -> verdicts.edited(one.edit));
    long wrong = wrong();
    System.out.printf("%-8s %s%n", name, messages(begin, idle.get()));
    System.out.printf(
        "         %,d messages, %d wrong; %.2f of a core, %d ms of collections%s%n",
        nanos.length,
        wrong,
        (double) cpu / length,
        collected,
        edited ? edits(done, catalog.merges() - merges) : "");
    return wrong;
  }

  private void take(long begin) throws MalformedMessage {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int batch = 0; batch < versions.length; batch++) {
      long due = due(begin, batch);
      await(due);
      view.follow();
      versions[batch] = view.version();
      for (int i = batch * BATCH; i < (batch + 1) * BATCH; i++) {
        said[i] = view.verdict(i % MESSAGES);
        nanos[i] = System.nanoTime() - due;
      }
    }
    cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
  }

  private List<Edited> edit(long begin, long end) {
    List<Edited> done = new ArrayList<>();
    for (long due = begin; due < end; due += every) {
      await(due);
      Edits.Edit edit = edits.next();
      String text = edit.yaml();
      long began = System.nanoTime();
      catalog.edit(edit.id(), text);
      done.add(new Edited(edit, System.nanoTime() - began));
    }
    return done;
  }

  private long due(long begin, int batch) {
    return begin + (long) (batch * interval);
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private long wrong() {
    long wrong = 0;
    for (int i = 0; i < said.length; i++) {
      wrong += said[i] == verdicts.expected(versions[i / BATCH], i % MESSAGES) ? 0 : 1;
    }
    return wrong;
  }

  private String messages(long begin, IdleThread idle) {
    int stalls = 0;
    int shared = 0;
    for (int batch = 0; batch < versions.length; batch++) {
      if (isLate(batch) && (batch == 0 || !isLate(batch - 1))) {
        int last = batch;
        while (last + 1 < versions.length && isLate(last + 1)) {
          last++;
        }
        stalls++;
        long due = due(begin, batch);
        shared += idle.worst(due, due(begin, last) + STALL) > STALL / 2 ? 1 : 0;
      }
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return "messages %s; idle thread %s; %d stalls over 20 ms, in %d the idle thread was late"
        .formatted(percentiles(sorted), percentiles(idle.sorted()), stalls, shared);
  }

  private boolean isLate(int batch) {
    return nanos[(batch + 1) * BATCH - 1] > STALL;
  }

  private static String edits(List<Edited> done, int merges) {
    long[] sorted = done.stream().mapToLong(Edited::nanos).sorted().toArray();
    return "; %d edits %s, %d merges".formatted(done.size(), percentiles(sorted), merges);
  }

  /** The median and above, in milliseconds. */
  private static String percentiles(long[] sorted) {
    int count = sorted.length;
    return "%.3f %.2f %.2f %.2f"
        .formatted(
            sorted[count / 2] / 1e6,
            sorted[(int) (count * 0.99)] / 1e6,
            sorted[(int) (count * 0.999)] / 1e6,
            sorted[count - 1] / 1e6);
  }

  private static long collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(collector -> collector.getCollectionTime())
        .sum();
  }
}
