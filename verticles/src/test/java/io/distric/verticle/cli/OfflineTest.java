package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.IngestConfig;
import io.distric.config.NodeConfig;
import io.distric.dsl.match.DecoderLimits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code eval} and {@code bench} keep to their contract. */
final class OfflineTest {

  private static final String RULES =
      """
      rules:
        - {id: "b/1", priority: 5, conditions: [{field: a, operator: between, value: [1, 2]}],
           actions: [{set: {b.c: 7}}, {set: {x: 1}}, {workflow: nowhere, params: {a: {ref: a}}}]}
        - {id: rule-2, conditions: [{field: b.c, operator: equals, value: 7}],
           actions: [{remove: x}]}
      """;

  private final Console console = new Console();
  @TempDir Path folder;

  @Test
  void shouldReadMessagesByTheLimitsThatIngestHasUnlessConfigured() {
    IngestConfig ingest = NodeConfig.defaults().ingest();

    assertEquals(ingest.depthMax(), DecoderLimits.STANDARD.depthMax());
    assertEquals(ingest.messageBytesMax(), DecoderLimits.STANDARD.stringBytesMax());
  }

  @Test
  void shouldPrintALineForEveryMessage() throws IOException {
    // given: a message, a blank line, one that is broken, and one with an id
    Path rules = write("rules.yaml", RULES);
    Path messages = write("m.ndjson", "{\"a\":2}\n\n{\"a\":}\r\n{\"message_id\":\"m1\",\"a\":3}");

    // when
    int code = console.run("eval -f " + rules + " -m " + messages + " -o json");

    // then
    assertEquals(1, code, console.err());
    List<JsonObject> lines = console.out().lines().map(JsonObject::new).toList();
    assertEquals(
        new JsonObject()
            .put("line", 1)
            .putNull("message_id")
            .put("matched", new JsonArray().add("b/1").add("rule-2"))
            .put("set", new JsonObject().put("b.c", 7))
            .put("removed", new JsonArray().add("x"))
            .put(
                "runs",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("rule_id", "b/1")
                            .put("workflow", "nowhere")
                            .put("input", new JsonObject().put("a", 2)))),
        lines.getFirst());
    assertEquals(3, lines.get(1).getInteger("line"));
    assertTrue(lines.get(1).getJsonObject("error").getString("code").startsWith("DC-"));
    assertEquals("m1", lines.get(2).getString("message_id"));
    assertEquals(new JsonArray(), lines.get(2).getJsonArray("matched"));
    assertTrue(console.err().contains("nowhere"), "the missing workflow is a warning");
  }

  @Test
  void shouldNameTheFileThatIsNotThere() throws IOException {
    Path rules = write("rules.yaml", RULES);
    Path missing = folder.resolve("missing.ndjson");

    // then: rules, messages, and a folder of messages
    assertEquals(4, console.run("check -f " + missing), console.err());
    assertTrue(console.err().contains("there is no file or folder " + missing), console.err());
    assertEquals(4, console.run("eval -f " + rules + " -m " + missing), console.err());
    assertEquals(1, console.run("eval -f " + rules + " -m " + folder), console.err());
    assertTrue(console.err().contains(folder + " is a folder"), console.err());
  }

  @Test
  void shouldReadFilesWithAByteOrderMark() throws IOException {
    Path messages = write("m.ndjson", "\uFEFF{\"a\":2}\r\n{\"a\":2}");
    for (String rules :
        List.of(
            write("a.distric", "\uFEFFrule r {\r\n when a == 2 emit \"e\" }").toString(),
            write("a.json", "\uFEFF{\"rules\":[{\"id\":\"r\",\"actions\":[{\"emit\":\"e\"}]}]}")
                .toString(),
            write("a.yaml", "\uFEFFrules: [{id: r, actions: [{emit: e}]}]").toString())) {
      assertEquals(0, console.run("eval -f " + rules + " -m " + messages + " -o json"), rules);
      assertEquals(2, console.out().lines().filter(l -> l.contains("[\"r\"]")).count());
    }
  }

  @Test
  void shouldPointAtTheSecondOfTwoFilesThatDeclareTheSame() throws IOException {
    Files.createDirectories(folder.resolve("two"));
    Path first = write("two/a.distric", "// here\nrule r { emit \"a\" }");
    Path second = write("two/b.distric", "rule r { emit \"b\" }");

    // then
    assertEquals(1, console.run("check -f " + folder.resolve("two")), console.err());
    String due = second + ":1:1: error R301: the rule 'r' is declared twice, first in ";
    assertTrue(console.err().startsWith(due + first + " line 2"), console.err());
  }

  @Test
  void shouldTellAFaultOfEveryRuleAHundredTimes() throws IOException {
    // given
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      rules.append("rule r").append(i).append(" { run nowhere }\n");
    }

    // when
    int code = console.run("check -f " + write("rules.distric", rules.toString()));

    // then
    assertEquals(0, code, console.err());
    assertEquals(100, console.err().lines().filter(l -> l.contains("R302: ")).count());
    assertTrue(console.err().endsWith("50 more of R302 are not shown\n"), console.err());
  }

  @Test
  void shouldReadAFolderInTheByteOrderOfItsPaths() throws IOException {
    // given: the same constant twice, of which the checker names the second
    Files.createDirectories(folder.resolve("rules/a"));
    write("rules/a/z.yaml", "rules: [{id: one, actions: [{stop: true}]}]");
    write("rules/a.yaml", "rules: [{id: two, actions: [{stop: true}]}]");
    write("rules/Z.yaml", "rules: [{id: three, actions: [{stop: true}]}]");
    Files.createDirectories(folder.resolve("rules/.github"));
    write("rules/.github/ci.yaml", "on: push");
    write("rules/.#Z.yaml", "half an edit");

    // when
    List<String> names =
        Sources.under(folder.resolve("rules")).stream()
            .map(source -> folder.resolve("rules").relativize(Path.of(source.name())).toString())
            .toList();

    // then
    assertEquals(List.of("Z.yaml", "a.yaml", "a/z.yaml"), names);
  }

  @Test
  void shouldMeasure() throws IOException {
    // given
    Path rules = write("rules.yaml", RULES);
    Path messages = write("m.ndjson", "{\"a\":2}\n{\"a\":3}\n");

    // when
    int code = console.run("bench -f " + rules + " -m " + messages + " --for 1 -o json");

    // then
    assertEquals(0, code, console.err());
    JsonObject result = new JsonObject(console.out());
    assertEquals(2, result.getInteger("rules"));
    assertEquals(2, result.getInteger("messages"));
    assertEquals(1.0, result.getDouble("matches_per_message"));
    JsonObject times = result.getJsonObject("ns_per_message");
    assertTrue(times.getDouble("mean") > 0 && times.getLong("p50") <= times.getLong("p99"));
    assertTrue(times.getLong("p99") <= times.getLong("max"));
    assertTrue(result.getDouble("messages_per_second") > 0 && result.getDouble("load_ms") > 0);
    assertTrue(result.containsKey("heap_bytes_per_rule"));
    assertTrue(result.containsKey("match_only_ns_per_message"));
  }

  @Test
  void shouldExplainWhyARuleDidNotMatch() throws IOException {
    // given
    Path rules = write("rules.yaml", RULES);

    // when
    int code = console.run("explain -f " + rules + " -m {\"a\":9} --rule b/1 -o json");

    // then
    assertEquals(0, code, console.err());
    JsonObject told = new JsonObject(console.out());
    JsonObject rule = told.getJsonArray("rules").getJsonObject(0);
    assertEquals("a is 9, needs 1..2", rule.getString("reason"));
    assertEquals(new JsonObject().put("a", 9), rule.getJsonObject("values"));
    assertEquals(new JsonArray().add("b/1"), told.getJsonArray("near_misses"));
    assertEquals(4, console.run("explain -f " + rules + " -m {} --rule b/2"));
    assertTrue(console.err().contains("did you mean b/1?"), console.err());
  }

  @Test
  void shouldSayThatOneMessageIsExplained() throws IOException {
    // given
    Path rules = write("rules.yaml", RULES);
    Path messages = write("messages.ndjson", "{\"a\":1}\n{\"a\":9}\n");

    // when
    int code = console.run("explain -f " + rules + " -m " + messages);

    // then
    assertEquals(1, code);
    assertTrue(console.err().contains("here are 2 lines: give one of them"), console.err());
  }

  @Test
  void shouldEndWithThreeWhereLintFindsSomething() throws IOException {
    // given
    Path never =
        write(
            "never.yaml", "rules: [{id: a, when: {expr: b > 2 and b < 1}, actions: [{emit: x}]}]");
    Path well = write("well.yaml", "rules: [{id: a, when: {expr: b > 2}, actions: [{emit: x}]}]");

    // when, then
    assertEquals(3, console.run("lint -f " + never));
    assertTrue(console.out().contains("R701"), console.out());
    assertEquals(0, console.run("lint -f " + well));
  }

  @Test
  void shouldReadRowsOfATableFromTheFileBesideIt() throws IOException {
    // given
    Path rules =
        write(
            "rules.yaml",
            """
            tables: [{name: fx, from: fx.csv, key: c}]
            rules: [{id: a, when: {expr: "n * fx[c].rate > 10"}, actions: [{emit: x}]}]
            """);
    write("fx.csv", "c,rate\nEUR,1\n\"U,S\",2.5\n");
    Path messages = write("m.ndjson", "{\"n\":5,\"c\":\"U,S\"}\n{\"n\":5,\"c\":\"EUR\"}\n");

    // when
    int code = console.run("eval -f " + rules + " -m " + messages + " -o json");

    // then
    assertEquals(0, code, console.err());
    List<JsonObject> lines = console.out().lines().map(JsonObject::new).toList();
    assertEquals(new JsonArray().add("a"), lines.get(0).getJsonArray("matched"));
    assertEquals(new JsonArray(), lines.get(1).getJsonArray("matched"));
  }

  @Test
  void shouldFailOnRulesThatAreWrong() throws IOException {
    // given
    Path rules = write("rules.yaml", "rules: [{id: one, condition: []}]");
    Path messages = write("m.ndjson", "{}");

    // when, then
    assertEquals(1, console.run("eval -f " + rules + " -m " + messages + " -o json"));
    assertTrue(console.err().contains("rules.yaml:1:"), console.err());
    assertEquals(1, console.run("bench -f " + rules + " -m " + messages));
  }

  @Test
  void shouldNameTheLineThatBenchCannotRead() throws IOException {
    // given
    Path rules = write("rules.yaml", RULES);
    Path messages = write("m.ndjson", "{\"a\":1}\n\n{\"a\":1,\"a\":2}\n{}\n");

    // when
    int code = console.run("bench --for 1 -f " + rules + " -m " + messages);

    // then
    assertEquals(1, code);
    assertTrue(console.err().contains("DC-1004: line 3 cannot be measured"), console.err());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
