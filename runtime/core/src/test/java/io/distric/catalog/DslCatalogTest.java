package io.distric.catalog;

import static io.distric.catalog.CatalogBench.bundle;
import static io.distric.catalog.CatalogBench.delete;
import static io.distric.catalog.CatalogBench.folder;
import static io.distric.catalog.CatalogBench.rule;
import static io.distric.catalog.CatalogBench.workflow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.catalog.CatalogOutcome.Done;
import io.distric.config.NodeConfig;
import io.distric.dsl.ast.Dialects;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.source.SourceText;
import io.distric.protocol.Problem;
import io.distric.task.api.TaskContext;
import io.distric.task.api.TaskOutcome;
import io.distric.task.api.TaskPlugin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The catalog with the rule language itself. */
class DslCatalogTest {

  private static final String ALL_KINDS =
      """
      schemas:
        - name: Payment
          fields: {event_type: string, amount: decimal, country: string}
      constants: {HIGH: 1000}
      lists: {RISKY: [KP, IR]}
      workflows:
        - id: review
          tasks:
            - {id: look, task: core.check, params: {level: 3, who: {ref: input.payment}}}
      rules:
        - id: high
          on: Payment
          when: {expr: amount > HIGH and country in RISKY}
          actions: [{workflow: review, params: {payment: {ref: event_type}}}]
      """;

  private final DslLanguage language = new DslLanguage(NodeConfig.defaults().ingest());
  private final CatalogBench bench = new CatalogBench(language);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void shouldMatchAfterEveryKindWasApplied() throws Exception {
    // given
    bench.plugins.put("core.check", new CheckPlugin());

    // when
    Done done = bench.done(bundle(ALL_KINDS));

    // then
    assertEquals(5, done.changes().size());
    assertEquals(List.of(), done.warnings());
    assertEquals("1000", content(new ItemKey(ItemKind.CONSTANT, "HIGH")));
    assertEquals("[\"KP\",\"IR\"]", content(new ItemKey(ItemKind.LIST, "RISKY")));
    assertTrue(matches("{\"event_type\":\"a\",\"amount\":2000,\"country\":\"IR\"}"));
    assertTrue(!matches("{\"event_type\":\"a\",\"amount\":900,\"country\":\"IR\"}"));
  }

  @Test
  void shouldKeepTablesMacrosAndChainsAsItKeepsRules() {
    // given
    String shared =
        """
        macros: [{name: in_eur, parameters: [a], expr: "a * (fx[country].rate ?? 1)"}]
        rules:
          - {id: high, priority: 2, when: {expr: in_eur(amount) > 1000}, actions: [{emit: high}]}
          - {id: low, priority: 1, actions: [{emit: low}]}
        chains: [{id: c, edges: [{from: high, to: low, if: unmatched}]}]
        """;
    String message = "{\"amount\":600,\"country\":\"US\"}";
    SourceText poor =
        new SourceText(
            "r.yaml",
            "tables: [{name: fx, from: fx.csv, key: country}]\n" + shared,
            Map.of("fx.csv", "country,rate\nUS,1.5\n"));
    SourceText rich =
        new SourceText("r.yaml", poor.text(), Map.of("fx.csv", "country,rate\nUS,2\n"));

    // when
    Done first = bench.done(new CatalogChange.Folder("f", List.of(poor)));
    List<String> before = matched(message);
    bench.done(new CatalogChange.Folder("f", List.of(rich)));
    List<String> after = matched(message);
    bench.done(new CatalogChange.Rollback(first.catalogVersion()));

    // then
    assertEquals(List.of("low"), before);
    assertEquals(List.of("high"), after);
    assertEquals(List.of("low"), matched(message));
    assertTrue(content(new ItemKey(ItemKind.TABLE, "fx")).contains("1.5"));
  }

