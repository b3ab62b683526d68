package io.distric.verticle.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node says later about messages that it has taken. */
final class PastMessagesTest {

  private static final String CATALOG = "rules: [{id: keep, actions: [{emit: seen}], on: Never}]";

  private static final String RULES =
      """
      {"rules": [
        {"id": "enrich", "priority": 900, "actions": [
          {"set": {"eur": {"expr": "(eur ?? 0) + amount * 2"}}}, {"remove": "card.pan"}]},
        {"id": "large", "priority": 100, "when": {"expr": "eur > LIMIT"}, "actions": [{"emit": "big"}]},
        {"id": "shady", "when": {"expr": "card.pan == '4111'"}, "actions": [{"emit": "pan"}]}]}
      """;
  private static final String MESSAGE =
      "{\"message_id\":\"m-%s\",\"amount\":60,\"card\":{\"pan\":\"4111\"}}";

  @TempDir Path dir;

  private static void apply(LocalNode node, int limit) throws Exception {
    byte[] bundle = RULES.replace("LIMIT", Integer.toString(limit)).getBytes(UTF_8);
    HttpResponse<String> applied = node.post("/api/v1/catalog", "application/json", bundle);
    assertEquals(200, applied.statusCode(), applied.body());
  }

  private static JsonObject explained(LocalNode node, String id, String query) throws Exception {
    HttpResponse<String> response = node.get("/api/v1/messages/" + id + "/explain" + query);
    assertEquals(200, response.statusCode(), response.body());
    return LocalNode.object(response);
  }

  private static String reason(JsonObject explained, String rule) {
    for (Object each : explained.getJsonObject("explain").getJsonArray("rules")) {
      if (((JsonObject) each).getString("rule_id").equals(rule)) {
        return ((JsonObject) each).getString("reason");
      }
    }
    throw new AssertionError("nothing is said of " + rule + ": " + explained.encode());
  }

  @Test
  void shouldExplainByTheRulesOfThatTime() throws Exception {
    try (LocalNode node =
        LocalNode.start(dir, CATALOG, "ingest.journal", "all", "catalog.versionsKept", "3")) {
      // given
      apply(node, 100);
      assertEquals(202, node.send(MESSAGE.formatted("1")).statusCode());
      apply(node, 1000);

      // when
      JsonObject then = explained(node, "m-1", "?all=true");

      // then
      assertEquals(new JsonArray().add("enrich").add("large"), then.getJsonArray("matched"));
      JsonObject by = then.getJsonObject("explained_by");
      assertTrue(by.getBoolean("as_then"), then::encode);
      assertEquals(then.getLong("catalog_version"), by.getLong("catalog_version"));
      assertTrue(then.getBoolean("agrees"), then::encode);
      assertEquals("all conditions hold", reason(then, "large"));
      // What a rule removed is not kept, and that is said.
      assertFalse(then.encode().contains("4111\"}"), then::encode);
      assertTrue(then.getJsonArray("notes").getString(0).startsWith("/card/pan was"));
      assertEquals("card.pan is missing, needs == \"4111\"", reason(then, "shady"));

      // when
      for (int i = 0; i < 4; i++) {
        apply(node, 2000 + i);
      }
      // Asked about another, a node forgets the version that it had at hand.
      assertEquals(202, node.send(MESSAGE.formatted("2")).statusCode());
      explained(node, "m-2", "");
      JsonObject now = explained(node, "m-1", "?rule=large");

      // then
      assertFalse(now.getJsonObject("explained_by").getBoolean("as_then"), now::encode);
      assertFalse(now.getBoolean("agrees"), now::encode);
      // By the message as it was sent: what a rule had added is added once, not twice.
      assertEquals("eur is 120, needs > 2003", reason(now, "large"));
      assertTrue(now.getJsonArray("notes").encode().contains("catalog.versionsKept"));
      assertFalse(explained(node, "m-1", "?all=true").getBoolean("agrees"));
      HttpResponse<String> unknown = node.get("/api/v1/messages/m-1/explain?rule=larg");
      assertEquals(404, unknown.statusCode());
      assertTrue(unknown.body().contains("DC-2003"), unknown.body());
    }
  }

  @Test
  void shouldSayWhatKeepsMessagesThatAreNotKept() throws Exception {
    try (LocalNode node = LocalNode.start(dir, CATALOG)) {
      // given
      assertTrue(node.send(MESSAGE.formatted("2")).body().contains("unmatched"));

      // when
      HttpResponse<String> answer = node.get("/api/v1/messages/m-2/explain");

      // then
      assertEquals(404, answer.statusCode());
      assertTrue(answer.body().contains("DC-1017"), answer.body());
      assertTrue(answer.body().contains("ingest.journal is 'matched'"), answer.body());
    }
  }

  @Test
  void shouldStillExplainAfterANewStart() throws Exception {
    // given
    try (LocalNode node = LocalNode.start(dir, CATALOG)) {
      apply(node, 100);
      assertEquals(202, node.send(MESSAGE.formatted("3")).statusCode());
    }

    // when
    try (LocalNode node = LocalNode.start(dir, CATALOG, "journal.messages", "true")) {
      JsonObject again = explained(node, "m-3", "");

      // then
      assertTrue(again.getJsonObject("explained_by").getBoolean("as_then"), again::encode);
      assertEquals("all conditions hold", reason(again, "large"));
    }
  }
}
