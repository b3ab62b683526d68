package io.distric.dsl.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceReaderTest {

  private static final String DOCUMENT_RULE =
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

  private final SourceReader reader = new SourceReader();

  @Test
  void shouldReadTheRuleOfTheRequirements() {
    // given
    SourceText source = new SourceText("rule.yaml", DOCUMENT_RULE);

    // when
    ReadResult result = reader.read(source);

    // then
    assertEquals(List.of(), result.diagnostics());
    Rule rule = result.model().rules().getFirst();
    assertEquals("rule-001", rule.id());
    assertEquals(100, rule.priority());
    Expr when =
        new Expr.Binary(
            BinaryOperator.AND,
            compare("event_type", BinaryOperator.EQUAL, new Value.Text("payment_received")),
            compare("amount", BinaryOperator.GREATER, Value.Num.of(1000)),
            Span.NONE);
    assertEquals(Optional.of(when), rule.when());
    Effect.Run run = (Effect.Run) rule.effects().getFirst();
    assertEquals("fraud_detection", run.workflow());
    assertEquals(Optional.of(Duration.ofSeconds(30)), run.options().timeout());
    assertEquals(Optional.of(Options.Retry.of(4)), run.options().retry());
  }

  @Test
  void shouldReadTheSameFromJsonAsFromYaml() {
    // given
    String json =
        """
        {"rules": [{"id": "rule-001", "priority": 100,
          "conditions": [
            {"field": "event_type", "operator": "equals", "value": "payment_received"},
            {"field": "amount", "operator": "greater_than", "value": 1000}],
          "actions": [{"workflow": "fraud_detection", "params": {"threshold": "high"},
            "timeout": "30s", "retry": 3}]}]}
        """;

    // when
    ReadResult fromYaml = reader.read(new SourceText("a.yaml", DOCUMENT_RULE));
    ReadResult fromJson = reader.read(new SourceText("a.json", json));

    // then
    assertEquals(fromYaml, fromJson);
  }

  @Test
  void shouldReadAWholeRule() {
    // given
    String text =
        """
        rules:
          - {id: high_value, title: Large payment, on: Payment, priority: 100, tags: [fraud, pci],
             let: {young: now() - user.created_at < 7d},
             when: {all: [{field: event_type, operator: equals, value: payment_received},
                          {field: amount_eur, operator: greater_than, value: {ref: HIGH_VALUE}},
                          {expr: user.country in RISKY or young}]},
             except: [{reason: load-test users,
                       when: {field: user.id, operator: matches, value: '^test_\\d+$'}}],
             actions: [{workflow: fraud_detection, params: {payment: {ref: id}, threshold: high},
                        timeout: 30s,
                        retry: {attempts: 3, backoff: "exponential(1s, 1m)", jitter: 20%}},
                       {stop: true}]}
        """;

    // when
    ReadResult result = reader.read(new SourceText("a.yaml", text));

    // then
    assertEquals(List.of(), result.diagnostics());
    Rule rule = result.model().rules().getFirst();
    assertEquals(Optional.of("Payment"), rule.on());
    assertEquals(List.of("fraud", "pci"), rule.tags());
    assertEquals("young", rule.lets().getFirst().key());
    assertEquals("load-test users", rule.excepts().getFirst().reason());
    assertTrue(rule.effects().get(1) instanceof Effect.Stop);
  }

  @Test
  void shouldReadAWorkflow() {
    // given
    String text =
        """
        workflows:
          - id: fraud_detection
            title: Score, decide, act
            input: {payment: string, threshold: {type: 'enum("low", "high")', default: low}}
            defaults: {timeout: 5m, retry: {attempts: 3, backoff: "exponential(500ms, 30s)"}}
            tasks:
              - {id: score, task: ml.score, params: {id: {ref: input.payment}}, timeout: 2s}
              - {id: history, task: http.get,
                 params: {url: "https://core.bank.example/p/${input.payment}"}}
              - {id: freeze, task: bank.freeze, after: [score, history],
                 if: {expr: "score.result.value == 'block'"},
                 undo: {task: bank.thaw, params: {id: {ref: input.payment}}}}
              - id: verdict
                switch: {ref: score.result.value}
                after: score
                cases: [{is: block, tasks: [{id: b, task: core.noop}]}]
                else: {tasks: [{id: c, task: core.noop}]}
            on_failure: {compensate: true, tasks: [{id: alert, task: notify.webhook}]}
            output: {verdict: {ref: score.result.value}}
        """;

    // when
    ReadResult result = reader.read(new SourceText("a.yaml", text));

    // then
    assertEquals(List.of(), result.diagnostics());
    Workflow workflow = result.model().workflows().getFirst();
    assertEquals(4, workflow.steps().size());
    Step.Task freeze = (Step.Task) workflow.steps().get(2);
    assertEquals(List.of("score", "history"), freeze.after());
    assertEquals("freeze.undo", freeze.undo().orElseThrow().id());
    assertTrue(workflow.onFailure().orElseThrow().compensate());
  }

  @Test
  void shouldReadOneRuleWithoutAList() {
    // given
    String json = "{\"id\": \"a\", \"actions\": [{\"stop\": true}]}";

    // when
    ReadResult result = reader.readRule(new SourceText("body.json", json));

    // then
    assertEquals(List.of(), result.diagnostics());
    assertEquals("a", result.model().rules().getFirst().id());
  }

  @Test
  void shouldReportEveryFaultWithItsPlace() {
    // given
    String text =
        """
        rules:
          - id: a
            priorty: 5
            conditions:
              - {field: amount, operator: greater, value: 5}
            actions: [{workflow: w, timeout: 30}]
          - id: b
            when: {expr: "amount = 5"}
            actions: []
        """;

    // when
    ReadResult result = reader.read(new SourceText("a.yaml", text));

    // then
    assertEquals(
        List.of("3:5 R105", "5:35 R210", "6:38 R107", "8:26 R201"),
        result.diagnostics().stream().map(SourceReaderTest::place).toList());
    assertEquals("did you mean priority?", result.diagnostics().getFirst().hint());
  }

  private static String place(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    return span.line() + ":" + span.column() + " " + diagnostic.code();
  }

  private static Expr compare(String field, BinaryOperator operator, Value value) {
    return new Expr.Binary(
        operator,
        new Expr.Path(List.of(new Expr.Segment.Name(field)), Span.NONE),
        new Expr.Literal(value, Span.NONE),
        Span.NONE);
  }
}
