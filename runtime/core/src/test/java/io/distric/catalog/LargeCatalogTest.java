package io.distric.catalog;

import static io.distric.catalog.CatalogBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.catalog.CatalogOutcome.Done;
import io.distric.config.NodeConfig;
import io.distric.dsl.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * Applies a large catalog of the rule language. {@code -Ddistric.rules=100000} for the largest that
 * is promised.
 */
class LargeCatalogTest {

  @Test
  void shouldApplyAndChangeALargeCatalog() {
    // given
    int rules = Integer.getInteger("distric.rules", 1_000);
    String yaml = LargeCatalog.yaml(rules, 1);
    DslLanguage language = new DslLanguage(NodeConfig.defaults().ingest());
    try (CatalogBench bench = new CatalogBench(language, Map.of("catalog.writeTimeout", "300s"))) {
      LargeCatalog.tell(rules + " rules, bytes " + LargeCatalog.bytes(yaml), System.nanoTime());

      // when
      long began = System.nanoTime();
      Done done = bench.done(folder(yaml, "rules: []"));
      LargeCatalog.tell("apply", began);

      // then
      assertEquals(rules + 1, done.changes().size());
      assertEquals(rules, bench.service.reference().get().matcher().size());
      assertTrue(bench.group.entries.stream().allMatch(entry -> entry.length < 600 << 10));
      long sum = bench.group.entries.stream().mapToLong(entry -> entry.length).sum();
      System.out.printf("entries %d, bytes %d%n", bench.group.entries.size(), sum);
      change(bench, yaml);
      restart(bench, language, rules);
    }
  }

  private static void change(CatalogBench bench, String yaml) {
    int entries = bench.group.entries.size();
    for (int i = 0; i < 3; i++) {
      long one = System.nanoTime();
      bench.done(
          new CatalogChange.Put(
              CatalogBench.rule("one"),
              new SourceText(
                  "one.json",
                  "{\"id\":\"one\",\"priority\":%d,\"actions\":[{\"stop\":true}]}".formatted(i)),
              false,
              OptionalLong.empty()));
      LargeCatalog.tell("change one rule by the API", one);
    }
    assertEquals(entries + 6, bench.group.entries.size());
    long same = System.nanoTime();
    bench.done(folder(yaml, "rules: []"));
    LargeCatalog.tell("apply the folder again, unchanged", same);
    long file = System.nanoTime();
    bench.done(folder(yaml, "rules: [{id: two, actions: [{stop: true}]}]"));
    LargeCatalog.tell("apply the folder, one small file changed", file);
  }

  private static void restart(CatalogBench bench, DslLanguage language, int rules) {
    CatalogMachine other = new CatalogMachine();
    long began = System.nanoTime();
    bench.group.replay(other);
    LargeCatalog.tell("replay", began);
    try (CatalogService service = bench.service(other, bench.group, language)) {
      long load = System.nanoTime();
      service.caughtUp();
      await(() -> service.reference().get().matcher().size() == rules + 2);
      LargeCatalog.tell("load after a restart", load);
    }
  }

  private static CatalogChange folder(String yaml, String small) {
    return new CatalogChange.Folder(
        "rules", List.of(new SourceText("large.yaml", yaml), new SourceText("small.yaml", small)));
  }
}
