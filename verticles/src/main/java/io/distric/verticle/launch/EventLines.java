package io.distric.verticle.launch;

import io.distric.protocol.JsonText;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Lines on their way to a reader who may be slow: nobody waits for him. What is too much is lost,
 * and counted in a line of its own. Thread-safe.
 */
final class EventLines {

  private static final int LINES_MAX = 10_000;
  private static final long CLOSE_SECONDS = 2;
  private static final String END = "";

  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(LINES_MAX);
  private final AtomicLong lost = new AtomicLong();
  private final Consumer<String> reader;
  private final Thread thread;

  EventLines(Consumer<String> reader) {
    this.reader = reader;
    thread = Thread.ofPlatform().daemon().name("events").start(this::run);
  }

  void add(JsonText object) {
    if (!waiting.offer(object.toString())) {
      lost.incrementAndGet();
    }
  }

  /** Waits a little until all is read. */
  void close() throws InterruptedException {
    if (waiting.offer(END, CLOSE_SECONDS, TimeUnit.SECONDS)) {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    }
  }

  private void run() {
    try {
      for (String line = waiting.take(); !line.equals(END); line = waiting.take()) {
        reader.accept(line);
        long gap = lost.getAndSet(0);
        if (gap > 0) {
          reader.accept("{\"event\":\"gap\",\"lost\":%d}".formatted(gap));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
