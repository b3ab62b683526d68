package io.distric.catalog;

import static io.distric.catalog.CatalogBench.await;
import static io.distric.catalog.CatalogBench.bundle;
import static io.distric.catalog.CatalogBench.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.catalog.CatalogOutcome.Done;
import io.distric.config.NodeConfig;
import io.distric.dsl.ast.Model;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {

  @Test
  void shouldCompileAnEditAfterAStartAndKeepNothingOfIt() {
    // given
    FakeLanguage language = new FakeLanguage();
    try (CatalogBench bench = new CatalogBench(new FakeLanguage())) {
      bench.done(put("a", "rule a first"));
      CatalogMachine other = new CatalogMachine();
      bench.group.replay(other);
      int entries = bench.group.entries.size();

      // when
      try (CatalogService service = bench.service(other, bench.group, language)) {
        service.caughtUp();

        // then
        await(() -> language.compiled.contains(2L));
        assertEquals(List.of(0L, 1L, 2L), language.compiled.stream().distinct().toList());
        Done dry = (Done) service.apply(put("b", "rule b"), CatalogBench.AUTHOR, true).join();
        assertEquals(1, dry.catalogVersion());
        assertEquals(entries, bench.group.entries.size());
        assertEquals(List.of("a"), ids(service.reference().get().model()));
      }
    }
  }

  @Test
  void shouldRehearseNothingWhereThereIsNoRule() {
    assertEquals(Optional.empty(), Rehearsal.of(Model.EMPTY, new FakeLanguage()));
  }

  /** Otherwise it would be refused before it has come far. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules: [{id: a, when: {expr: amount > 5}, set: {checked: true}}]",
        "rules: [{id: a, when: {expr: checked}, actions: [{workflow: gone}]}]",
        "rules: [{id: a, shadow: true, let: {high: amount * 2}, when: {expr: high > 5},"
            + " actions: [{stop: true}]}]",
        "{schemas: [{name: Pay, fields: {amount: decimal}}], constants: {HIGH: 5},"
            + " rules: [{id: a, on: Pay, when: {expr: amount > HIGH}, actions: [{stop: true}]}]}"
      })
  void shouldBeAnEditThatCouldBeMade(String catalog) {
    // given
    DslLanguage language = new DslLanguage(NodeConfig.defaults().ingest());
    try (CatalogBench bench = new CatalogBench(language)) {
      bench.done(bundle(catalog));
      Model model = bench.service.reference().get().model();

      // when
      var edit = (CatalogChange.Put) Rehearsal.of(model, language).orElseThrow();
      Done done = assertInstanceOf(Done.class, bench.apply(edit, true));

      // then
      assertEquals(1, done.changes().size());
      assertEquals(1, bench.version());
      assertTrue(bench.service.queries().find(edit.key()).isEmpty());
    }
  }

  private static List<String> ids(Model model) {
    return model.rules().stream().map(rule -> rule.id()).toList();
  }
}
