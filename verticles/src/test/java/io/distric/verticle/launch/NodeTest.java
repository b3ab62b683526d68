package io.distric.verticle.launch;

import static io.distric.verticle.launch.LocalNode.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.ConfigLoader;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a whole node starts, runs work, is overloaded, stops and comes back. */
final class NodeTest {

  private static final String CATALOG =
      """
      rules:
        - {id: slow, conditions: [{field: kind, operator: equals, value: slow}],
           actions: [{workflow: slow}]}
        - {id: flaky, conditions: [{field: kind, operator: equals, value: flaky}],
           actions: [{workflow: flaky}]}
        - {id: late, conditions: [{field: kind, operator: equals, value: late}],
           actions: [{workflow: late}]}
        - {id: undone, conditions: [{field: kind, operator: equals, value: undone}],
           actions: [{workflow: undone}]}
      workflows:
        - id: slow
          tasks: [{id: sleep, task: core.sleep, params: {duration: 300ms}}]
        - id: flaky
          tasks:
            - {id: try, task: core.fail, params: {until_attempt: 2},
               retry: {attempts: 3, backoff: "exponential(10ms, 20ms)"}}
        - id: late
          tasks: [{id: sleep, task: core.sleep, params: {duration: 1h}, timeout: 50ms,
                   retry: {attempts: 1}}]
        - id: undone
          tasks:
            - {id: pay, task: core.noop, undo: {task: core.echo, params: {back: true}}}
            - {id: fail, task: core.fail, params: {code: no_luck, retryable: false},
               after: [pay]}
          on_failure: {compensate: true}
      """;

  @TempDir private Path dir;

  @Test
  void shouldRetryUntilATaskSucceeds() throws Exception {
    try (LocalNode node = LocalNode.start(dir, CATALOG)) {
      // when
      JsonObject result = node.result("{\"kind\":\"flaky\"}");

      // then
      assertEquals("completed", result.getString("status"));
      JsonObject task =
          node.instance(result.getString("workflow_instance_id"))
              .getJsonArray("tasks")
              .getJsonObject(0);
      assertEquals(3, task.getInteger("attempt"));
      assertEquals(2, task.getInteger("retry_count"));
      String metrics = node.get("/metrics").body();
      assertTrue(metrics.contains("distric_task_retries_total 2.0"), metrics);
    }
  }

