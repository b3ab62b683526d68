package io.distric.dsl.corpus;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Edits of single rules of a corpus, without an end: most change one, some add or remove one. */
final class Edits {

  private static final int ADDED_MAX = 1_000;
  private static final int REMOVED_ONE_IN = 6;

  private final Random random;
  private final List<Corpus.CorpusRule> others;
  private final int rules;
  private int next;

  /**
   * Draws edits.
   *
   * @param shape of the corpus
   * @param rules that it has
   * @param different how many edits come before their conditions begin again
   * @param seed of the corpus
   */
  Edits(Corpus.Shape shape, int rules, int different, long seed) {
    this.random = new Random(seed);
    this.others = Corpus.of(shape, different, 0, seed + 3).rules();
    this.rules = rules;
  }

  Edit next() {
    String id = "rule-" + random.nextInt(rules + ADDED_MAX);
    Corpus.CorpusRule some = others.get(next++ % others.size());
    boolean removed = random.nextInt(REMOVED_ONE_IN) == 0;
    return new Edit(
        id, removed ? null : new Corpus.CorpusRule(id, some.priority(), some.condition()));
  }

  /**
   * One of them.
   *
   * @param id of the rule
   * @param rule as it is from now on; null: gone
   */
  record Edit(String id, Corpus.@Nullable CorpusRule rule) {

    /** A file of this rule, or nothing. */
    String yaml() {
      return rule == null ? "" : new Corpus(List.of(rule), List.of()).yaml();
    }
  }
}
