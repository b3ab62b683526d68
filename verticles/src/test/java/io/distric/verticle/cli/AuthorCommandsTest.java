package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** {@code test} and {@code diff} as authors call them. */
final class AuthorCommandsTest {

  private static final String RULES =
      """
      rules:
        - {id: high, priority: 2, when: {expr: amount > 100}, actions: [{workflow: review, params: {sum: {ref: amount}}}]}
        - {id: low, priority: 1, when: {expr: amount < 10}, actions: [{emit: small}]}
      workflows:
        - {id: review, tasks: [{id: look, task: core.noop}]}
      """;
  private static final String TESTS =
      """
      tests:
        - name: a large one
          given: {message: {amount: 500}}
          expect: [{match: high}, {run: review, params: {sum: 500}}]
        - name: a <small> one
          given: {message: {amount: 50}}
          expect: [{match: low}]
      """;

  private final Console console = new Console();
  @TempDir Path folder;

  @Test
  void shouldBeginAFolderThatCanBeCheckedAndTested() throws IOException {
    // given
    Path begun = folder.resolve("mine");

    // when
    assertEquals(0, console.run("init " + begun), console.err());

    // then
    assertEquals(0, console.run("check -f " + begun), console.err());
    assertEquals("", console.err());
    assertEquals(0, console.run("test -f " + begun), console.out() + console.err());
    assertEquals(0, console.run("lint -f " + begun), console.out() + console.err());
    assertEquals(0, console.run("fmt --check " + begun), console.out() + console.err());
    assertEquals(
        0, console.run("eval -o json -f " + begun + " -m " + begun.resolve("messages.ndjson")));
    assertEquals(5, console.run("init " + begun));
    assertTrue(console.err().contains("DC-7008"), console.err());
  }

  @Test
  void shouldTellWhatFailedAndWhere() throws IOException {
    // given
    write("rules.yaml", RULES);
    write("tests.yaml", TESTS);

    // when
    int exit = console.run("test -f " + folder);

    // then
    assertEquals(1, exit, console.err());
    assertTrue(console.out().contains("ok    a large one\n"), console.out());
    assertTrue(console.out().contains("FAIL  a <small> one"), console.out());
    assertTrue(
        console.out().contains("tests.yaml:7:14: expected rule 'low' to match; matched no rule"),
        console.out());
    assertTrue(console.out().contains("amount is 50"), console.out());
    assertTrue(console.out().endsWith("2 tests, 1 failed\n"), console.out());
  }

  @Test
  void shouldWriteReportsForPrograms() throws Exception {
    // given
    write("rules.yaml", RULES);
    Path tests = write("tests.yaml", TESTS);
    Path xml = folder.resolve("report.xml");

    // when
    int exit = console.run("test -f " + folder + " -o json --junit " + xml);

    // then
    assertEquals(1, exit, console.err());
    JsonObject report = new JsonObject(console.out());
    assertEquals(1, report.getInteger("failed"));
    JsonObject failed = report.getJsonArray("tests").getJsonObject(1);
    assertEquals("failed", failed.getString("status"));
    assertEquals(7, failed.getJsonArray("failures").getJsonObject(0).getInteger("line"));
    Element suite =
        (Element)
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getElementsByTagName("testsuite")
                .item(0);
    assertEquals("2", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    Element test = (Element) suite.getElementsByTagName("testcase").item(1);
    assertEquals("a <small> one", test.getAttribute("name"));
    assertEquals(tests.toString(), test.getAttribute("classname"));
    assertTrue(test.getTextContent().contains("expected rule 'low' to match"));
  }

  @Test
  void shouldHoldTestsToACoverage() throws IOException {
    // given
    write("rules.yaml", RULES);
    write("tests.yaml", TESTS.substring(0, TESTS.indexOf("  - name: a <small>")));

    // then
    assertEquals(0, console.run("test -f " + folder + " --coverage 25"), console.out());
    assertEquals(1, console.run("test -f " + folder + " --coverage 51"), console.out());
    assertTrue(console.out().contains("50 % of the rules (1 of 2)"), console.out());
    assertTrue(console.out().contains("low: never matched"), console.out());
    assertTrue(console.out().contains("due are 51 %"), console.out());
    assertEquals(1, console.run("test -f " + folder + " --coverage 51 -o json"));
    JsonObject coverage = new JsonObject(console.out()).getJsonObject("coverage");
    assertEquals(50, coverage.getJsonObject("rules").getInteger("percent"));
    assertEquals(2, console.run("test -f " + folder + " --coverage 101"));
  }

  @Test
  void shouldSayThatThereIsNothingToTest() throws IOException {
    // given
    Path rules = write("rules.yaml", RULES);
    Path wrong = write("wrong.yaml", "rules: [{id: r, when: {expr: 1 +}, actions: []}]");

    // then
    assertEquals(4, console.run("test -f " + rules));
    assertTrue(console.err().contains("declares no tests"), console.err());
    assertEquals(1, console.run("test -f " + wrong));
    assertTrue(console.err().contains("R201"), console.err());
  }

  @Test
  void shouldAllowMvelOnlyWhereAsked() throws IOException {
    // given
    write(
        "rules.yaml",
        "rules: [{id: r, when: {expr: 'mvel(\"a * 2 > 4\")'}, actions: [{emit: t}]}]");
    write("tests.yaml", "tests: [{name: t, given: {message: {a: 3}}, expect: [{match: r}]}]");

    // then
    assertEquals(1, console.run("test -f " + folder));
    assertTrue(console.err().contains("R220"), console.err());
    assertTrue(console.err().contains("--mvel"), console.err());
    assertEquals(0, console.run("test --mvel -f " + folder), console.err());
  }

  @Test
  void shouldShowWhatDiffers() throws IOException {
    // given
    Path before = write("a.yaml", RULES);
    Path after =
        write(
            "b.yaml", RULES.replace("amount > 100", "amount > 200").replace("id: low", "id: tiny"));
    Path spelled =
        write(
            "c.yaml",
            "# a comment\n" + RULES.replace("expr: amount > 100", "expr: (amount>100.0)"));

    // then
    assertEquals(0, console.run("diff " + before + " " + spelled), console.out());
    assertEquals("", console.out());
    assertEquals(1, console.run("diff " + before + " " + after));
    assertEquals(
        """
        changed  rule 'high'
          when:
            - amount > 100
            + amount > 200
        removed  rule 'low'
        added    rule 'tiny'
        """,
        console.out());
    assertEquals(1, console.run("diff " + before + " " + after + " -o json"));
    JsonArray changes = new JsonObject(console.out()).getJsonArray("changes");
    assertEquals("changed", changes.getJsonObject(0).getString("change"));
    assertEquals(
        new JsonObject()
            .put("clause", "when")
            .put("before", "amount > 100")
            .put("after", "amount > 200"),
        changes.getJsonObject(0).getJsonArray("clauses").getJsonObject(0));
    assertEquals(1, console.run("diff " + before + " " + after + " -o name"));
    assertEquals("rule/high\nrule/low\nrule/tiny\n", console.out());
    assertEquals(2, console.run("diff " + before));
    assertEquals(4, console.run("diff " + before + " " + folder.resolve("none.yaml")));
  }

  @Test
  void shouldPrintTheSchemaForEditors() {
    assertEquals(0, console.run("schema"));
    JsonObject schema = new JsonObject(console.out());
    assertEquals("https://json-schema.org/draft/2020-12/schema", schema.getString("$schema"));
    assertTrue(schema.getJsonObject("$defs").containsKey("rule"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
