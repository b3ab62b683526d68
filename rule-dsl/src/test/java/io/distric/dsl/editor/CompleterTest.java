package io.distric.dsl.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompleterTest {

  private static final String BEFORE =
      """
      schema Payment { amount: decimal, currency: enum("EUR", "USD"), user: { id: string, country: string } }
      const HIGH = 1_000
      macro is_new(u) = now() - u.created_at < 7d
      rule other { on Payment  when amount > HIGH }
      workflow review "Look at it" { input { payment: string, threshold: enum("low", "high") }
        task score: ml.score { id: input.payment } }
      """;

  /** A bar is the place of the cursor; all of the words after it are offered, in any order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "|; schema rule workflow test",
        "ru|; rule schedule",
        "rule a { |; on when run priority set",
        "rule a { on |; Payment",
        "rule a { on Payment when |; amount user HIGH is_new now round not",
        "rule a { on Payment when amount |; and or in is matches",
        "rule a { on Payment when amount > |; HIGH amount",
        "rule a { on Payment when user.|; id country",
        "rule a { on Payment when user.co|; country",
        "rule a { on Payment when currency == |; \"EUR\" \"USD\"",
        "rule a { on Payment when note is |; missing present null",
        "rule a { on Payment let x = user.id when |; x amount",
        "rule a { on Payment when round(|; amount",
        "rule a { on Payment when \"${|; amount HIGH",
        "rule a { run |; review",
        "rule a { run review { |; payment threshold",
        "rule a { run review { payment: 1, |; threshold",
        "rule a { run review { threshold: |; \"low\" \"high\"",
        "rule a { run review {} with { |; timeout retry deadline",
        "rule a { run review {} with { retry: { |; attempts backoff jitter",
        "rule a { run review {} with { timeout: 30|; 30s 30ms 30m",
        "rule a { run review {} with { limits: { memory: 64|; 64Mi",
        "workflow w { |; task switch input output on defaults",
        "workflow w { task a: |; core.noop ml.score",
        "workflow w { task a: ml.|; score",
        "workflow w { task a: core.noop task b: core.noop after |; a",
        "workflow w { input { p: string } task a: core.noop { id: |; input message",
        "workflow w { input { p: string } task a: core.noop { id: input.|; p",
        "workflow w { task a: core.noop { } switch s: a.|; result",
        "workflow w { switch s: 1 { |; case else",
        "workflow w { on failure { |; task compensate",
        "workflow w { input { a: |; string decimal list",
        "chain c { |; other mode",
        "chain c { mode |; first all",
        "test \"t\" { |; given mock expect at",
        "test \"t\" { given |; Payment",
        "test \"t\" { given Payment { |; amount currency user",
        "test \"t\" { given Payment { user: { |; id country",
        "test \"t\" { expect match |; other",
        "test \"t\" { mock |; ml.score",
        "schema X { a: |; int string",
      })
  void shouldOfferWhatFits(String text, String offered) {
    // when
    List<String> labels = labels(text);

    // then
    for (String word : List.of(offered.trim().split(" ", -1))) {
      String label = word.replace("\"", "");
      assertTrue(labels.contains(label), () -> label + " is not among " + labels);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "// ru|; rule",
        "rule a { on Payment when note == \"ru|; rule",
        "rule a { on Payment when amount |; HIGH",
        "rule a { on Payment when amount > |; and",
        "rule a { run review { payment: 1, |; payment",
        "rule |; schema",
        "rule a { let |; amount",
        "workflow w { task |; task",
      })
  void shouldNotOfferWhatDoesNotFit(String text, String absent) {
    // when
    List<String> labels = labels(text);

    // then
    assertFalse(labels.contains(absent), () -> absent + " is among " + labels);
  }

  @Test
  void shouldOfferValuesInsideAText() {
    assertEquals(List.of("EUR", "USD"), labels("rule a { on Payment when currency == \"|"));
    assertEquals(
        List.of("EUR", "USD"), labels("rule a { on Payment when currency in [\"EUR\", \"U|"));
  }

  @Test
  void shouldInsertAWorkflowWithItsParameters() {
    // when
    Proposal proposal = complete("rule a { run rev|").proposals().getFirst();

    // then
    assertEquals("review { payment: ${1:payment}, threshold: ${2:threshold} }", proposal.insert());
  }

  private static List<String> labels(String text) {
    return complete(text).proposals().stream().map(p -> p.label().replace("\"", "")).toList();
  }

  private static Completer.Completion complete(String text) {
    String whole = BEFORE + text;
    int offset = whole.indexOf('|');
    Document document = new Document(whole.replace("|", ""));
    Library library = new Library(Map.of("file:///a", document), Map.of());
    return Completer.complete(library, "file:///a", offset, Set.of("core.noop"));
  }
}
