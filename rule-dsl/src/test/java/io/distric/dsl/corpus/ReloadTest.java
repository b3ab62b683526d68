package io.distric.dsl.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that are matched while rules are edited. */
final class ReloadTest {

  private static final long SEED = Long.getLong("distric.seed", System.nanoTime());
  private static final int RULES = 300;
  private static final int MESSAGES = 40;
  private static final int EDITS = 400;

  private record Said(long version, int message, long verdict) {}

  @ParameterizedTest
  @EnumSource
  void shouldMatchEachMessageByTheRulesOfOneVersion(Corpus.Shape shape) throws Exception {
    // given
    System.out.println("distric.seed = " + SEED);
    Corpus corpus = Corpus.of(shape, RULES, MESSAGES, SEED);
    EditedCatalog catalog = new EditedCatalog(corpus);
    FollowingView view = new FollowingView(catalog, corpus);
    Edits edits = new Edits(shape, RULES, EDITS, SEED);

    // when
    CompletableFuture<List<Edits.Edit>> editing =
        CompletableFuture.supplyAsync(() -> edit(catalog, edits));
    List<Said> all = new ArrayList<>();
    do {
      view.follow();
      for (int i = 0; i < MESSAGES; i++) {
        all.add(new Said(view.version(), i, view.verdict(i)));
      }
    } while (view.version() < EDITS && !editing.isCompletedExceptionally());

    // then
    Verdicts verdicts = new Verdicts(corpus);
    editing.get().forEach(verdicts::edited);
    all.forEach(said -> assertEquals(verdicts.expected(said.version, said.message), said.verdict));
  }

  private static List<Edits.Edit> edit(EditedCatalog catalog, Edits edits) {
    List<Edits.Edit> done = new ArrayList<>();
    for (int i = 0; i < EDITS; i++) {
      Edits.Edit edit = edits.next();
      catalog.edit(edit.id(), edit.yaml());
      done.add(edit);
    }
    return done;
  }
}
