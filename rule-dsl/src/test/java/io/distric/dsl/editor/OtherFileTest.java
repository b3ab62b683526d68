package io.distric.dsl.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of YAML and JSON that name what documents of the language declare. */
final class OtherFileTest {

  private static final String A = "file:///a.distric";

  private static final String YAML =
      """
      rules:
        - id: review   # is no workflow
          actions:
            - {params: {workflow: review, of: "review"}, workflow: review}
            - workflow: "review"
            - {emit: review}
      workflows:
        - id: outer
          tasks:
            - {id: review, task: review, params: {workflow: review}}
            - {id: one, workflow: review}
            - id: which
              switch: {ref: input.review}
              cases: [{is: review, tasks: [{id: two, workflow: 'review'}]}]
              else: {tasks: [{id: three, workflow: review}]}
          on_failure: {tasks: [{id: four, workflow: review}]}
      schedules: [{id: review, cron: "0 2 * * *", workflow: review}]
      tests:
        - name: review
          given: [{message: {workflow: review}}]
          expect: [{match: review}, {run: review, params: {workflow: review}}, {workflow: review, status: completed}]
      """;

  @Test
  void shouldRenameAWorkflowWhereYamlNamesIt() {
    // given
    Library library = library("workflow review { }", "b.yaml", YAML);

    // when
    Renames.Rename rename = Renames.rename(library, A, 10, "inspect");

    // then: whatever else is called so stays
    assertEquals(
        """
        rules:
          - id: review   # is no workflow
            actions:
              - {params: {workflow: review, of: "review"}, workflow: inspect}
              - workflow: "inspect"
              - {emit: review}
        workflows:
          - id: outer
            tasks:
              - {id: review, task: review, params: {workflow: review}}
              - {id: one, workflow: inspect}
              - id: which
                switch: {ref: input.review}
                cases: [{is: review, tasks: [{id: two, workflow: "inspect"}]}]
                else: {tasks: [{id: three, workflow: inspect}]}
            on_failure: {tasks: [{id: four, workflow: inspect}]}
        schedules: [{id: review, cron: "0 2 * * *", workflow: inspect}]
        tests:
          - name: review
            given: [{message: {workflow: review}}]
            expect: [{match: review}, {run: inspect, params: {workflow: review}}, {workflow: inspect, status: completed}]
        """,
        LibraryTest.applied(YAML, rename, "b.yaml"));
  }

  @Test
  void shouldRenameARuleWhereJsonNamesIt() {
    // given
    String json =
        """
        {"chains": [{"id": "r", "edges": [{"from": "r", "to": "s"}, {"from": "s", "to": "r"}]}],
         "tests": [{"name": "r", "expect": [{"match": ["s", "r"]}, {"no_match": "r"}, {"run": "r"}]}]}
        """;
    Library library = library("rule r { }", "b.json", json);

    // when
    Renames.Rename rename = Renames.rename(library, A, 5, "a \"b\"");

    // then
    assertEquals(
        """
        {"chains": [{"id": "r", "edges": [{"from": "a \\"b\\"", "to": "s"}, {"from": "s", "to": "a \\"b\\""}]}],
         "tests": [{"name": "r", "expect": [{"match": ["s", "a \\"b\\""]}, {"no_match": "a \\"b\\""}, {"run": "r"}]}]}
        """,
        LibraryTest.applied(json, rename, "b.json"));
  }

  @ParameterizedTest
  @CsvSource({
    "inspect, workflow: inspect",
    "in-spect, workflow: in-spect",
    "a b, 'workflow: \"a b\"'",
    "null, 'workflow: \"null\"'",
    "1st, 'workflow: \"1st\"'",
    "größe, 'workflow: \"größe\"'"
  })
  void shouldWriteANameSoThatYamlReadsIt(String name, String written) {
    // given
    String yaml = "rules: [{id: r, actions: [{workflow: w}]}]";
    Library library = library("workflow w { }", "b.yml", yaml);

    // when
    String after = LibraryTest.applied(yaml, Renames.rename(library, A, 9, name), "b.yml");

    // then
    assertEquals("rules: [{id: r, actions: [{" + written + "}]}]", after);
  }

  @Test
  void shouldLeaveNamesOfWhatAnotherFileDeclares() {
    // given: two of one name, which the check refuses; the first is meant
    String yaml = "workflows: [{id: w, tasks: []}]\nrules: [{id: r, actions: [{workflow: v}]}]";
    Library library = library("workflow w { }\nrule v { }", "b.yaml", yaml);

    // when
    Renames.Rename rename = Renames.rename(library, A, 21, "u");

    // then
    assertEquals(yaml, LibraryTest.applied(yaml, rename, "b.yaml"));
    assertEquals(1, rename.changes().size());
  }

  @Test
  void shouldFindNamesUpToTheFaultOfAFile() {
    // given
    String yaml = "rules:\n  - {id: r, actions: [{workflow: w}]}\n  - {id: [\n";

    // then
    assertEquals(
        List.of("w"),
        other("b.yaml", yaml).mentions().stream().map(m -> m.names().getFirst()).toList());
  }

  @Test
  void shouldGoNoDeeperThanFilesMayNest() {
    // given
    String deep =
        "rules: [{id: r, actions: [{workflow: w}]}]\nconstants: {c: " + "[".repeat(100_000);

    // then
    assertEquals(1, other("b.yaml", deep).mentions().size());
    assertEquals(1, other("b.json", json(deep)).mentions().size());
  }

  private static String json(String yaml) {
    return "{" + yaml.replaceAll("(\\w+)", "\"$1\"").replace("\n", ",");
  }

  private static Library library(String document, String uri, String other) {
    return new Library(Map.of(A, new Document(document)), Map.of(uri, other(uri, other)));
  }

  private static OtherFile other(String uri, String text) {
    SourceText source = new SourceText(uri, text);
    return OtherFile.of(source, new SourceReader().read(source).model());
  }
}
