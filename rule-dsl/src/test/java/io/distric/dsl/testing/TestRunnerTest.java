package io.distric.dsl.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestRunnerTest {

  private static final Instant TODAY = Instant.parse("2026-03-01T00:00:00Z");
  private static final String RULES =
      """
      schemas:
        - name: Payment
          fields: {id: string, amount: decimal, at: timestamp, country: string}
      constants: {HIGH: 1000}
      rules:
        - id: double
          on: Payment
          priority: 9
          actions: [{set: {twice: {expr: amount * 2}}}, {remove: card}]
        - id: high
          on: Payment
          priority: 5
          let: {fresh: now() - at < 7d}
          when: {expr: twice > HIGH and (country == "KP" or fresh)}
          except: [{reason: tests, when: {field: id, operator: starts_with, value: test}}]
          actions:
            - {workflow: review, params: {payment: {ref: id}, sum: {ref: twice}, note: {ref: note}}}
            - {emit: flagged, data: {id: {ref: id}}}
            - {stop: true}
        - id: rest
          priority: 1
          when: {expr: amount < 10}
          actions: [{emit: small}]
        - {id: off, enabled: false, actions: [{emit: never}]}
      """;
  private static final String GIVEN =
      """
          given:
            schema: Payment
            message: {id: p1, amount: 600, at: "2026-01-14T00:00:00Z", country: DE, card: 1,
              note: {expr: '"n" + text(HIGH)'}}
      """;

  @Test
  void shouldPassWhereAllIsAsExpected() {
    // given
    String test =
        GIVEN
            + """
                expect:
                  - match: [double, high]
                  - no_match: [rest, "off"]
                  - {run: review, params: {sum: 1200.0, payment: {ref: id}, note: n1000}}
                  - {run: review}
                  - {emit: flagged, data: {id: p1}}
                  - {expr: twice == 2 * 600 and at < now() and card is missing}
                  - {field: country, operator: in, value: [DE, FR]}
            """;

    // then
    assertEquals(List.of(), run(test));
  }

  @Test
  void shouldSayWhatWasExpectedAndWhatWasFound() {
    // given
    String test =
        GIVEN
            + """
                expect:
                  - match: rest
                  - no_match: high
                  - no_match: []
                  - {run: review, params: {sum: 7, payment: p1, more: 1}}
                  - {run: other}
                  - {emit: flagged, data: {id: p2}}
                  - {emit: unheard}
                  - {expr: twice > 5000}
            """;

    // when
    List<String> failures = run(test);

    // then
    assertEquals(
        List.of(
            "expected rule 'rest' to match; matched are: double, high",
            "expected rule 'high' not to match; matched are: double, high",
            "expected no rule to match; matched are: double, high",
            "expected workflow 'review' to be run with other values: sum: expected 7, found 1200"
                + "; more: expected 1, found nothing",
            "expected workflow 'other' to be run; there were only: review",
            "expected event 'flagged' to be published with other values: id: expected \"p2\","
                + " found \"p1\"",
            "expected event 'unheard' to be published; there were only: flagged",
            "expected twice > 5000"),
        failures);
  }

  @Test
  void shouldLetTimeBeWhatTheTestSays() {
    // given: a week later the payment is no longer fresh
    String later = GIVEN + "    expect: [{no_match: high}, {expr: 'now() == @2026-02-15'}]\n";

    // then
    assertEquals(List.of(), run("    at: 2026-02-15T00:00:00Z\n" + later));
    assertEquals(List.of(), failures(GIVEN + "    expect: [{no_match: high}]\n"));
  }

  @Test
  void shouldTakeSeveralMessages() {
    // given
    String test =
        """
            given:
              - {message: {amount: 5}}
              - {message: {amount: 50}}
            expect: [{match: rest}, {emit: small}, {expr: amount == 50}]
        """;

    // then
    assertEquals(List.of(), run(test));
  }

  @Test
  void shouldSayThatAMessageWouldBeRefused() {
    // given
    Model model = model("    given: {message: {x: [[1]]}}\n    expect: [{match: rest}]\n");
    DecoderLimits flat = new DecoderLimits(2, 1 << 10, 100, 128);
    TestRunner runner =
        new TestRunner(model, new MatcherCompiler(flat), Dialects.NONE, WorkflowTrials.NONE, false);

    // when
    List<Failure> failures = runner.run(model.tests().getFirst(), TODAY).failures();

    // then
    assertEquals(1, failures.size());
    String sentence = failures.getFirst().sentence();
    assertTrue(sentence.startsWith("the message would be refused: "), sentence);
  }

  @Test
  void shouldSeeWhatIsLeftUntried() {
    // given
    TestRunner runner = runner(GIVEN + "    expect: [{match: high}]\n", true);

    // when
    Model model = model(GIVEN + "    expect: [{match: high}]\n");
    runner.run(model.tests().getFirst(), Instant.parse("2026-01-15T00:00:00Z"));
    Coverage coverage = runner.coverage().orElseThrow();

    // then
    assertEquals(3, coverage.rules());
    assertEquals(2, coverage.rulesMatched());
    assertEquals(66, coverage.rulePercent());
    assertEquals(
        List.of(
            "rest: never matched",
            "high: twice > HIGH was never not true",
            "high: country == \"KP\" was never true",
            "high: fresh was never not true",
            "high: id starts_with \"test\" was never true",
            "rest: amount < 10 was never true",
            "rest: amount < 10 was never not true"),
        coverage.gaps().stream().map(gap -> gap.rule() + ": " + gap.sentence()).toList());
    assertEquals(10, coverage.outcomes());
    assertEquals(4, coverage.outcomesSeen());
    assertEquals(Optional.empty(), runner("", false).coverage());
  }

  private static List<String> run(String body) {
    return failures(body.contains("    at:") ? body : "    at: 2026-01-15T00:00:00Z\n" + body);
  }

  private static List<String> failures(String body) {
    Model model = model(body);
    TestOutcome outcome = runner(body, false).run(model.tests().getFirst(), TODAY);
    assertEquals(outcome.failures().isEmpty(), outcome.passed());
    return outcome.failures().stream()
        .map(
            failure ->
                failure.sentence().endsWith("other values")
                    ? failure.sentence() + ": " + String.join("; ", failure.details())
                    : failure.sentence())
        .toList();
  }

  private static TestRunner runner(String body, boolean coverage) {
    return new TestRunner(
        model(body),
        new MatcherCompiler(DecoderLimits.STANDARD),
        Dialects.NONE,
        WorkflowTrials.NONE,
        coverage);
  }

  private static Model model(String body) {
    String text = body.isEmpty() ? RULES : RULES + "tests:\n  - name: it\n" + body;
    ReadResult result = new SourceReader().read(new SourceText("rules.yaml", text));
    assertEquals(List.of(), result.diagnostics());
    return result.model();
  }
}
