package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    for (JsonObject receipt : load.receipts().values()) {
      assertEquals("accepted", receipt.getString("status"));
      String id = receipt.getJsonArray("instances").getString(0);
      JsonObject instance = load.instance(url, id);
      while (!instance.getString("status").equals("completed")) {
        assertTrue(System.nanoTime() - deadline < 0, () -> "instance " + id + " hangs");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        instance = load.instance(url, id);
      }
      JsonArray tasks = instance.getJsonArray("tasks");
      assertEquals(3, tasks.size());
      for (int i = 0; i < tasks.size(); i++) {
        assertEquals("completed", tasks.getJsonObject(i).getString("status"));
      }
    }
  }

  private void assertRepetitionsAreKnown(String url) throws Exception {
    for (Map.Entry<String, JsonObject> first : load.receipts().entrySet()) {
      JsonObject again = load.sendAgain(url, first.getKey());
      assertEquals(
          first.getValue().copy().put("duplicate", true), again, "sent again: " + first.getKey());
    }
  }

  private void assertOneCommittedAttemptEach(String url) throws Exception {
    int instances = load.receipts().size();
    List<JsonObject> events =
        EventLog.until(url, read -> count(read, "instance.completed") >= instances);
    Map<String, Integer> commits = new HashMap<>();
    for (JsonObject event : events) {
      if (event.getString("type").equals("task.completed")) {
        String task = event.getJsonObject("data").getString("task_instance_id");
        commits.merge(task, 1, Integer::sum);
      }
    }
    assertTrue(commits.values().stream().allMatch(count -> count == 1), "a task ended twice");
    assertTrue(commits.size() >= 3 * instances);
  }

  private static long count(List<JsonObject> events, String type) {
    return events.isEmpty() || !events.getLast().getString("type").equals(type)
        ? 0
        : events.stream().filter(event -> event.getString("type").equals(type)).count();
  }
}
