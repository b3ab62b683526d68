package io.distric.catalog;

import static io.distric.catalog.CatalogBench.bundle;
import static io.distric.catalog.CatalogBench.delete;
import static io.distric.catalog.CatalogBench.folder;
import static io.distric.catalog.CatalogBench.put;
import static io.distric.catalog.CatalogBench.rule;
import static io.distric.catalog.CatalogBench.source;
import static io.distric.catalog.CatalogBench.workflow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.catalog.CatalogOutcome.ChangeType;
import io.distric.catalog.CatalogOutcome.Done;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.replica.ReplicaGroup;
import io.distric.telemetry.Health;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogServiceTest {

  private final FakeLanguage language = new FakeLanguage();
  private final CatalogBench bench = new CatalogBench(language);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void shouldPutARuleInForceBeforeItAnswers() {
    // when
    Done done = bench.done(put("a", "rule a first"));

    // then
    ActiveCatalog active = bench.service.reference().get();
    assertEquals(1, done.catalogVersion());
    assertEquals(1, active.version());
    assertEquals(1, active.matcher().size());
    assertEquals(new CatalogItem(rule("a"), 1, "api", 1_000, 1_000, "rule a first"), item("a"));
    assertEquals(ChangeType.CREATED, done.changes().getFirst().type());
    assertEquals("catalog.changed", bench.news.getFirst().type());
    assertTrue(text(bench.news.getFirst().data()).contains("\"catalog_version\":1"));
  }

  @Test
  void shouldRaiseOnlyTheVersionOfWhatChanged() {
    // given
    bench.done(bundle("rule a first\nrule b first"));
    bench.now.set(2_000);

    // when
    bench.done(bundle("rule a second\nrule b first"));

    // then
    assertEquals(new CatalogItem(rule("a"), 2, "api", 1_000, 2_000, "rule a second"), item("a"));
    assertEquals(1, item("b").version());
    assertEquals(2, bench.version());
  }

  @Test
  void shouldMakeNoVersionOfEqualContent() {
    // given
    bench.done(bundle("rule a first"));

    // when
    Done done = bench.done(bundle("rule   a   first".replaceAll(" +", " ")));

    // then
    assertEquals(1, done.catalogVersion());
    assertTrue(done.changes().isEmpty());
    assertEquals(1, bench.service.queries().versions().size());
  }

  @Test
  void shouldRefuseToCreateWhatExists() {
    // given
    bench.done(put("a", "rule a first"));

    // when
    Problem problem =
        bench.refused(
            new CatalogChange.Put(
                new ItemKey(ItemKind.RULE, ""),
                source("body.json", "rule a other"),
                true,
                OptionalLong.empty()));

    // then
    assertEquals(409, problem.status());
    assertTrue(problem.detail().contains("rule 'a' exists as version 1"), problem.detail());
  }

  @Test
  void shouldRefuseAnotherVersionThanTheExpected() {
    // given
    bench.done(put("a", "rule a first"));

    // when
    Problem problem =
        bench.refused(
            new CatalogChange.Put(
                rule("a"), source("b.json", "rule a other"), false, OptionalLong.of(7)));
    Problem missing = bench.refused(new CatalogChange.Delete(rule("z"), OptionalLong.of(1)));

    // then
    assertEquals(412, problem.status());
    assertEquals(404, missing.status());
  }

  @Test
  void shouldRefuseABodyThatIsNotTheItemOfThePath() {
    assertEquals(ProblemCode.ID_MISMATCH.code(), bench.refused(put("a", "rule b x")).code());
    assertEquals(
        ProblemCode.NOT_ONE_ITEM.code(), bench.refused(put("a", "rule a x\nrule b x")).code());
    assertEquals(ProblemCode.NOT_ONE_ITEM.code(), bench.refused(put("a", "workflow a x")).code());
  }

  @Test
  void shouldTellAllDiagnosticsAndChangeNothing() {
    // when
    Problem problem = bench.refused(bundle("rule a x\nrool b x\nrole c x"));

    // then
    assertEquals(422, problem.status());
    assertEquals(2, problem.diagnostics().size());
    assertEquals(
        "bundle.yaml:2:1: R101: 'rool' is no word of the language; write rule (and 1 more)",
        problem.detail());
    assertEquals(0, bench.version());
  }

  @Test
  void shouldKeepAWorkflowThatARuleStarts() {
    // given
    bench.done(bundle("workflow w x\nrun a w"));

    // when
    Problem problem = bench.refused(delete(workflow("w")));

    // then
    assertEquals(409, problem.status());
    assertTrue(problem.detail().contains("is used by rule 'a'"), problem.detail());
    bench.done(delete(rule("a")));
    bench.done(delete(workflow("w")));
    assertNull(bench.find(workflow("w")));
  }

  @Test
  void shouldRefuseARuleThatStartsNoWorkflow() {
    // when
    Problem problem = bench.refused(put("a", "run a none"));

    // then
    assertEquals("R301", problem.diagnostics().getFirst().code());
    assertEquals("body.yaml", problem.diagnostics().getFirst().file());
  }

  @Test
  void shouldChangeNothingInADryRun() {
    // when
    CatalogOutcome outcome = bench.apply(bundle("rule a x"), true);

    // then
    assertEquals(1, ((Done) outcome).changes().size());
    assertEquals(0, bench.version());
    assertNull(bench.find(rule("a")));
  }

  @Test
  void shouldBringBackAnEarlierVersionAsANewOne() {
    // given
    bench.done(bundle("rule a first\nrule b first"));
    bench.done(bundle("rule a second"));
    bench.done(delete(rule("b")));

    // when
    Done done = bench.done(new CatalogChange.Rollback(1));

    // then
    assertEquals(4, done.catalogVersion());
    assertEquals("rule a first", item("a").content());
    assertEquals(3, item("a").version());
    assertEquals(2, item("b").version());
    assertEquals(2, bench.service.reference().get().matcher().size());
    assertEquals(404, bench.refused(new CatalogChange.Rollback(99)).status());
  }

  @Test
  void shouldGiveWorkflowsTheirOwnVersion() {
    // given
    bench.done(bundle("workflow w one\nrule a x"));
    bench.done(bundle("rule a y"));

    // when
    bench.done(bundle("workflow w two"));

    // then
    var definition = bench.service.reference().get().workflows().get("w");
    assertNotNull(definition);
    assertEquals(2, definition.version());
    assertEquals("workflow w two\n", text(definition.source()));
  }

  @Test
  void shouldNeverGiveAVersionTwiceToAWorkflowThatWasDeletedMeanwhile() {
    // given
    bench.done(bundle("workflow w one"));
    bench.done(delete(workflow("w")));

    // when
    bench.done(bundle("workflow w two"));

    // then
    var definition = bench.service.reference().get().workflows().get("w");
    assertNotNull(definition);
    assertEquals(3, definition.version());
    assertEquals("workflow w two\n", text(definition.source()));
  }

  @Test
  void shouldReplaceOnlyWhatTheBundleNamesUnlessToldToPrune() {
    // given
    bench.done(bundle("rule a x\nrule b x"));
    bench.done(folder("rule f x"));

    // when
    bench.done(
        new CatalogChange.Bundle(List.of(source("b.yaml", "rule b x")), true, OptionalLong.of(2)));

    // then
    assertNull(bench.find(rule("a")));
    assertNotNull(bench.find(rule("b")));
    assertNotNull(bench.find(rule("f")));
    Problem stale =
        bench.refused(
            new CatalogChange.Bundle(
                List.of(source("b.yaml", "rule b y")), false, OptionalLong.of(2)));
    assertEquals(412, stale.status());
  }

  @Test
  void shouldSayWhenAVersionWasReplaced() {
    // given
    bench.done(put("a", "rule a first"));
    bench.now.set(5_000);
    bench.done(put("a", "rule a second"));

    // then
    ActiveCatalog active = bench.service.reference().get();
    assertEquals(OptionalLong.empty(), active.replacedAt(2));
    assertEquals(OptionalLong.of(5_000), active.replacedAt(1));
    assertEquals(OptionalLong.of(1_000), active.replacedAt(0));
    assertEquals(OptionalLong.of(0), active.replacedAt(-7));
  }

  @Test
  void shouldKeepTheOldMatcherAndBeUnreadyWhenTheNewOneCannotBeMade() {
    // given
    bench.done(put("a", "rule a first"));
    Health health = new Health();
    bench.service.register(health);
    CatalogMachine other = new CatalogMachine();
    FakeLanguage weak = new FakeLanguage();
    try (CatalogService service = bench.service(other, bench.group, weak)) {
      Health itsHealth = new Health();
      service.register(itsHealth);
      service.caughtUp();
      CatalogBench.await(() -> itsHealth.report().up());
      weak.compiles = false;

      // when
      bench.group.replay(other);

      // then
      CatalogBench.await(() -> !itsHealth.report().up());
      assertEquals(0, service.reference().get().version());
      String detail = itsHealth.report().checks().getFirst().result().detail();
      assertTrue(detail.contains("version 1 cannot be put in force"), detail);
    }
    assertTrue(health.report().up());
  }

  @Test
  void shouldCompileOnlyTheLastVersionOfAReplay() {
    // given
    for (int i = 0; i < 20; i++) {
      bench.done(put("a", "rule a title" + i));
    }
    CatalogMachine other = new CatalogMachine();
    FakeLanguage counting = new FakeLanguage();
    try (CatalogService service = bench.service(other, bench.group, counting)) {
      // when
      bench.group.replay(other);
      service.caughtUp();

      // then: what comes behind it is no version of the replay
      CatalogBench.await(() -> service.reference().get().version() == 20);
      List<Long> compiled = List.copyOf(counting.compiled);
      assertEquals(List.of(0L, 20L), compiled.subList(0, 2));
      assertTrue(compiled.stream().skip(2).allMatch(version -> version == 21));
    }
  }

  @Test
  void shouldLoadALogThatWasReplayedBeforeTheServiceCame() {
    // given
    bench.done(put("a", "rule a first"));
    CatalogMachine other = new CatalogMachine();
    bench.group.replay(other);
    other.leading(true, 1);

    // when
    try (CatalogService service = bench.service(other, bench.group, language)) {
      // then
      CatalogBench.await(() -> service.reference().get().version() == 1);
    }
  }

  @Test
  void shouldCompileAChangeOnce() {
    // given
    int before = language.compiled.size();

    // when
    bench.done(put("a", "rule a first"));

    // then
    assertEquals(1, language.compiled.size() - before);
  }

  @Test
  void shouldSayWhetherTheLogTookTheChange() {
    // when
    bench.group.failWith(() -> new ReplicaGroup.NotLeadingException("b leads"));
    Problem refused = bench.refused(put("a", "rule a first"));
    bench.group.failWith(() -> new ReplicaGroup.OutcomeUnknownException("lost", new Exception()));
    Problem unknown = bench.refused(put("a", "rule a first"));

    // then
    assertEquals(503, refused.status());
    assertFalse(refused.outcomeUnknown());
    assertTrue(unknown.outcomeUnknown());
  }

  @Test
  void shouldRefuseACatalogOverTheLimit() {
    // given
    try (CatalogBench small = new CatalogBench(language, Map.of("catalog.sourceBytesMax", "100"))) {
      // when
      Problem problem = small.refused(put("a", "rule a " + "x".repeat(200)));

      // then
      assertEquals(413, problem.status());
    }
  }

  @Test
  void shouldNotTakeChangesBeforeTheLogIsReplayed() {
    // given
    CatalogMachine other = new CatalogMachine();
    try (CatalogService service = bench.service(other, new FakeGroup(other), language)) {
      // when
      CatalogOutcome outcome =
          service.apply(put("a", "rule a x"), CatalogBench.AUTHOR, false).join();

      // then
      assertEquals(503, ((CatalogOutcome.Refused) outcome).problem().status());
    }
  }

  private CatalogItem item(String id) {
    CatalogItem item = bench.find(rule(id));
    assertNotNull(item);
    return item;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
