package io.distric.dsl.mvel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.check.Checker;
import io.distric.dsl.check.Sources;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The dialect in rules: from the text to the match. */
final class MvelRuleTest {

  private static final Dialects ON = new Dialects(true);
  private static final String RULES =
      """
      constants: {LIMIT: 1000}
      rules:
        - id: big
          priority: 3
          let: {half: "mvel(\\"amount / 2\\")"}
          when: {expr: "mvel(\\"half > LIMIT && user.country != 'DE'\\")"}
          actions: [{set: {half: {ref: half}, label: {expr: "mvel(\\"'>' + user.name.trim()\\")"}}}]
        - id: labelled
          priority: 2
          when: {expr: "mvel(\\"label != null && label.startsWith('>')\\")"}
          actions: [{workflow: w, params: {twice: {expr: "mvel(\\"half * 2\\")"}}}]
        - id: other
          priority: 1
          when: {expr: "not mvel(\\"amount > 1\\")"}
          actions: [{workflow: w}]
      workflows:
        - {id: w, tasks: [{id: t, task: core.noop}]}
      """;

  @Test
  void shouldMatchAndSet() throws MalformedMessage {
    // given
    Matcher matcher = compile(model(RULES), ON);

    // then
    assertEquals(
        List.of("big", "labelled {\"twice\":3000}"),
        matches(matcher, "{\"amount\": 3000, \"user\": {\"country\": \"FR\", \"name\": \" a \"}}"));
    assertEquals(
        List.of(),
        matches(matcher, "{\"amount\": 3000, \"user\": {\"country\": \"DE\", \"name\": \"a\"}}"));
    assertEquals(List.of(), matches(matcher, "{\"amount\": \"much\"}"));
    assertEquals(List.of(), matches(matcher, "{}"));
    assertEquals(List.of("other {}"), matches(matcher, "{\"amount\": 1}"));
  }

  @Test
  void shouldBeRightWhenAllowed() {
    assertEquals(List.of(), check(RULES, ON));
  }

  @Test
  void shouldSayHowItIsTurnedOn() {
    // when
    List<Diagnostic> diagnostics = check(RULES, Dialects.NONE);

    // then
    assertEquals(6, diagnostics.size());
    for (Diagnostic diagnostic : diagnostics) {
      assertEquals("R220", diagnostic.code());
      assertTrue(diagnostic.hint().contains("catalog.mvel"), diagnostic.hint());
    }
  }

  @Test
  void shouldNotCompileWhatIsNotAllowed() {
    // given
    Model model = model(RULES);

    // when
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> compile(model, Dialects.NONE));

    // then
    assertTrue(String.valueOf(refused.getMessage()).contains("catalog.mvel"));
  }

  @Test
  void shouldPointIntoTheText() {
    // when
    List<Diagnostic> diagnostics =
        check(
            "rules: [{id: r, when: {expr: 'mvel(\"amount + name.class\")'}, actions: [{emit:"
                + " seen}]}]",
            ON);

    // then
    assertEquals(1, diagnostics.size());
    assertEquals("R221", diagnostics.getFirst().code());
    assertEquals(51, diagnostics.getFirst().span().column());
  }

  @Test
  void shouldTakeOnlyAConstantText() {
    for (String call : List.of("mvel(name)", "mvel()", "mvel('1', '2')", "mvel(\"${name}\")")) {
      List<Diagnostic> diagnostics =
          check(
              "rules: [{id: r, when: {expr: '"
                  + call.replace("'", "''")
                  + "'}, actions: [{emit: seen}]}]",
              ON);
      assertEquals(List.of("R221"), diagnostics.stream().map(Diagnostic::code).toList(), call);
    }
  }

  @Test
  void shouldNotStandInWorkflowsNorInWhatTheyDecide() {
    // when
    List<Diagnostic> diagnostics =
        check(
            """
            rules:
              - {id: r, actions: [{workflow: w, idempotency_key: {expr: 'mvel("id")'}}]}
            workflows:
              - {id: w, tasks: [{id: t, task: core.noop, if: {expr: 'mvel("input.a > 1")'}}]}
            """,
            ON);

    // then
    assertEquals(List.of("R222", "R222"), diagnostics.stream().map(Diagnostic::code).toList());
  }

  @Test
  void shouldKnowWhatATextReads() {
    // when
    List<Diagnostic> diagnostics =
        check(
            """
            rules:
              - {id: early, priority: 2, when: {expr: 'mvel("total > 1")'}, actions: [{emit: seen}]}
              - {id: late, priority: 1, actions: [{set: {total: 1}}]}
            """,
            ON);

    // then
    assertEquals(List.of("R303"), diagnostics.stream().map(Diagnostic::code).toList());
  }

  private static Model model(String yaml) {
    ReadResult result = new SourceReader().read(new SourceText("rules.yaml", yaml));
    assertEquals(List.of(), result.diagnostics());
    return result.model();
  }

  private static List<Diagnostic> check(String yaml, Dialects dialects) {
    return Checker.check(model(yaml), Sources.of("rules.yaml"), dialects);
  }

  private static Matcher compile(Model model, Dialects dialects) {
    return new MatcherCompiler(DecoderLimits.STANDARD, dialects).compile(model, 1);
  }

  private static List<String> matches(Matcher matcher, String json) throws MalformedMessage {
    MessageView view = matcher.newView();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    view.readJson(bytes, 0, bytes.length, 0, null);
    Matches matches = matcher.newMatches();
    matcher.match(view, matches);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      found.add(matches.ruleId(i));
    }
    for (int i = 0; i < matches.runs(); i++) {
      String input = new String(matches.run(i).input(), StandardCharsets.UTF_8);
      int at = found.indexOf(matches.run(i).ruleId());
      found.set(at, found.get(at) + " " + input);
    }
    return found;
  }
}
