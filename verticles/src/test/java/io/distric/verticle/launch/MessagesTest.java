package io.distric.verticle.launch;

import static io.distric.verticle.launch.LocalNode.array;
import static io.distric.verticle.launch.LocalNode.lines;
import static io.distric.verticle.launch.LocalNode.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients get at the messages door, on a whole node. */
final class MessagesTest {

  private static final String CATALOG =
      """
      rules:
        - id: "rule-001"
          priority: 100
          conditions:
            - field: "event_type"
              operator: "equals"
              value: "payment_received"
            - field: "amount"
              operator: "greater_than"
              value: 1000
          actions:
            - workflow: "fraud_detection"
              params:
                threshold: "high"
              timeout: 30s
              retry: 3
        - id: "slow"
          conditions: [{field: event_type, operator: equals, value: slow}]
          actions: [{workflow: slow}]
      workflows:
        - id: slow
          tasks: [{id: sleep, task: core.sleep, params: {duration: 1h}}]
        - id: fraud_detection
          tasks:
            - {id: look, task: core.echo, params: {t: {ref: input.threshold}}}
            - {id: act, task: core.noop, after: [look]}
          output: {seen: {ref: look.result.t}}
      """;
  private static final String MATCHING =
      "{\"event_type\":\"payment_received\",\"amount\":1500,\"user_id\":\"12345\"}";
  private static final String OTHER = "{\"event_type\":\"payment_received\",\"amount\":900}";

  @TempDir private static Path dir;
  private static LocalNode node;

