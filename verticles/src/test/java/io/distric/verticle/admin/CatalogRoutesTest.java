package io.distric.verticle.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.verticle.admin.CatalogServer.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogRoutesTest {

  private static final String YAML = "application/yaml";
  private static final String JSON = "application/json";
  private static final String WORKFLOW =
      "{\"id\":\"fraud_detection\",\"tasks\":[{\"id\":\"score\",\"task\":\"core.noop\"}]}";
  private static final String RULE =
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
      """;

  private static CatalogServer server;

  @BeforeAll
  static void open() {
    server = new CatalogServer(Map.of("http.bodyBytesMax", "64Ki"));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void empty() {
    assertEquals(200, server.send("POST", "/catalog?prune=true", YAML, "rules: []").status());
  }

  @Test
  void shouldCreateReadReplaceAndDeleteARule() {
    // given
    workflow();

    // when
    Reply created = server.send("POST", "/rules", YAML, RULE);
    Reply again = server.send("POST", "/rules", YAML, RULE);
    Reply read = server.get("/rules/rule-001");
    Reply put =
        server.send(
            "PUT", "/rules/rule-001", YAML, RULE.replace("1000", "900"), "If-Match", "\"1\"");
    Reply stale = server.send("PUT", "/rules/rule-001", YAML, RULE, "If-Match", "\"1\"");
    Reply deleted = server.send("DELETE", "/rules/rule-001", "", "");
    Reply gone = server.get("/rules/rule-001");

    // then
    assertEquals(201, created.status());
    assertEquals("/api/v1/rules/rule-001", created.header("Location"));
    assertEquals("\"1\"", created.header("ETag"));
    assertEquals("rule-001", created.json().getString("rule_id"));
    assertEquals(409, again.status());
    assertEquals(created.json(), read.json());
    assertEquals(100, read.json().getInteger("priority"));
    assertEquals(true, read.json().getBoolean("enabled"));
    assertEquals("api", read.json().getString("origin"));
    assertEquals(2, read.json().getJsonArray("conditions").size());
    assertTrue(read.json().getString("created_at").endsWith("Z"));
    assertEquals(200, put.status());
    assertEquals("\"2\"", put.header("ETag"));
    assertEquals(412, stale.status());
    assertEquals(200, deleted.status());
    assertTrue(deleted.json().getLong("catalog_version") > 0);
    assertEquals(404, gone.status());
    assertEquals("DC-2003", gone.json().getString("code"));
  }

  @Test
  void shouldTakeBackWhatItShows() {
    // given
    workflow();
    server.send("POST", "/rules", YAML, RULE);
    String shown = server.get("/rules/rule-001").response().body();

    // when
    Reply put = server.send("PUT", "/rules/rule-001", JSON, shown);

    // then
    assertEquals(200, put.status(), put.response().body());
    assertEquals("\"1\"", put.header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a b", "ä%", "a+b", "a?b#c"})
  void shouldTakeIdsOfAnyForm(String id) {
    // given
    String body =
        new JsonObject()
            .put("id", id)
            .put("actions", new JsonArray().add(new JsonObject().put("stop", true)))
            .encode();

    // when
    Reply created = server.send("POST", "/rules", JSON, body);
    String path = created.header("Location").substring("/api/v1".length());

    // then
    assertEquals(201, created.status(), created.response().body());
    Reply read = server.get(path);
    assertEquals(200, read.status(), path);
    assertEquals(id, read.json().getString("id"));
  }

  @Test
  void shouldShowEveryPlaceThatIsWrong() {
    // when
    Reply reply = server.send("POST", "/rules", YAML, RULE.replace("equals", "eqals"));

    // then
    assertEquals(422, reply.status());
    assertEquals("application/problem+json", reply.header("Content-Type"));
    JsonObject first = reply.json().getJsonArray("diagnostics").getJsonObject(0);
    assertEquals(6, first.getInteger("line"));
    assertEquals("body.yaml", first.getString("file"));
    assertTrue(first.getString("hint").contains("equals"), first.encode());
  }

  @Test
  void shouldListInPages() {
    // given
    StringBuilder rules = new StringBuilder("rules:\n");
    for (int i = 10; i < 35; i++) {
      rules.append("  - {id: r%d, actions: [{stop: true}]}%n".formatted(i));
    }
    assertEquals(200, server.send("POST", "/catalog", YAML, rules.toString()).status());

    // when
    Reply first = server.get("/rules?limit=20");
    Reply second = server.get("/rules?limit=20&cursor=" + first.json().getString("next"));

    // then
    assertEquals(20, first.json().getJsonArray("rules").size());
    assertEquals(5, second.json().getJsonArray("rules").size());
    assertNull(second.json().getString("next"));
    assertEquals("r30", second.json().getJsonArray("rules").getJsonObject(0).getString("rule_id"));
  }

  @Test
  void shouldApplyABundleWholeOrNotAtAll() {
    // when
    Reply broken = server.send("POST", "/catalog", JSON, "{\"rules\":[{\"id\":\"a\"},{\"id\":5}]}");
    Reply dry = server.send("POST", "/catalog?dry_run=true", JSON, bundle("a"));
    Reply none = server.get("/rules/a");
    Reply done = server.send("POST", "/catalog?wait=all", JSON, bundle("a"));

    // then
    assertEquals(422, broken.status());
    assertEquals(200, dry.status());
    assertTrue(dry.json().getBoolean("dry_run"));
    assertEquals("created", change(dry).getString("change"));
    assertEquals(1, dry.json().getJsonObject("counts").getInteger("created"));
    assertEquals(404, none.status());
    assertEquals(dry.json().getLong("catalog_version") + 1, done.json().getLong("catalog_version"));
    assertEquals(200, server.get("/rules/a").status());
  }

  @Test
  void shouldRefuseABundleForAnotherVersion() {
    // when
    Reply reply = server.send("POST", "/catalog?if_version=99999", JSON, bundle("a"));

    // then
    assertEquals(412, reply.status());
  }

  @Test
  void shouldGoBackToAnEarlierVersion() {
    // given
    long before =
        server.send("POST", "/catalog", JSON, bundle("old")).json().getLong("catalog_version");
    server.send("POST", "/catalog?prune=true", JSON, bundle("new"));

    // when
    Reply reply = server.send("POST", "/catalog/rollback", JSON, "{\"to\":" + before + "}");

    // then
    assertEquals(200, reply.status());
    assertEquals(before + 2, reply.json().getLong("catalog_version"));
    assertEquals(200, server.get("/rules/old").status());
    assertEquals(404, server.get("/rules/new").status());
    Reply version = server.get("/catalog/versions/" + before);
    assertEquals(
        "old",
        version
            .json()
            .getJsonObject("content")
            .getJsonArray("rules")
            .getJsonObject(0)
            .getString("id"));
    assertFalse(
        server.get("/catalog/versions/" + before + "?content=false").json().containsKey("content"));
    assertEquals(404, server.get("/catalog/versions/99999").status());
  }

  @Test
  void shouldListVersionsNewestFirst() {
    // given
    server.send("POST", "/catalog", JSON, bundle("a"));
    server.send("POST", "/catalog", JSON, bundle("b"));

    // when
    Reply first = server.get("/catalog/versions?limit=1");
    Reply second = server.get("/catalog/versions?limit=1&cursor=" + first.json().getString("next"));

    // then
    assertEquals("create rule 'b'", version(first).getString("what"));
    assertEquals("create rule 'a'", version(second).getString("what"));
    assertEquals("tester", version(first).getString("who"));
    assertEquals(
        version(second).getString("audit_hash"), version(first).getString("audit_previous"));
  }

  @Test
  void shouldKeepAWorkflowThatIsInUse() {
    // given
    workflow();
    server.send("POST", "/rules", YAML, RULE);

    // when
    Reply reply = server.send("DELETE", "/workflows/fraud_detection", "", "");

    // then
    assertEquals(409, reply.status());
    assertEquals("DC-2006", reply.json().getString("code"));
    assertEquals(
        "fraud_detection",
        server
            .get("/workflows")
            .json()
            .getJsonArray("workflows")
            .getJsonObject(0)
            .getString("workflow_id"));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /rules, text/plain, x, 415",
    "POST, /rules, application/json, '{', 422",
    "POST, /rules, application/json, '{\"id\":\"a\",\"tasks\":[]}', 422",
    "POST, /rules?wait=some, application/json, '{}', 400",
    "PUT, /rules/b, application/json, '{\"id\":\"a\",\"actions\":[{\"stop\":true}]}', 422",
    "POST, /catalog?dry_run=perhaps, application/json, '{}', 400",
    "POST, /catalog/rollback, application/json, '{\"to\":\"x\"}', 400",
    "POST, /catalog/rollback, application/json, '[', 400",
    "POST, /catalog/rollback, application/json, '{\"to\":77777}', 404",
    "GET, /rules?limit=0, '', '', 400",
    "GET, /rules?limit=x, '', '', 400",
    "GET, /rules?cursor=%25%25, '', '', 400",
    "GET, /catalog/versions/x, '', '', 400",
    "DELETE, /rules/none, '', '', 404",
  })
  void shouldRefuseWithAProblem(String method, String path, String type, String body, int status) {
    // when
    Reply reply = server.send(method, path, type, body);

    // then
    assertEquals(status, reply.status(), reply.response().body());
    assertTrue(reply.json().getString("code").startsWith("DC-"), reply.response().body());
    assertEquals("application/problem+json", reply.header("Content-Type"));
  }

  @Test
  void shouldTakeAnIfMatchOfWhateverIsThere() {
    // given
    workflow();

    // when
    Reply missing = server.send("PUT", "/rules/rule-001", YAML, RULE, "If-Match", "*");
    server.send("POST", "/rules", YAML, RULE);
    Reply put =
        server.send("PUT", "/rules/rule-001", YAML, RULE.replace("1000", "900"), "If-Match", "*");
    Reply deleted = server.send("DELETE", "/rules/rule-001", "", "", "If-Match", "*");

    // then
    assertEquals(412, missing.status());
    assertEquals("DC-2004", missing.json().getString("code"));
    assertEquals(200, put.status());
    assertEquals(200, deleted.status());
  }

  @Test
  void shouldRefuseABadIfMatch() {
    assertEquals(400, server.send("DELETE", "/rules/a", "", "", "If-Match", "\"abc\"").status());
  }

  @Test
  void shouldRefuseABodyThatIsNotUtf8() {
    // when
    Reply broken = server.send("POST", "/catalog", JSON, new byte[] {'{', '"', (byte) 0xC3, '"'});
    Reply odd = server.send("POST", "/catalog", YAML, "# \uFFFD is a character\nrules: []");

    // then
    assertEquals(400, broken.status());
    assertEquals("DC-1002", broken.json().getString("code"));
    assertEquals(200, odd.status());
  }

  @Test
  void shouldRefuseABodyOverTheLimit() {
    // when
    Reply reply = server.send("POST", "/rules", JSON, " ".repeat(100_000));

    // then
    assertEquals(413, reply.status());
  }

  @Test
  void shouldTakeABodyForWhatItLooksLikeWithoutAContentType() {
    assertEquals(200, server.send("POST", "/catalog", "", bundle("a")).status());
    assertEquals(200, server.send("POST", "/catalog", "", "rules: []").status());
  }

  private static void workflow() {
    assertEquals(201, server.send("PUT", "/workflows/fraud_detection", JSON, WORKFLOW).status());
  }

  private static String bundle(String id) {
    return "{\"rules\":[{\"id\":\"%s\",\"actions\":[{\"stop\":true}]}]}".formatted(id);
  }

  private static JsonObject change(Reply reply) {
    return reply.json().getJsonArray("changes").getJsonObject(0);
  }

  private static JsonObject version(Reply reply) {
    return reply.json().getJsonArray("versions").getJsonObject(0);
  }
}