  private List<String> matched(String json) {
    Matcher matcher = bench.service.reference().get().matcher();
    MessageView view = matcher.newView();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Matches matches = matcher.newMatches();
    try {
      view.readJson(bytes, 0, bytes.length, 0, null);
    } catch (io.distric.dsl.match.MalformedMessage e) {
      throw new IllegalArgumentException(json, e);
    }
    matcher.match(view, matches);
    List<String> ids = new java.util.ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      ids.add(matches.ruleId(i));
    }
    return ids;
  }

  @Test
  void shouldTakeMvelOnlyWhereItIsAllowed() throws Exception {
    // given
    String rules =
        """
        rules:
          - {id: high, when: {expr: 'mvel("amount * 2 > 10")'}, actions: [{emit: high}]}
        """;

    // when
    CatalogOutcome off = bench.service.apply(bundle(rules), CatalogBench.AUTHOR, false).join();
    DslLanguage allowing = new DslLanguage(NodeConfig.defaults().ingest(), new Dialects(true));

    // then
    assertTrue(off instanceof CatalogOutcome.Refused, off.toString());
    assertTrue(off.toString().contains("R220"), off.toString());
    try (CatalogBench other = new CatalogBench(allowing)) {
      other.done(bundle(rules));
      assertEquals(1, other.service.reference().get().matcher().size());
    }
  }

  @Test
  void shouldReadItsOwnPrintAfterARestart() {
    // given
    bench.done(bundle(ALL_KINDS));
    CatalogMachine other = new CatalogMachine();
    bench.group.replay(other);

    // when
    try (CatalogService service = bench.service(other, bench.group, language)) {
      service.caughtUp();
      CatalogBench.await(() -> service.reference().get().version() == 1);

      // then
      assertEquals(bench.service.reference().get().model(), service.reference().get().model());
      Done same = (Done) service.apply(bundle(ALL_KINDS), CatalogBench.AUTHOR, false).join();
      assertEquals(1, same.catalogVersion());
    }
  }

  @Test
  void shouldTakeEverythingBackOnceMoreFromItsOwnContent() {
    // given
    bench.done(bundle(ALL_KINDS));
    String content = bench.service.queries().content(1).orElseThrow();

    // when
    Done done =
        bench.done(
            new CatalogChange.Bundle(
                List.of(CatalogBench.source("c.json", content)), true, OptionalLong.of(1)));

    // then
    assertTrue(done.changes().isEmpty());
  }

  @Test
  void shouldLetPluginsRefuseConstantParameters() {
    // given
    bench.plugins.put("core.check", new CheckPlugin());

    // when
    Problem problem = bench.refused(folder(ALL_KINDS.replace("level: 3", "level: 30")));

    // then
    assertEquals("R503", problem.diagnostics().getFirst().code());
    assertTrue(problem.detail().startsWith("f0.yaml:9:"), problem.detail());
    assertTrue(problem.detail().contains("core.check: level must be at most 9"));
  }

  @Test
  void shouldWarnOfATaskTypeThatNobodyKnows() {
    // when
    Done done = bench.done(bundle(ALL_KINDS));

    // then
    assertEquals("R504", done.warnings().getFirst().code());
  }

  @Test
  void shouldKeepWhatOthersNeed() {
    // given
    bench.done(bundle(ALL_KINDS));

    // then
    assertEquals(409, bench.refused(delete(workflow("review"))).status());
    assertEquals(409, bench.refused(delete(new ItemKey(ItemKind.SCHEMA, "Payment"))).status());
    bench.done(delete(rule("high")));
    bench.done(delete(workflow("review")));
  }

  private String content(ItemKey key) {
    CatalogItem item = bench.find(key);
    assertNotNull(item);
    return item.content();
  }

  private boolean matches(String message) throws Exception {
    Matcher matcher = bench.service.reference().get().matcher();
    MessageView view = matcher.newView();
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    view.readJson(bytes, 0, bytes.length, 0, "Payment");
    Matches matches = matcher.newMatches();
    matcher.match(view, matches);
    return matches.size() == 1;
  }

  private static final class CheckPlugin implements TaskPlugin {
    @Override
    public String name() {
      return "core.check";
    }

    @Override
    public List<String> validate(Map<String, Object> constants) {
      String level = String.valueOf(constants.get("level"));
      return level.length() > 1 ? List.of("level must be at most 9") : List.of();
    }

    @Override
    public TaskOutcome execute(TaskContext context) {
      return TaskOutcome.completed();
    }
  }
}