  @Test
  void shouldAnswerClientsThatAskForHttp2InTheClear() throws Exception {
    try (LocalNode node = LocalNode.start(dir, CATALOG)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(node.node().url() + "/api/v1/openapi.json"))
              .version(HttpClient.Version.HTTP_2)
              .timeout(Duration.ofSeconds(30))
              .build();
      for (int i = 0; i < 30; i++) {
        try (HttpClient client = HttpClient.newHttpClient()) {
          // when
          HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

          // then
          assertEquals(200, answer.statusCode());
          assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
        }
      }
    }
  }

  @Test
  void shouldEndAnAttemptWhoseTimeIsOver() throws Exception {
    try (LocalNode node = LocalNode.start(dir, CATALOG)) {
      // when
      JsonObject result = node.result("{\"kind\":\"late\"}");

      // then
      assertEquals("failed", result.getString("status"));
      assertNotNull(result.getJsonObject("error").getString("code"));
    }
  }

  @Test
  void shouldUndoWhatWasDone() throws Exception {
    try (LocalNode node = LocalNode.start(dir, CATALOG)) {
      // when
      JsonObject result = node.result("{\"kind\":\"undone\"}");

      // then
      assertEquals("compensated", result.getString("status"));
    }
  }

  @Test
  void shouldAnswerWithTheReceiptWhenTheResultTakesTooLong() throws Exception {
    try (LocalNode node = LocalNode.start(dir, CATALOG)) {
      // when
      HttpResponse<String> response =
          node.post(
              "/api/v1/messages?wait=result&timeout=10ms",
              "application/json",
              "{\"kind\":\"slow\"}".getBytes(UTF_8));

      // then
      assertEquals(202, response.statusCode());
      assertEquals("accepted", object(response).getString("status"));
    }
  }

  @Test
  void shouldGoOnWhereItStopped() throws Exception {
    // given
    String body = "{\"message_id\":\"one\",\"kind\":\"slow\"}";
    JsonObject receipt;
    try (LocalNode node = LocalNode.start(dir, CATALOG)) {
      receipt = object(node.send(body));
      assertTrue(Files.exists(dir.resolve("data/node.json")));
    }
    assertFalse(Files.exists(dir.resolve("data/node.json")));

    // when
    try (LocalNode node = LocalNode.start(dir, CATALOG)) {
      JsonObject again = object(node.send(body));

      // then
      assertEquals(receipt.copy().put("duplicate", true), again);
      String id = receipt.getJsonArray("instances").getString(0);
      awaitStatus(node, id, "completed");
      assertEquals(
          1, new JsonObject(node.get("/api/v1/cluster/status").body()).getLong("catalog_version"));
    }
  }

  @Test
  void shouldAskForItsKey() throws Exception {
    try (LocalNode node = LocalNode.start(dir, CATALOG, "http.insecure", "false")) {
      // given
      String key = node.node().key().orElseThrow();
      byte[] body = "{}".getBytes(UTF_8);

      // then
      HttpResponse<String> without = node.send("{}");
      assertEquals(401, without.statusCode());
      assertEquals("DC-5003", object(without).getString("code"));
      assertEquals(
          202,
          node.post("/api/v1/messages", "application/json", body, "X-API-Key", key).statusCode());
      assertEquals(
          202,
          node.post("/api/v1/messages", "application/json", body, "Authorization", "Bearer " + key)
              .statusCode());
      assertEquals(
          401,
          node.post("/api/v1/messages", "application/json", body, "X-API-Key", key + "x")
              .statusCode());
      assertEquals(200, node.get("/health/ready").statusCode());
    }
  }

  @Test
  void shouldRefuseAStrangerBeforeTheBody() throws Exception {
    try (LocalNode node = LocalNode.start(dir, CATALOG, "http.insecure", "false")) {
      for (String path : List.of("/api/v1/messages", "/api/v1/messages?wait=result")) {
        for (int announced : List.of(60_000, 4_000_000)) {
          try (Socket socket =
              new Socket(InetAddress.getLoopbackAddress(), node.node().httpPort())) {
            socket.setSoTimeout(20_000);

            // when
            String head =
                "POST %s HTTP/1.1\r\nHost: x\r\nX-API-Key: wrong\r\nContent-Length: %d\r\n\r\n"
                    .formatted(path, announced);
            socket.getOutputStream().write(head.getBytes(UTF_8));

            // then
            byte[] status = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 401", new String(status, UTF_8), path + " " + announced);
          }
        }
      }
    }
  }

  @Test
  void shouldRefuseWhatIsBeyondItsLimits() throws Exception {
    try (LocalNode node =
        LocalNode.start(
            dir, CATALOG, "ingest.inflightMax", "3", "coordinate.openInstancesMax", "2")) {
      // when
      HttpResponse<String> tooMany = node.send("[{},{},{},{}]");
      HttpResponse<String> lines =
          node.post(
              "/api/v1/messages?wait=result",
              "application/x-ndjson",
              "{}\n{}\n{}\n{}".getBytes(UTF_8));
      HttpResponse<String> justEnough = node.send("[{},{},{}]");
      node.send("{\"kind\":\"slow\"}");
      node.send("{\"kind\":\"slow\"}");
      HttpResponse<String> tooOpen = node.send("{\"kind\":\"slow\"}");

      // then
      for (HttpResponse<String> never : List.of(tooMany, lines)) {
        assertEquals(413, never.statusCode());
        assertEquals("DC-1015", object(never).getString("code"));
        assertTrue(
            object(never).getString("detail").contains("send batches of at most 3"), never::body);
      }
      assertEquals(202, justEnough.statusCode());
      assertEquals(429, tooOpen.statusCode());
      assertEquals("DC-1011", object(tooOpen).getString("code"));
      assertEquals(202, node.send("{}").statusCode());
    }
  }

  @Test
  void shouldKeepEveryMessageWhereItIsToldTo() throws Exception {
    try (LocalNode node =
        LocalNode.start(dir, CATALOG, "ingest.journal", "all", "coordinate.partitions", "2")) {
      // when
      HttpResponse<String> receipt = node.send("{\"kind\":\"other\"}");

      // then
      assertEquals(202, receipt.statusCode(), receipt::body);
      assertNotNull(object(receipt).getString("position"));
    }
  }

  @Test
  void shouldNotStartOpenToTheWorldWithoutAKey() {
    // given
    Map<String, String> config =
        Map.of(
            "node.data", dir.resolve("data").toString(),
            "http.insecure", "true",
            "http.host", "0.0.0.0");

    // when
    IOException refusal =
        assertThrows(IOException.class, () -> Node.start(ConfigLoader.with(config)));

    // then
    assertTrue(refusal.getMessage().contains("http.insecure"), refusal.getMessage());
  }

  @Test
  void shouldNotWaitForeverForSpaceOnTheDisk() {
    // when
    IOException refusal =
        assertThrows(
            IOException.class,
            () -> LocalNode.start(dir, CATALOG, "replica.freeSpaceMin", "1000000Gi"));

    // then
    assertTrue(refusal.getMessage().contains("replica.freeSpaceMin asks for"), refusal::getMessage);
    assertTrue(refusal.getMessage().contains("free some space"), refusal::getMessage);
    assertFalse(Files.exists(dir.resolve("data/node.json")));
  }

  @Test
  void shouldSayThatItsPortIsTaken() throws Exception {
    try (LocalNode node = LocalNode.start(dir, CATALOG)) {
      // when
      IOException refusal =
          assertThrows(
              IOException.class,
              () ->
                  LocalNode.start(
                      dir.resolve("second"),
                      CATALOG,
                      "http.port",
                      Integer.toString(node.node().httpPort())));

      // then
      assertTrue(refusal.getMessage().contains("in use"), refusal.getMessage());
    }
  }

  private static void awaitStatus(LocalNode node, String id, String status) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!node.instance(id).getString("status").equals(status)) {
      assertTrue(System.nanoTime() - deadline < 0, () -> "no " + status);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
