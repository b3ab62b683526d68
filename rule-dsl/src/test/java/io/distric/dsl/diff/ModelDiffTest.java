package io.distric.dsl.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Model;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelDiffTest {

  private static final String BEFORE =
      """
      schemas: [{name: Payment, fields: {amount: decimal, id: string}}]
      constants: {HIGH: 1000.00}
      lists: {RISKY: [KP, IR]}
      rules:
        - id: a
          priority: 3
          title: A
          let: {x: amount + 1}
          conditions:
            - {field: amount, operator: greater_than, value: {ref: HIGH}}
          actions: [{workflow: w, params: {p: 1, q: {ref: id}}, timeout: 30s}]
        - {id: b, priority: 2, actions: [{emit: t}]}
        - {id: c, priority: 1, actions: [{emit: t}]}
      workflows:
        - {id: w, tasks: [{id: one, task: core.noop}, {id: two, task: core.noop, after: [one]}]}
      """;
  private static final String SAME =
      """
      # another spelling of the same
      workflows:
        - tasks: [{task: core.noop, id: one}, {after: [one], id: two, task: core.noop}]
          id: w
      rules:
        - {id: c, priority: 1, enabled: true, actions: [{emit: "t"}]}
        - {priority: 2, id: b, actions: [emit: t]}
        - id: a
          title: "A"
          priority: 3
          when: {expr: "(amount >   HIGH)"}
          let: {x: "(amount + 1.0)"}
          actions:
            - workflow: w
              timeout: 30s
              params: {q: {ref: id}, p: 1.00}
      lists: {RISKY: [KP, IR]}
      constants: {HIGH: 1000}
      schemas: [{name: Payment, fields: {amount: decimal, id: string}}]
      """;

  @Test
  void shouldNotMindTheSpelling() {
    assertEquals(List.of(), diff(BEFORE, SAME));
    assertEquals(List.of(), diff(SAME, BEFORE));
    assertEquals(List.of(), diff("rules: []", "rules: []"));
  }

  @Test
  void shouldNameWhatWasAddedAndRemoved() {
    assertEquals(
        List.of("removed rule b", "added rule d", "added list MORE"),
        sorted(
            diff(
                BEFORE,
                BEFORE
                    .replace("id: b", "id: d")
                    .replace("RISKY: [KP, IR]", "RISKY: [KP, IR], MORE: [1]"))));
  }

  @Test
  void shouldNameTheClausesThatChanged() {
    // given
    String after =
        BEFORE
            .replace("amount: decimal", "amount: int")
            .replace("1000.00", "1000.01")
            .replace("title: A", "tags: [new]")
            .replace("x: amount + 1", "x: amount + 2")
            .replace("greater_than", "less_than")
            .replace("timeout: 30s", "timeout: 31s")
            .replace("after: [one]}", "if: {expr: input.a}}");

    // then
    assertEquals(
        List.of(
            "changed schema Payment fields.amount: decimal -> int",
            "changed constant HIGH value: 1000 -> 1000.01",
            "changed rule a title: A -> ",
            "changed rule a actions.1:"
                + " {\"params\":{\"p\":1,\"q\":{\"ref\":\"id\"}},\"timeout\":\"30s\",\"workflow\":\"w\"}"
                + " -> {\"params\":{\"p\":1,\"q\":{\"ref\":\"id\"}},\"timeout\":\"31s\",\"workflow\":\"w\"}",
            "changed rule a let.x: amount + 1 -> amount + 2",
            "changed rule a when: amount > HIGH -> amount < HIGH",
            "changed rule a tags:  -> [\"new\"]",
            "changed workflow w tasks.two: "
                + "{\"after\":[\"one\"],\"id\":\"two\",\"task\":\"core.noop\"} -> "
                + "{\"id\":\"two\",\"if\":{\"expr\":\"input.a\"},\"task\":\"core.noop\"}"),
        diff(BEFORE, after));
  }

  @Test
  void shouldNameRulesWhoseTurnHasMoved() {
    // when
    List<String> changes =
        diff(BEFORE, BEFORE.replace("{id: c, priority: 1", "{id: c, priority: 9"));

    // then
    assertEquals(
        List.of("changed rule c priority: 1 -> 9", "moved rule c turn: after b -> first"), changes);
  }

  private static List<String> sorted(List<String> lines) {
    List<String> sorted = new ArrayList<>(lines);
    sorted.sort((a, b) -> b.contains("rule") ? a.contains("rule") ? 0 : 1 : -1);
    return sorted;
  }

  private static List<String> diff(String before, String after) {
    List<String> lines = new ArrayList<>();
    for (Change change : ModelDiff.of(model(before), model(after))) {
      String head = change.how().word() + " " + change.kind() + " " + change.id();
      if (change.clauses().isEmpty()) {
        lines.add(head);
      }
      for (Change.Clause clause : change.clauses()) {
        lines.add(head + " " + clause.name() + ": " + clause.before() + " -> " + clause.after());
      }
    }
    return lines;
  }

  private static Model model(String yaml) {
    ReadResult result = new SourceReader().read(new SourceText("rules.yaml", yaml));
    assertEquals(List.of(), result.diagnostics());
    return result.model();
  }
}
