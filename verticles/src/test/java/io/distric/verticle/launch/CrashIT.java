package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills nodes under load. {@code -Ddistric.crash.rounds} says how often; {@code scripts/crash-test}
 * does it often.
 */
final class CrashIT {

  private static final String CATALOG =
      """
      rules:
        - id: go
          conditions:
            - {field: event_type, operator: equals, value: go}
          actions:
            - {workflow: three, params: {n: {ref: n}}}
      workflows:
        - id: three
          tasks:
            - {id: first, task: core.noop}
            - {id: second, task: core.echo, params: {n: {ref: input.n}}, after: [first]}
            - {id: third, task: core.sleep, params: {duration: 5ms}, after: [second]}
      """;
  private static final int ROUNDS = Integer.getInteger("distric.crash.rounds", 2);
  private static final int REPEATED_AT_ONCE = 500;
  private static final int LIVE_MILLIS_MIN = 500;
  private static final int LIVE_MILLIS_MAX = 4000;

  private final Acknowledged load = new Acknowledged();
  @TempDir private Path dir;
  private Path data;
  private Path catalog;

  @BeforeEach
  void writeCatalog() throws IOException {
    data = Files.createDirectory(dir.resolve("data"));
    catalog = Files.createDirectory(dir.resolve("catalog"));
    Files.writeString(catalog.resolve("three.yaml"), CATALOG);
  }

  @Test
  void shouldLoseNothingThatWasAcknowledgedWhenKilled() throws Exception {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);

    // when
    for (int round = 1; round <= ROUNDS; round++) {
      try (NodeProcess node = NodeProcess.start(data, catalog)) {
        List<Thread> senders = load.send(node.url());
        int live = random.nextInt(LIVE_MILLIS_MIN, LIVE_MILLIS_MAX);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(live));
        node.kill();
        for (Thread sender : senders) {
          sender.join();
        }
        System.out.printf("round %d: %d acknowledged%n", round, load.receipts().size());
      }
    }

    // then
    try (NodeProcess node = NodeProcess.start(data, catalog)) {
      assertFalse(load.receipts().isEmpty());
      assertEveryInstanceCompletes(node.url());
      assertRepetitionsAreKnown(node.url());
      assertOneCommittedAttemptEach(node.url());
      assertEquals(0, node.terminate());
      assertFalse(Files.exists(data.resolve("node.json")));
    }
  }

  private void assertEveryInstanceCompletes(String url) throws Exception {
    Set<String> open = new HashSet<>();
    for (JsonObject receipt : load.receipts().values()) {
      assertEquals("accepted", receipt.getString("status"));
      open.add(receipt.getJsonArray("instances").getString(0));
    }
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!open.isEmpty()) {
      assertTrue(System.nanoTime() - deadline < 0, () -> "do not complete: " + open);
      load.instances(
          url,
          instance -> {
            if (instance.getString("status").equals("completed")
                && open.remove(instance.getString("workflow_instance_id"))) {
              assertAllTasksCompleted(instance.getJsonArray("tasks"));
            }
          });
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static void assertAllTasksCompleted(JsonArray tasks) {
    assertEquals(3, tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      assertEquals("completed", tasks.getJsonObject(i).getString("status"));
    }
  }

  private void assertRepetitionsAreKnown(String url) throws Exception {
    List<String> ids = List.copyOf(load.receipts().keySet());
    for (int from = 0; from < ids.size(); from += REPEATED_AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + REPEATED_AT_ONCE));
      List<JsonObject> expected =
          some.stream().map(id -> load.receipts().get(id).copy().put("duplicate", true)).toList();
      assertEquals(expected, load.sendAgain(url, some), "sent again");
    }
  }

  private void assertOneCommittedAttemptEach(String url) throws Exception {
    Set<UUID> open = new HashSet<>();
    load.receipts()
        .values()
        .forEach(
            receipt -> open.add(UUID.fromString(receipt.getJsonArray("instances").getString(0))));
    int tasksMin = 3 * open.size();
    Set<UUID> committed = new HashSet<>();
    EventLog.read(
        url,
        event -> {
          JsonObject data = event.getJsonObject("data");
          switch (event.getString("type")) {
            case "task.completed" ->
                assertTrue(
                    committed.add(UUID.fromString(data.getString("task_instance_id"))),
                    () -> "a task ended twice: " + event);
            case "instance.completed" ->
                open.remove(UUID.fromString(data.getString("workflow_instance_id")));
            default -> {
              // Of no account here.
            }
          }
          return open.isEmpty();
        });
    assertTrue(committed.size() >= tasksMin);
  }
}
