package io.distric.catalog;

import static io.distric.catalog.CatalogBench.bundle;
import static io.distric.catalog.CatalogBench.delete;
import static io.distric.catalog.CatalogBench.folder;
import static io.distric.catalog.CatalogBench.put;
import static io.distric.catalog.CatalogBench.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.catalog.CatalogOutcome.Done;
import io.distric.protocol.Problem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnershipTest {

  private final FakeLanguage language = new FakeLanguage();
  private final CatalogBench bench = new CatalogBench(language);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void shouldRemoveOnlyWhatTheFolderBrought() {
    // given
    bench.done(put("api", "rule api x"));
    bench.done(folder("rule a x\nrule b x", "rule c x"));

    // when
    Done done = bench.done(folder("rule a x"));

    // then
    assertEquals(2, done.changes().size());
    assertNotNull(bench.find(rule("api")));
    assertNotNull(bench.find(rule("a")));
    assertNull(bench.find(rule("b")));
    assertNull(bench.find(rule("c")));
  }

  @Test
  void shouldMoveAnItemBetweenFilesWithoutANewVersion() {
    // given
    bench.done(folder("rule a x\nrule b x", ""));

    // when
    Done done = bench.done(folder("rule a x", "rule b x"));

    // then
    assertTrue(done.changes().isEmpty());
  }

  @Test
  void shouldNotLetTheApiChangeWhatAFolderOwns() {
    // given
    bench.done(folder("rule a x"));

    // when
    Problem put = bench.refused(put("a", "rule a y"));
    Problem bundle = bench.refused(bundle("rule b x\nrule a y"));
    Problem delete = bench.refused(delete(rule("a")));

    // then
    for (Problem problem : List.of(put, bundle, delete)) {
      assertEquals(409, problem.status());
      assertEquals(
          "rule 'a' belongs to the folder 'rules', so the API cannot change it; change it there",
          problem.detail());
    }
    assertNull(bench.find(rule("b")));
  }

  @Test
  void shouldNotLetAFolderTakeWhatTheApiOwns() {
    // given
    bench.done(put("a", "rule a x"));

    // when
    Problem problem = bench.refused(folder("rule b x", "rule a y"));

    // then
    assertEquals(422, problem.status());
    assertEquals(
        "f1.yaml:1:1: R502: rule 'a' belongs to the API;"
            + " delete it there, or give this one another id",
        problem.detail());
    assertNull(bench.find(rule("b")));
  }

  @Test
  void shouldReadAgainOnlyTheFilesThatChanged() {
    // given
    bench.done(folder("rule a x", "rule b x", "workflow w x\nrun c w"));
    int before = language.readings.get();

    // when
    Done done = bench.done(folder("rule a x", "rule b y", "workflow w x\nrun c w"));

    // then
    assertEquals(1, language.readings.get() - before);
    assertEquals(1, done.changes().size());
    assertNotNull(bench.find(rule("a")));
  }

  @Test
  void shouldTellTheRightPlaceInAFileThatDidNotChange() {
    // given
    bench.done(folder("workflow w x", "rule b x\n\nrun c w"));

    // when
    Problem problem = bench.refused(folder("", "rule b x\n\nrun c w"));
    Problem twice = bench.refused(folder("workflow w x\nrule b x", "rule b x\n\nrun c w"));

    // then
    assertEquals("f1.yaml:3:1: R301: there is no workflow 'w'", problem.detail());
    assertTrue(twice.detail().contains("rule 'b' stands in f0.yaml:2 already"), twice.detail());
  }

  @Test
  void shouldBringTheFolderBackAfterARollback() {
    // given
    bench.done(folder("rule a x"));
    bench.done(folder("rule a y"));
    bench.done(new CatalogChange.Rollback(1));

    // when
    bench.done(folder("rule a y"));

    // then
    CatalogItem item = bench.find(rule("a"));
    assertEquals("rule a y", item == null ? "" : item.content());
  }

  @Test
  void shouldFindAnIdThatOneFileDeclaresTwice() {
    // when
    Problem problem = bench.refused(folder("rule a x\n\nrule a x"));

    // then
    assertTrue(problem.detail().startsWith("f0.yaml:3:1: R501: rule 'a' stands in f0.yaml:1"));
  }

  @Test
  void shouldNameTheOtherFileThatDeclaresAnId() {
    // when
    Problem problem = bench.refused(folder("rule a x", "rule b x\nrule a x"));

    // then
    assertEquals(
        "f1.yaml:2:1: R501: rule 'a' stands in f0.yaml:1 already; give one of them another id",
        problem.detail());
  }
}
