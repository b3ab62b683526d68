package io.distric.catalog;

import static io.distric.catalog.CatalogBench.await;
import static io.distric.catalog.CatalogBench.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.catalog.FakeLanguage.FakeMatcher;
import io.distric.dsl.match.Matcher;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LayerMergerTest {

  private final FakeLanguage language = new FakeLanguage();

  @Test
  void shouldMergeBehindEditsThatGoOn() {
    // given
    CountDownLatch release = new CountDownLatch(1);
    Matcher merged = new FakeMatcher(1, 77, true);
    language.merging =
        _ -> {
          waitFor(release);
          return merged;
        };
    try (CatalogBench bench = new CatalogBench(language)) {
      language.mergeDue = matcher -> !matcher.merged();
      for (int i = 0; i < 5; i++) {
        bench.done(put("a", "rule a title" + i));
      }

      // when: edits came into force while the merge was under way
      assertEquals(5, bench.service.reference().get().version());
      ActiveCatalog before = bench.service.reference().get();
      int compiled = language.compiled.size();
      release.countDown();

      // then: what has changed since then is compiled onto what the merge has made
      await(() -> isMerged(bench));
      assertSame(merged, language.basis);
      assertTrue(language.compiled.size() > compiled);
      assertEquals(5, bench.service.reference().get().version());
      assertSame(before.model(), bench.service.reference().get().model());
    }
  }

  @Test
  void shouldCompileAnEditAgainThatRestsOnLayersWhichAreGone() {
    // given: a merge comes to its end between the compilation of an edit and its activation
    CountDownLatch compiled = new CountDownLatch(1);
    language.merging =
        _ -> {
          waitFor(compiled);
          return new FakeMatcher(1, 77, true);
        };
    AtomicReference<Matcher> adopted = new AtomicReference<>();
    try (CatalogBench bench = new CatalogBench(language)) {
      language.mergeDue = matcher -> !matcher.merged();
      bench.done(put("a", "rule a one"));
      bench.group.before(
          () -> {
            compiled.countDown();
            await(() -> isMerged(bench));
            adopted.set(bench.service.reference().get().matcher());
          });

      // when
      bench.done(put("a", "rule a two"));

      // then
      assertEquals(2, bench.version());
      assertSame(adopted.get(), language.basis);
      assertTrue(isMerged(bench));
    }
  }

  @Test
  void shouldNeverMergeTwiceAtOnce() {
    // given: merges that last longer than the edits which ask for more of them
    CountDownLatch edited = new CountDownLatch(1);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger merges = new AtomicInteger();
    language.merging =
        matcher -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          waitFor(edited);
          underWay.decrementAndGet();
          merges.incrementAndGet();
          return matcher;
        };
    try (CatalogBench bench = new CatalogBench(language)) {
      language.mergeDue = matcher -> !matcher.merged();

      // when
      for (int i = 0; i < 50; i++) {
        bench.done(put("a", "rule a title" + i));
      }
      edited.countDown();
      await(() -> merges.get() > 10);
      language.mergeDue = _ -> false;
    }

    // then
    assertEquals(1, most.get());
  }

  @Test
  void shouldNotMergeAgainWhatEditsAskedForMeanwhile() {
    // given: nothing is due any more once the first merge is adopted, until a sixth version comes
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<Long> merged = new CopyOnWriteArrayList<>();
    language.mergeDue =
        matcher -> !matcher.merged() || matcher.catalogVersion() == 6 && !merged.contains(6L);
    language.merging =
        matcher -> {
          entered.countDown();
          waitFor(release);
          merged.add(matcher.catalogVersion());
          return new FakeMatcher(matcher.catalogVersion(), 1, true);
        };
    try (CatalogBench bench = new CatalogBench(language)) {
      bench.done(put("a", "rule a title"));
      waitFor(entered);
      for (int i = 0; i < 4; i++) {
        bench.done(put("a", "rule a title" + i));
      }

      // when
      release.countDown();
      await(() -> isMerged(bench));
      bench.done(put("a", "rule a last"));
      await(() -> merged.contains(6L));
    }

    // then
    assertEquals(List.of(1L, 6L), merged);
  }

  @Test
  void shouldKeepTheLayersAndTakeEditsWhenAMergeFails() {
    // given
    AtomicInteger merges = new AtomicInteger();
    language.merging =
        _ -> {
          merges.incrementAndGet();
          throw new OutOfMemoryError("no room for a merge");
        };
    try (CatalogBench bench = new CatalogBench(language)) {
      language.mergeDue = matcher -> !matcher.merged();
      bench.done(put("a", "rule a one"));
      await(() -> merges.get() == 1);
      ActiveCatalog kept = bench.service.reference().get();

      // when
      for (int i = 0; i < 20; i++) {
        bench.done(put("a", "rule a title" + i));
      }

      // then: another one is tried much later
      assertEquals(kept.version() + 20, bench.version());
      assertEquals(1, merges.get());
    }
  }

  private static boolean isMerged(CatalogBench bench) {
    return ((FakeMatcher) bench.service.reference().get().matcher()).merged();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
