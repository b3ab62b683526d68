package io.distric.catalog;

import static io.distric.catalog.CatalogBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.NodeConfig;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Edits of single rules leave nothing behind: no layers, no classes, no memory. {@code
 * -Ddistric.edits=10000} for the long form.
 */
class ManyEditsTest {

  private static final int EDITS = Integer.getInteger("distric.edits", 400);
  private static final int RULES = 300;
  private static final int LAYERS_MAX = 16;

  /** Far above what layers need, and far below one for each edit. */
  private static final int CLASSES_MAX = 900;

  private static final long MEGABYTE = 1 << 20;

  private final long seed = Long.getLong("distric.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final DslLanguage language = new DslLanguage(NodeConfig.defaults().ingest());

  /** What is in use after a collection. */
  private record Used(int classes, long metaspace, long code, long heap) {}

  @Test
  void shouldLeaveNothingBehind() throws MalformedMessage {
    // given
    System.out.println("distric.seed = " + seed);
    try (CatalogBench bench = new CatalogBench(language)) {
      bench.done(CatalogBench.bundle(bundle()));
      Used before = used();

      // when
      edit(bench, EDITS / 5);
      Used early = used();
      edit(bench, EDITS - EDITS / 5);
      Used late = used();

      // then
      System.out.println(before + "\n" + early + "\n" + late);
      assertTrue(late.classes - before.classes < CLASSES_MAX, "classes " + before + late);
      if (EDITS >= 10_000) {
        assertTrue(late.metaspace - early.metaspace < 4 * MEGABYTE, "metaspace " + early + late);
        assertTrue(late.code - early.code < 12 * MEGABYTE, "compiled code " + early + late);
        assertTrue(late.heap - early.heap < 8 * MEGABYTE, "heap " + early + late);
      }
      await(() -> !language.isMergeDue(active(bench).matcher()));
      check(active(bench));
    }
  }

  private static ActiveCatalog active(CatalogBench bench) {
    return bench.service.reference().get();
  }

  private void edit(CatalogBench bench, int edits) {
    for (int i = 0; i < edits; i++) {
      String id = "r" + random.nextInt(RULES);
      boolean there = bench.find(CatalogBench.rule(id)) != null;
      bench.done(
          there && random.nextInt(10) == 0
              ? CatalogBench.delete(CatalogBench.rule(id))
              : CatalogBench.put(id, rule(id)));
      assertTrue(language.layers(active(bench).matcher()) <= LAYERS_MAX);
      // The log and the news in memory are no part of what is measured.
      bench.group.entries.clear();
      bench.news.clear();
    }
  }

  private void check(ActiveCatalog active) throws MalformedMessage {
    Matcher whole = language.compile(active.model(), active.version());
    assertEquals(whole.size(), active.matcher().size());
    for (int i = 0; i < 200; i++) {
      String json =
          "{\"a\":%d,\"b\":%d}".formatted(random.nextInt(20_000) - 9_999, random.nextInt(9_000));
      assertEquals(matched(whole, json), matched(active.matcher(), json), () -> "seed " + seed);
    }
  }

  private static List<String> matched(Matcher matcher, String json) throws MalformedMessage {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    MessageView view = matcher.newView();
    view.readJson(bytes, 0, bytes.length, 0, null);
    Matches matches = matcher.newMatches();
    matcher.match(view, matches);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      ids.add(matches.ruleId(i));
    }
    return ids;
  }

  private String bundle() {
    StringBuilder text = new StringBuilder("rules:\n");
    for (int i = 0; i < RULES; i++) {
      text.append("  - ").append(rule("r" + i)).append('\n');
    }
    return text.toString();
  }

  /** Its condition needs code of its own. */
  private String rule(String id) {
    return "{id: %s, priority: %d, when: {expr: 'a + %d > b * 2'}, actions: [{emit: t}]}"
        .formatted(id, random.nextInt(9), random.nextInt(20_000));
  }

  private static Used used() {
    System.gc();
    System.gc();
    return new Used(
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
        pools("Metaspace"),
        pools("CodeHeap"),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  private static long pools(String name) {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().startsWith(name))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
