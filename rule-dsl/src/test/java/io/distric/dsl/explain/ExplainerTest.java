package io.distric.dsl.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.explain.Explanation.Outcome;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {

  private static final long NOW = 1_768_478_400_000L;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "amount > 1000 | {\"amount\":900} | amount is 900, needs > 1000",
        "amount > 1000 | {} | amount is missing, needs > 1000",
        "amount > 1000 | {\"amount\":null} | amount is null, needs > 1000",
        "1000 < amount | {\"amount\":900} | amount is 900, needs > 1000",
        "a > b | {\"a\":1,\"b\":2} | a is 1, needs > b (2)",
        "a > b | {\"a\":1} | b is missing",
        "country in [\"KP\", \"IR\"] | {\"country\":\"DE\"}"
            + " | country is \"DE\", needs in [\"KP\", \"IR\"]",
        "amount in 100..1000 | {\"amount\":5} | amount is 5, needs 100..1000",
        "note is missing | {\"note\":\"x\"} | note is \"x\", needs to be missing",
        "not (a == 1) | {\"a\":1} | a == 1 holds (a is 1)",
        "not (a == 1) | {} | a == 1 is not known (a is missing)",
        "a == 1 or b == 2 | {\"a\":3}"
            + " | none of 2 alternatives holds: a is 3, needs == 1; b is missing, needs == 2",
        "items[*].sku == \"x\" | {\"items\":[{\"sku\":\"y\"}]}"
            + " | items[*].sku is [\"y\"], needs == \"x\"",
        "a == 1 and b == 2 and c == 3 | {\"a\":1,\"b\":9} | b is 9, needs == 2",
        "round(a) > 2 | {\"a\":1.4} | round(a) is 1 (a is 1.4), needs > 2",
      })
  void shouldSayWhatWasSeenAndWhatIsNeeded(String when, String json, String reason)
      throws MalformedMessage {
    // given
    Explainer explainer = explainer("rules: [{id: r, when: {expr: '" + when + "'}}]");

    // when
    Explanation explanation = explainer.one("r", bytes(json), NOW, null);

    // then
    assertEquals(Outcome.CONDITION, explanation.outcome());
    assertEquals(reason, explanation.reason());
  }

  @Test
  void shouldSeeWhatEarlierRulesHaveSet() throws MalformedMessage {
    // given
    Explainer explainer =
        explainer(
            """
            rules:
              - {id: first, priority: 9, actions: [{set: {eur: {expr: amount * 2}}}, {remove: amount}]}
              - {id: second, when: {expr: eur > 10 and amount is present}}
            """);

    // when
    Explanation explanation = explainer.one("second", bytes("{\"amount\":9}"), NOW, null);

    // then
    assertEquals("amount is missing, needs to be present", explanation.reason());
    assertEquals(1, explanation.held());
    assertTrue(explanation.nearMiss());
  }

  @Test
  void shouldNameTheRuleThatStopped() throws MalformedMessage {
    // given
    Explainer explainer =
        explainer("rules: [{id: a, priority: 5, actions: [{stop: true}]}, {id: b}]");

    // when
    Explanation explanation = explainer.one("b", bytes("{}"), NOW, null);

    // then
    assertEquals(Outcome.STOPPED, explanation.outcome());
    assertEquals("rule 'a' (priority 5) matched before it and stopped", explanation.reason());
  }

  @Test
  void shouldNameTheExceptionThatHit() throws MalformedMessage {
    // given
    Explainer explainer =
        explainer(
            "rules: [{id: a, except: [{reason: test users, when: {expr: 'user == \"t\"'}}]}]");

    // when
    Explanation explanation = explainer.one("a", bytes("{\"user\":\"t\"}"), NOW, null);

    // then
    assertEquals(Outcome.EXCEPT, explanation.outcome());
    assertEquals("'test users' holds: user == \"t\"", explanation.reason());
  }

  @Test
  void shouldPutTheNearestMissFirst() throws MalformedMessage {
    // given
    Explainer explainer =
        explainer(
            """
            rules:
              - {id: far, when: {expr: a == 2 and b == 2}}
              - {id: near, when: {expr: a == 1 and b == 2}}
              - {id: nearer, when: {expr: a == 1 and c == 3 and b == 2}}
            """);

    // when
    List<Explanation> near =
        Explainer.nearMisses(explainer.all(bytes("{\"a\":1,\"b\":1,\"c\":3}"), NOW, null));

    // then
    assertEquals(List.of("nearer", "near"), near.stream().map(Explanation::ruleId).toList());
  }

  private static Explainer explainer(String yaml) {
    ReadResult read = new SourceReader().read(new SourceText("test.yaml", yaml));
    // A rule that only matches is warned of, and good enough here.
    assertFalse(read.hasErrors(), () -> read.diagnostics().toString());
    Model model = read.model();
    return new Explainer(
        model, new MatcherCompiler(DecoderLimits.STANDARD).compile(model, 1), Dialects.NONE);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
