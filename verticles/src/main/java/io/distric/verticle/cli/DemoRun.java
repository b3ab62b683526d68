package io.distric.verticle.cli;

import io.distric.protocol.ProblemCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends the example's messages to a node and follows each to its end. */
final class DemoRun {

  private static final int SENDERS = 8;
  private static final int SETTLE_SECONDS = 60;
  private static final int FAULTS_SHOWN = 10;
  private static final Duration TICK = Duration.ofMillis(100);

  private final Terminal terminal;
  private final NodeClient client;
  private final List<String> messages;
  private final DemoBooks books = new DemoBooks();
  private final DemoScreen screen;
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

  DemoRun(Terminal terminal, NodeClient client, List<String> messages) {
    this.terminal = terminal;
    this.client = client;
    this.messages = messages;
    screen = new DemoScreen(terminal, books, messages.size());
  }

  /** Sends all, waits for all, checks all; true if every accepted message is accounted for. */
  boolean run() throws Exception {
    long began = System.nanoTime();
    DemoStream listener = new DemoStream(books, screen);
    WebSocket socket = client.stream(listener);
    socket.sendText("{\"op\":\"subscribe\",\"id\":\"demo\",\"from\":\"start\"}", true).join();
    listener.subscribed().get(SETTLE_SECONDS, TimeUnit.SECONDS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicInteger next = new AtomicInteger();
      inParallel(threads, () -> send(next), true);
      settle(listener);
      screen.done();
      List<String> instances = List.copyOf(books.endings().keySet());
      AtomicInteger checked = new AtomicInteger();
      inParallel(threads, () -> reconcile(instances, checked), false);
    }
    listener.broken().getNow("");
    socket.abort();
    faults.addAll(books.faults());
    summary(System.nanoTime() - began);
    return faults.isEmpty() && books.refusedCount() == 0;
  }

  /** A part of the work that several threads do. */
  private interface Part {
    void run() throws Exception;
  }

  private void inParallel(ExecutorService threads, Part part, boolean show) throws Exception {
    List<Future<?>> parts = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      parts.add(
          threads.submit(
              () -> {
                part.run();
                return null;
              }));
    }
    for (Future<?> running : parts) {
      while (show && !running.isDone()) {
        screen.tick();
        Thread.sleep(TICK);
      }
      running.get();
    }
  }

  private void send(AtomicInteger next) throws InterruptedException {
    for (int i = next.getAndIncrement(); i < messages.size(); i = next.getAndIncrement()) {
      byte[] body = messages.get(i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      try {
        JsonObject receipt =
            NodeClient.json(client.post("/api/v1/messages", "application/json", body));
        books.receipt(
            receipt.getString("message_id"),
            "accepted".equals(receipt.getString("status")),
            texts(receipt.getJsonArray("matched")),
            texts(receipt.getJsonArray("instances")));
      } catch (CliException e) {
        books.refused();
        faults.add("message " + (i + 1) + " was refused: " + e.getMessage());
      }
      books.sent();
    }
  }

  private void settle(DemoStream listener) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
    while (!books.settled() && System.nanoTime() < deadline) {
      if (listener.broken().isDone()) {
        faults.add(listener.broken().join());
        return;
      }
      screen.tick();
      Thread.sleep(TICK);
    }
  }

  /** The stream and the query have to tell the same about every instance. */
  private void reconcile(List<String> instances, AtomicInteger next) throws InterruptedException {
    for (int i = next.getAndIncrement(); i < instances.size(); i = next.getAndIncrement()) {
      String id = instances.get(i);
      DemoBooks.Ending ending = books.endings().get(id);
      try {
        String status = client.get("/api/v1/instances/" + id).getString("status");
        if (ending == null || !status.equals(ending.status())) {
          faults.add("instance " + id + " is " + status + ", but the stream said " + ending);
        }
      } catch (CliException e) {
        faults.add("instance " + id + " cannot be read: " + e.getMessage());
      }
    }
  }

  private void summary(long nanos) {
    terminal.print("");
    terminal.print(
        "%d messages sent in %.1f s: %d accepted, %d without effect, %d refused"
            .formatted(
                books.sentCount(),
                nanos / 1e9,
                books.acceptedCount(),
                books.sentCount() - books.acceptedCount() - books.refusedCount(),
                books.refusedCount()));
    Table rules = new Table("MATCHED BY RULE", "MESSAGES");
    books.matches().forEach((rule, count) -> rules.row(rule, count.toString()));
    rules.print(terminal);
    terminal.print("");
    workflows();
    terminal.print("");
    terminal.print(
        "receipt to result: p50 %.1f ms, p99 %.1f ms"
            .formatted(books.latencyMillis(50), books.latencyMillis(99)));
    if (faults.isEmpty()) {
      terminal.print("every accepted message is accounted for, on the stream and in the queries");
      return;
    }
    faults.stream().limit(FAULTS_SHOWN).forEach(terminal::complain);
    terminal.complain(
        "%s: %d things do not add up".formatted(ProblemCode.DEMO_UNBALANCED.code(), faults.size()));
  }

  private void workflows() {
    Map<String, int[]> counts = new TreeMap<>();
    for (DemoBooks.Ending ending : books.endings().values()) {
      int[] count = counts.computeIfAbsent(ending.workflow(), workflow -> new int[3]);
      switch (ending.status()) {
        case "completed" -> count[0]++;
        case "compensated" -> count[1]++;
        default -> count[2]++;
      }
    }
    Table table = new Table("WORKFLOW", "COMPLETED", "COMPENSATED", "FAILED");
    counts.forEach(
        (workflow, count) -> table.row(workflow, "" + count[0], "" + count[1], "" + count[2]));
    table.print(terminal);
  }

  private static List<String> texts(JsonArray array) {
    return array.stream().map(String::valueOf).toList();
  }
}