  @BeforeAll
  static void start() throws Exception {
    node =
        LocalNode.start(
            dir, CATALOG, "ingest.messageBytesMax", "100000", "http.bodyBytesMax", "1000000");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void shouldAcceptTheMessageOfTheRequirements() throws Exception {
    // when
    HttpResponse<String> response = node.send(MATCHING);

    // then
    JsonObject receipt = object(response);
    assertEquals(202, response.statusCode());
    assertEquals("accepted", receipt.getString("status"));
    assertEquals(new JsonArray().add("rule-001"), receipt.getJsonArray("matched"));
    assertEquals(7, UUID.fromString(receipt.getString("message_id")).version());
    assertEquals(
        "fraud_detection",
        node.instance(receipt.getJsonArray("instances").getString(0)).getString("workflow_id"));
  }

  @Test
  void shouldAnswerAtOnceWhereNothingMatches() throws Exception {
    // when
    HttpResponse<String> response = node.send(OTHER);

    // then
    JsonObject receipt = object(response);
    assertEquals(202, response.statusCode());
    assertEquals("unmatched", receipt.getString("status"));
    assertEquals(new JsonArray(), receipt.getJsonArray("matched"));
    assertNull(receipt.getString("position"));
  }

  @Test
  void shouldWaitForTheResult() throws Exception {
    // when
    JsonObject result = node.result(MATCHING);

    // then
    assertEquals("completed", result.getString("status"));
    assertEquals("fraud_detection", result.getString("workflow_id"));
    assertEquals(new JsonObject().put("seen", "high"), result.getJsonObject("output"));
  }

  @Test
  void shouldWaitForTheResultsOfABatch() throws Exception {
    // given
    String twice = "{\"message_id\":\"b-1\"," + MATCHING.substring(1);
    String body = String.join("\n", twice, OTHER, "{broken", twice, MATCHING);

    // when
    HttpResponse<String> response =
        node.post("/api/v1/messages?wait=result", "application/x-ndjson", body.getBytes(UTF_8));

    // then
    List<JsonObject> results = lines(response);
    assertEquals(200, response.statusCode());
    assertEquals(
        List.of("accepted", "unmatched", "refused", "accepted", "accepted"),
        results.stream().map(result -> result.getString("status")).toList());
    assertEquals(new JsonArray(), results.get(1).getJsonArray("results"));
    assertNull(results.get(2).getJsonArray("results"));
    for (int i : List.of(0, 3, 4)) {
      JsonObject result = results.get(i).getJsonArray("results").getJsonObject(0);
      assertEquals("completed", result.getString("status"));
      assertEquals(
          results.get(i).getJsonArray("instances").getString(0),
          result.getString("workflow_instance_id"));
    }
    assertTrue(results.get(3).getBoolean("duplicate"));
  }

  @Test
  void shouldGiveTheReceiptsOfABatchWhenTheTimeIsOver() throws Exception {
    // given
    String quickly = "{\"message_id\":\"b-2\"," + MATCHING.substring(1);
    node.result(quickly);
    String body = "[" + quickly + "," + MATCHING.replace("payment_received", "slow") + "]";

    // when
    HttpResponse<String> response =
        node.post(
            "/api/v1/messages?wait=result&timeout=1s", "application/json", body.getBytes(UTF_8));

    // then
    assertEquals(202, response.statusCode());
    JsonObject quick = array(response).getJsonObject(0);
    JsonObject slow = array(response).getJsonObject(1);
    assertEquals(1, quick.getJsonArray("results").size());
    assertEquals("accepted", slow.getString("status"));
    assertNull(slow.getJsonArray("results"));
  }

  @Test
  void shouldExplainWhereItIsAsked() throws Exception {
    // when
    HttpResponse<String> answer =
        node.post("/api/v1/messages?explain=true", "application/json", OTHER.getBytes(UTF_8));

    // then
    assertEquals(202, answer.statusCode());
    JsonObject explained = object(answer).getJsonObject("explain");
    assertEquals(
        "amount is 900, needs > 1000",
        explained.getJsonArray("rules").getJsonObject(0).getString("reason"));
  }

  @Test
  void shouldTellAnEarlierReceiptAgain() throws Exception {
    // given
    byte[] body = MATCHING.getBytes(UTF_8);
    String path = "/api/v1/messages?wait=result";
    node.post("/api/v1/messages", "application/json", body, "Idempotency-Key", "k-1");

    // when
    HttpResponse<String> again =
        node.post(path, "application/json", body, "Idempotency-Key", "k-1");
    HttpResponse<String> other =
        node.post(
            path,
            "application/json",
            MATCHING.replace("1500", "1501").getBytes(UTF_8),
            "Idempotency-Key",
            "k-1");

    // then
    assertTrue(object(again).getBoolean("duplicate"));
    assertEquals("k-1", object(again).getString("message_id"));
    assertEquals(200, again.statusCode());
    assertEquals(
        "completed", object(again).getJsonArray("results").getJsonObject(0).getString("status"));
    assertEquals(409, other.statusCode());
    assertEquals("DC-1009", object(other).getString("code"));
  }

  @Test
  void shouldTakeTheIdOutOfThePayload() throws Exception {
    // when
    JsonObject receipt = object(node.send("{\"message_id\":\"mine\",\"a\":1}"));

    // then
    assertEquals("mine", receipt.getString("message_id"));
  }

  @Test
  void shouldAnswerEveryLineOfABatch() throws Exception {
    // given
    String body = MATCHING + "\n\n{broken\n" + OTHER + "\n[1]\n";

    // when
    HttpResponse<String> response =
        node.post("/api/v1/messages", "application/x-ndjson", body.getBytes(UTF_8));

    // then
    List<JsonObject> results = lines(response);
    assertEquals(202, response.statusCode());
    assertEquals(
        List.of("accepted", "refused", "unmatched", "refused"),
        results.stream().map(result -> result.getString("status")).toList());
    assertEquals(
        List.of(0, 1, 2, 3), results.stream().map(result -> result.getInteger("index")).toList());
    assertEquals("DC-1001", results.get(1).getJsonObject("error").getString("code"));
    assertEquals("DC-1003", results.get(3).getJsonObject("error").getString("code"));
  }

  @Test
  void shouldAnswerEveryElementOfAnArray() throws Exception {
    // when
    HttpResponse<String> response = node.send("[" + MATCHING + ", " + OTHER + "]");

    // then
    assertEquals(202, response.statusCode());
    assertEquals("accepted", array(response).getJsonObject(0).getString("status"));
    assertEquals(1, array(response).getJsonObject(1).getInteger("index"));
  }

  @Test
  void shouldTakeAnEnvelope() throws Exception {
    // given
    String envelope =
        "{\"message_id\":\"e-1\",\"source\":\"test\",\"timestamp\":\"2026-01-01T00:00:00Z\","
            + "\"payload\":"
            + MATCHING
            + ",\"headers\":{\"Message-Key\":\"k\"}}";

    // when
    HttpResponse<String> response =
        node.post(
            "/api/v1/messages", "application/vnd.distric.message+json", envelope.getBytes(UTF_8));

    // then
    assertEquals("e-1", object(response).getString("message_id"));
    assertEquals("accepted", object(response).getString("status"));
  }

  @Test
  void shouldSayWhatIsWrongAndGoOn() throws Exception {
    // then
    assertRefused(400, "DC-1001", node.send("{\"a\":"));
    assertRefused(400, "DC-1001", node.send("[{},"));
    assertRefused(400, "DC-1003", node.send("7"));
    assertRefused(400, "DC-1014", node.send(" "));
    assertRefused(400, "DC-1014", node.send("[]"));
    assertRefused(400, "DC-1005", node.send("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"));
    assertRefused(413, "DC-1007", node.send("{\"a\":\"" + "x".repeat(200_000) + "\"}"));
    assertRefused(413, "DC-1012", node.send("{\"a\":\"" + "x".repeat(2_000_000) + "\"}"));
    assertRefused(
        400,
        "DC-1002",
        node.post("/api/v1/messages", "application/json", new byte[] {'{', '"', (byte) 0xff}));
    assertRefused(415, "DC-1013", node.post("/api/v1/messages", "text/plain", new byte[] {'{'}));
    assertRefused(
        422,
        "DC-1016",
        node.post(
            "/api/v1/messages",
            "application/json",
            OTHER.getBytes(UTF_8),
            "Message-Key",
            "k".repeat(200)));
    assertRefused(
        400,
        "DC-5006",
        node.post("/api/v1/messages?wait=ever", "application/json", OTHER.getBytes(UTF_8)));
    assertRefused(405, "DC-5002", node.get("/api/v1/messages"));
    assertRefused(404, "DC-5001", node.get("/api/v1/nowhere"));
    assertEquals(202, node.send(MATCHING).statusCode());
  }

  @Test
  void shouldRefuseABatchOfWhichNothingCanBeRead() throws Exception {
    // when
    HttpResponse<String> response =
        node.post("/api/v1/messages", "application/x-ndjson", "{a\n{b\n".getBytes(UTF_8));

    // then
    assertRefused(400, "DC-1001", response);
    assertTrue(object(response).getString("detail").startsWith("none of 2 messages"));
  }

  @Test
  void shouldGiveEachMessageOfABatchItsOwnRefusal() throws Exception {
    // given
    String first = "{\"message_id\":\"all-refused\"," + MATCHING.substring(1);
    String other = first.replace("1500", "1501");
    node.send(first);

    // when
    HttpResponse<String> response =
        node.post(
            "/api/v1/messages",
            "application/x-ndjson",
            (other + "\n{broken\n" + other).getBytes(UTF_8));

    // then
    assertEquals(202, response.statusCode());
    List<JsonObject> items = lines(response);
    assertEquals(3, items.size());
    for (int i = 0; i < items.size(); i++) {
      assertEquals(i, items.get(i).getInteger("index"));
      assertEquals("refused", items.get(i).getString("status"));
      assertEquals(
          i == 1 ? "DC-1001" : "DC-1009", items.get(i).getJsonObject("error").getString("code"));
    }
  }

  @Test
  void shouldCountWhatItDoes() throws Exception {
    // given
    node.send(OTHER);

    // when
    String metrics = node.get("/metrics").body();

    // then
    assertTrue(metrics.contains("distric_messages_received_total"), metrics);
    assertTrue(metrics.contains("distric_evaluate_queue{instance=\"0\"} 0.0"), metrics);
    assertFalse(metrics.contains("distric_messages_answered_total{status=\"unmatched\"} 0.0"));
    assertEquals(
        List.of(),
        metrics
            .lines()
            .filter(line -> line.startsWith("# HELP distric_") && line.endsWith(" "))
            .toList(),
        "every meter says what it shows");
  }

  private static void assertRefused(int status, String code, HttpResponse<String> response) {
    assertEquals(code, object(response).getString("code"), response.body());
    assertEquals(status, response.statusCode());
    assertEquals(
        "application/problem+json", response.headers().firstValue("content-type").orElse(""));
  }
}
