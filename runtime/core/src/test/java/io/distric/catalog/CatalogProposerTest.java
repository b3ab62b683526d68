package io.distric.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
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

      // then: of both changes the parts and the activation, of the second the activation twice
      assertEquals(2, bench.version());
      assertEquals(2 + 3, bench.group.entries.size());
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
