package io.distric.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CatalogProposerTest {

  @Test
  void shouldSendPartsAgainThatTheLogDoesNotHave() {
    // given
    try (CatalogBench bench = new CatalogBench(new FakeLanguage())) {
      bench.done(CatalogBench.put("a", "rule a one"));
      bench.group.lose(1);

      // when
      bench.done(CatalogBench.put("a", "rule a two"));

      // then: first the root, then what it asks for
      assertEquals(2, bench.version());
      CatalogItem item = Objects.requireNonNull(bench.find(CatalogBench.rule("a")));
      assertEquals("rule a two", item.content());
    }
  }

  @Test
  void shouldProposePartsAndActivationWithoutWaitingInBetween() {
    // given: whoever waits for the first entry waits for ever
    List<Integer> submitted = new ArrayList<>();
    try (CatalogBench bench = new CatalogBench(new FakeLanguage())) {
      bench.group.holdFirst();
      bench.group.before(() -> submitted.add(bench.group.entries.size()));

      // when
      bench.done(CatalogBench.put("a", "rule a one"));

      // then
      assertEquals(List.of(0, 1), submitted);
    }
  }
}
