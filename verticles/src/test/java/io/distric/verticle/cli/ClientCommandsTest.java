package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.protocol.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClientCommandsTest {

  private final Console console = new Console();
  private final StubNode node = new StubNode();
  @TempDir Path data;

  @BeforeEach
  void announce() throws IOException {
    String http = node.url().substring("http://".length());
    Files.writeString(data.resolve("node.json"), "{\"listen\":{\"http\":\"" + http + "\"}}");
    Files.writeString(data.resolve("key"), "dk_1\n");
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void shouldFindTheNodeAndItsKeyInTheDataFolder() {
    // given
    node.answers("GET /api/v1/tasks?limit=5&status=failed", tasks());

    // when
    int exit = run("task list --limit 5 --status failed");

    // then
    assertEquals(0, exit, console.err());
    assertEquals(List.of("GET /api/v1/tasks?limit=5&status=failed dk_1 "), node.seen);
    assertTrue(console.out().contains("TASK_INSTANCE_ID"), console.out());
    assertTrue(console.out().contains("t-1"), console.out());
    assertTrue(console.err().contains("--cursor n1"), console.err());
  }

  @Test
  void shouldPrintNamesOrJson() {
    node.answers("GET /api/v1/tasks?limit=100", tasks());
    assertEquals(0, run("task list -o name"));
    assertEquals("t-1\n", console.out());
    assertEquals(0, run("task list -o json"));
    assertTrue(console.out().startsWith("{\"task_instance_id\":\"t-1\""), console.out());
  }

  @Test
  void shouldShowAnInstanceWithItsTasks() {
    node.answers(
        "GET /api/v1/instances/i1",
        "{\"status\":\"running\",\"tasks\":[{\"task_definition_id\":\"score\"}]}");
    assertEquals(0, run("instance show i1"));
    assertTrue(console.out().contains("running"), console.out());
    assertTrue(console.out().contains("score"), console.out());
    assertEquals(0, run("instance show i1 -o json"));
    assertEquals(2, run("instance show"));
  }

  @Test
  void shouldExplainAMessageThatANodeAccepted() {
    // given
    node.answers(
        "GET /api/v1/messages/m%2F1/explain?all=false",
        """
        {"message_id":"m/1","received_at":"2026-01-15T12:00:00Z","catalog_version":3,
         "matched":["a"],"notes":["/pan is gone"],"explain":{"rules":[
           {"rule_id":"a","matched":true,"reason":"all conditions hold"},
           {"rule_id":"b","matched":false,"reason":"n is 1, needs > 2","condition":"n > 2"}],
         "near_misses":["b"]}}\
        """);

    // when
    int exit = run("explain --message-id m/1");

    // then
    assertEquals(0, exit, console.err());
    for (String due :
        List.of("catalog version 3", "note: /pan is gone", "[n > 2]", "  b: n is 1, needs > 2")) {
      assertTrue(console.out().contains(due), console.out());
    }
    node.refuses("GET /api/v1/messages/x/explain?rule=r%2F1", ProblemCode.MESSAGE_NOT_KEPT);
    assertEquals(4, run("explain --message-id x --rule r/1"));
    assertTrue(console.err().contains("DC-1017"), console.err());
    assertEquals(2, run("explain --message-id x -f rules.yaml"));
    assertEquals(2, run("explain --message-id x --type Payment"));
    assertEquals(2, run("explain"));
  }

  @Test
  void shouldMakeExitCodesOfProblems() {
    node.refuses("GET /api/v1/instances/x", ProblemCode.INSTANCE_NOT_FOUND);
    node.refuses("GET /api/v1/rules?limit=1000", ProblemCode.UNAUTHORIZED);
    node.refuses("GET /api/v1/cluster/nodes", ProblemCode.NOT_READY);
    node.refuses("POST /api/v1/catalog/rollback", ProblemCode.ITEM_EXISTS);
    assertEquals(4, run("instance show x"));
    assertEquals("distric: DC-3001: because\n", console.err());
    assertEquals(6, run("get rules"));
    assertEquals(7, run("cluster nodes"));
    assertEquals(5, run("catalog rollback 3"));
    assertEquals(2, run("catalog rollback"));
    assertEquals(7, run("get workflows"), "the answer is no JSON");
  }

  @Test
  void shouldSendMessages() throws IOException {
    // given
    Path file = Files.writeString(data.resolve("m.ndjson"), "{\"a\":1}\n{\"a\":2}\n");
    node.answers("POST /api/v1/messages?wait=result", "{\"ok\":1}");
    node.answers("POST /api/v1/messages", "{\"ok\":2}\n");

    // when
    int one = run("message send --wait {\"a\":1}");
    int many = run("message batch -f " + file);
    console.input("{\"a\":3}");
    int piped = run("message batch");

    // then
    assertEquals(0, one + many + piped);
    assertEquals("{\"ok\":2}\n", console.out());
    assertEquals(
        List.of(
            "POST /api/v1/messages?wait=result dk_1 {\"a\":1}",
            "POST /api/v1/messages dk_1 {\"a\":1}\n{\"a\":2}\n",
            "POST /api/v1/messages dk_1 {\"a\":3}"),
        node.seen);
  }

  @Test
  void shouldPrintTheStreamUntilItHasEnough() {
    // when
    int exit = run("message tail --count 2 --message m1 --from start");

    // then
    assertEquals(0, exit, console.err());
    assertEquals(2, console.out().lines().count(), console.out());
    assertTrue(console.err().contains("events were lost"), console.err());
    assertEquals(
        "WS {\"op\":\"subscribe\",\"id\":\"tail\",\"filter\":{\"message_id\":\"m1\"},"
            + "\"from\":\"start\"}",
        node.seen.getFirst());
  }

  @Test
  void shouldSayWhyTheStreamEnded() {
    assertEquals(7, run("message tail"));
    assertTrue(console.err().contains("1013, c9"), console.err());
  }

  @Test
  void shouldShowTheCluster() {
    node.answers(
        "GET /api/v1/cluster/status",
        "{\"cluster_id\":\"c1\",\"catalog_version\":3,\"groups\":[{\"id\":\"tasks-0\"}],"
            + "\"nodes\":{\"active\":1,\"suspected\":0,\"failed\":0}}");
    node.answers("GET /api/v1/cluster/nodes", "{\"nodes\":[{\"node_id\":\"n1\"}]}");
    assertEquals(0, run("cluster status"));
    assertTrue(console.out().contains("cluster c1, catalog version 3, nodes active 1"));
    assertTrue(console.out().contains("tasks-0"), console.out());
    assertEquals(0, run("cluster nodes"));
    assertEquals(0, run("cluster nodes -o json"));
  }

  @Test
  void shouldReadAndChangeTheCatalog() throws IOException {
    // given
    Path file = Files.writeString(data.resolve("r.yaml"), "rules: []\n");
    node.answers("GET /api/v1/rules?limit=1000", "{\"rules\":[{\"id\":\"r/1\"}],\"next\":null}");
    node.answers("GET /api/v1/rules/r%2F1", "{\"id\":\"r/1\"}");
    node.answers("GET /api/v1/catalog/versions", "{\"versions\":[{\"version\":2}]}");
    node.answers("POST /api/v1/catalog/rollback", "{\"catalog_version\":3}");
    node.answers("POST /api/v1/catalog?dry_run=true", "{\"changed\":0}");

    // then
    assertEquals(0, run("get rules -o name"), console.err());
    assertEquals("r/1\n", console.out());
    assertEquals(0, run("get rules r/1"), console.err());
    assertEquals(0, run("catalog history"), console.err());
    assertEquals(0, run("catalog rollback 2"), console.err());
    assertEquals(0, run("apply --dry-run -f " + file), console.err());
    assertTrue(node.seen.getLast().contains("rules: []"), node.seen.toString());
  }

  @Test
  void shouldPointIntoTheFileThatIsWrong() throws IOException {
    // given
    Path folder = Files.createDirectory(data.resolve("rules"));
    Files.writeString(folder.resolve("a.yaml"), "rules:\n  - id: a");
    Files.writeString(folder.resolve("b.yaml"), "rules:\n  - id: b\n");
    node.answers(
        "POST /api/v1/catalog",
        "422 {\"code\":\"DC-2001\",\"detail\":\"wrong\",\"diagnostics\":[{\"file\":\"body.yaml\","
            + "\"line\":6,\"column\":3,\"severity\":\"error\",\"code\":\"R106\","
            + "\"message\":\"a key is missing\",\"hint\":\"\"}]}");

    // when
    int exit = run("apply -f " + folder);

    // then
    assertEquals(1, exit);
    assertTrue(node.seen.getLast().endsWith(" ---\nrules:\n  - id: a\n---\nrules:\n  - id: b\n"));
    assertTrue(console.err().contains("b.yaml:2:3: error R106: a key is missing"), console.err());
  }

  private int run(String line) {
    return console.run(line + " --data " + data);
  }

  private static String tasks() {
    return "{\"tasks\":[{\"task_instance_id\":\"t-1\",\"status\":\"failed\"}],\"next\":\"n1\"}";
  }
}
