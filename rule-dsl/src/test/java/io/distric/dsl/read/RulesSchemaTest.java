package io.distric.dsl.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.MalformedJson;
import io.distric.dsl.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors takes what the readers take, and refuses what they refuse. */
final class RulesSchemaTest {

  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(RulesSchema.text());

  static Stream<Path> valid() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve("valid"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void shouldTakeEveryValidFile(Path file) throws IOException {
    assertEquals(List.of(), errors(Files.readString(file)));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void shouldTakeWhatIsPrinted(Path file) throws IOException {
    assertEquals(List.of(), errors(Files.readString(Path.of(file + ".expected"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys", "values", "steps"})
  void shouldRefuseFilesOfAWrongStructure(String name) throws IOException {
    String text = Files.readString(CORPUS.resolve("invalid").resolve(name + ".yaml"));
    assertFalse(errors(text).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("right")
  void shouldTakeWhatTheReaderTakes(String yaml) {
    assertFalse(refused(yaml), yaml);
    assertEquals(List.of(), errors(yaml), yaml);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void shouldRefuseWhatTheReaderRefuses(String yaml) {
    assertTrue(refused(yaml), yaml);
    assertFalse(errors(yaml).isEmpty(), yaml);
  }

  @Test
  void shouldKnowTheKeysThatTheReadersKnow() {
    assertEquals(new TreeSet<>(RuleReader.KEYS), properties("rule"));
    assertEquals(new TreeSet<>(WorkflowReader.KEYS), properties("workflow"));
    assertEquals(new TreeSet<>(Keys.OPTIONS), properties("options"));
    assertEquals(new TreeSet<>(ModelReader.KNOWN), properties("file"));
  }

  static Stream<String> right() {
    return Stream.of(
        "",
        "{}",
        "rules: []",
        "[{id: r, actions: []}]",
        "{id: r, actions: []}",
        "{rule_id: r, priority: -3, actions: [{stop: true}]}",
        "{id: w, tasks: []}",
        "{workflow_id: w, inputs: {a: string}, tasks: [{id: t, task: core.noop}]}",
        rule("when: a > 1"),
        rule("when: true"),
        rule("when: [{field: a, operator: exists}, a > 1]"),
        rule("not: {any: [{all: [{ref: a}]}]}"),
        rule("conditions: [{field: a, operator: missing, value: false}]"),
        rule("conditions: [{field: a, operator: in, value: {ref: LIST}}]"),
        rule("conditions: [{field: a, operator: between, value: [1, {expr: 1 + 1}]}]"),
        rule("except: {when: a > 1}"),
        rule("set: {a.b: {x: [1, {ref: c}]}}, remove: [a, b]"),
        rule("tags: one, let: {a: 1, b: a + 1}"),
        rule("actions: [{workflow: w, retry: 3, priority: 9}]"),
        rule(
            "actions: [{workflow: w, retry: {attempts: 2, backoff: 5s, jitter: 0.5, on:"
                + " timeout}}]"),
        rule("actions: [{workflow: w, timeout: 1h30m, limits: {memory: {expr: 64Mi}}}]"),
        "schemas: [{name: S, fields: {a: int, 'b?': {list: {map: any}}, c: 'enum(\"x\")'}}]",
        "schemas: [{name: S, fields: {a: {type: int, default: 5}}, match: {ref: a}, key: a.b}]",
        "tables: [{name: t, from: t.csv, key: k}, {name: u, key: k, rows: [{k: a, v: 1}]}]",
        "macros: [{name: m, parameters: [a], expr: a + 1}, {name: n, expr: 5}]",
        "chains: [{id: c, mode: first, edges: [{from: a, to: b, if: unmatched}]}]",
        "schedules: [{id: s, cron: 0 2 * * *, workflow: w, overlap: skip, timeout: 5s}]",
        "{package: a.b, version: 3}",
        test("expect: [{match: r}, {no_match: []}, {run: w, params: {a: 1}}, {emit: t}, a == 1]"),
        test("at: 2026-01-15T12:00:00Z, mocks: {task: t, error: timeout}, expect: {not: a}"),
        test("mocks: [{task: t, result: {a: 1}}], given: [{schema: S, message: {a: 1}}]"),
        task("wait: {signal: s}, timeout: 5s"),
        task("wait: {for: 10m}"),
        task("foreach: {as: i, in: {ref: input.x}, parallel: 2}, tasks: []"),
        task("repeat: {until: {expr: a}, every: 10s, max: 3}, tasks: []"),
        task("switch: {ref: a}, cases: [{is: [a, b], tasks: []}, {is: c}], else: []"),
        task("workflow: other, params: {a: 1}, if: {expr: input.a}"),
        task("task: t, undo: {task: u}, after: a, if: {field: input.a, operator: exists}"));
  }

  static Stream<String> wrong() {
    return Stream.concat(wrongRules(), wrongOthers());
  }

  private static Stream<String> wrongRules() {
    return Stream.of(
        "5",
        "rulez: []",
        "rules: 5",
        "rules: [5]",
        "rules: [{title: no id}]",
        "{id: r, actions: [], tasks: []}",
        rule("priorty: 5"),
        rule("priority: high"),
        rule("priority: 1.5"),
        rule("enabled: 'yes'"),
        rule("when: a, any: []"),
        rule("conditions: {field: a, operator: exists}"),
        rule("conditions: [{field: a, operator: greater, value: 1}]"),
        rule("conditions: [{field: a, operator: '>', value: 1}]"),
        rule("conditions: [{field: a, operator: equals}]"),
        rule("conditions: [{field: a}]"),
        rule("conditions: [{field: a, operator: in, value: 5}]"),
        rule("conditions: [{field: a, operator: between, value: [5]}]"),
        rule("conditions: [{field: a, operator: missing, value: 5}]"),
        rule("conditions: [{field: a, operator: equals, value: 1, more: 2}]"),
        rule("all: {field: a}"),
        rule("except: [{reason: none}]"),
        rule("let: [a]"),
        rule("tags: [2024]"),
        rule("actions: {stop: true}"),
        rule("actions: [{}]"),
        rule("actions: [{worklfow: w}]"),
        rule("actions: [{stop: 'yes'}]"),
        rule("actions: [{set: {a: 1}, timeout: 5s}]"),
        rule("actions: [{workflow: w, timeout: 30}]"),
        rule("actions: [{workflow: w, deadline: soon}]"),
        rule("actions: [{workflow: w, retry: -1}]"),
        rule("actions: [{workflow: w, retry: {backoff: 5s}}]"),
        rule("actions: [{workflow: w, retry: {attempts: 0}}]"),
        rule("actions: [{workflow: w, retry: {attempts: 2, backoff: fast}}]"),
        rule("actions: [{workflow: w, retry: {attempts: 2, jitter: 200%}}]"),
        rule("actions: [{workflow: w, priority: 10}]"),
        rule("actions: [{workflow: w, params: [1]}]"),
        rule("actions: [{emit: e, data: {a: {ref: x, b: 1}}}]"));
  }

  private static Stream<String> wrongOthers() {
    return Stream.of(
        "schemas: [{fields: {a: int}}]",
        "schemas: [{name: S, fields: {a: strin}}]",
        "schemas: [{name: S, fields: {a: 5}}]",
        "schemas: [{name: S, fields: [a]}]",
        "tables: [{name: t, key: k}]",
        "tables: [{name: t, from: t.csv}]",
        "macros: [{name: m}]",
        "chains: [{id: c, edges: [{from: a}]}]",
        "chains: [{id: c, mode: last, edges: []}]",
        "schedules: [{id: s, workflow: w}]",
        test("at: noon"),
        test("given: {a: 1}"),
        test("mocks: {task: t}"),
        test("expect: [{run: w, parms: {}}]"),
        "workflows: [{id: w}]",
        "workflows: [{id: w, tasks: [], input: {}, inputs: {}}]",
        "workflows: [{id: w, tasks: [], on_failure: true}]",
        task("tsk: t"),
        task("task: t, switch: a"),
        task("wait: {}"),
        task("wait: {signal: s, for: 5s}"),
        task("foreach: {in: []}, tasks: []"),
        task("repeat: {until: true, every: 5s}, tasks: []"),
        task("switch: {ref: a}"),
        "workflows: [{id: w, tasks: [{task: t}]}]");
  }

  private static String rule(String more) {
    return "rules: [{id: r, %s}]".formatted(more);
  }

  private static String task(String more) {
    return "workflows: [{id: w, tasks: [{id: t, %s}]}]".formatted(more);
  }

  private static String test(String more) {
    return "tests: [{name: t, %s}]".formatted(more);
  }

  private static boolean refused(String yaml) {
    return new SourceReader().read(new SourceText("a.yaml", yaml)).hasErrors();
  }

  private static List<String> errors(String yaml) {
    String text = yaml.isBlank() ? "null" : yaml;
    return SCHEMA.validate(text, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  private static Set<String> properties(String definition) {
    try {
      byte[] json = RulesSchema.text().getBytes(StandardCharsets.UTF_8);
      Value.Fields all = (Value.Fields) Json.parse(json);
      Value.Fields definitions = (Value.Fields) all.fields().get("$defs");
      Value.Fields one = (Value.Fields) definitions.fields().get(definition);
      return new TreeSet<>(((Value.Fields) one.fields().get("properties")).fields().keySet());
    } catch (MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }
}
