package io.distric.dsl.corpus;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.RuleDifference;
import io.distric.dsl.ast.RulesById;
import io.distric.dsl.check.RepeatedChecker;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.compile.RuleChange;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A catalog whose rules are changed one by one the way a node does it: read, put into the model,
 * checked, compiled, and layers merged behind the edits. One thread edits; any may ask for the
 * matcher.
 */
final class EditedCatalog {

  private static final int CAUGHT_UP = 32;

  private final SourceReader reader = new SourceReader();
  private final RepeatedChecker checker = new RepeatedChecker(Dialects.NONE);
  private final MatcherCompiler compiler = new MatcherCompiler(DecoderLimits.STANDARD);
  private final ExecutorService behind =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("merge").factory());

  private volatile Model model;
  private volatile Matcher matcher;
  private @Nullable CompletableFuture<Merged> merge;
  private int merges;

  private record Merged(Model model, Matcher matcher) {}

  EditedCatalog(Corpus corpus) {
    Model read = reader.read(new SourceText("rules.yaml", corpus.yaml())).model();
    model = read.withRules(RulesById.of(read.rules()));
    matcher = compiler.compile(model, 0);
    checker.check(model, (_, _) -> Optional.empty(), Set.of());
  }

  /** What is in force. */
  Matcher matcher() {
    return matcher;
  }

  int rules() {
    return model.rules().size();
  }

  /** How many merges were adopted. */
  int merges() {
    return merges;
  }

  /**
   * Changes, adds or removes one rule and puts that in force.
   *
   * @param id of the rule
   * @param text of a file that holds only this rule; an empty one removes it
   */
  void edit(String id, String text) {
    Model before = model;
    RulesById rules = RulesById.of(before.rules());
    Model after =
        before.withRules(
            text.isEmpty()
                ? rules.with(List.of(), Set.of(id))
                : rules.with(
                    reader.read(new SourceText("r.yaml", text)).model().rules(), Set.of()));
    checker.check(after, (_, _) -> Optional.empty(), Set.of());
    Matcher previous = adopted(before);
    Matcher next =
        compiler.compile(
            after, previous.catalogVersion() + 1, RuleChange.between(before, after), previous);
    model = after;
    matcher = next;
    if (merge == null && compiler.isMergeDue(next)) {
      merge = CompletableFuture.supplyAsync(() -> merged(after, next), behind);
    }
  }

  private Matcher adopted(Model now) {
    Matcher layered = matcher;
    if (merge == null || !merge.isDone()) {
      return layered;
    }
    Merged done = merge.join();
    merge = null;
    merges++;
    RuleChange since = RuleChange.between(done.model, now);
    return compiler.compile(now, layered.catalogVersion(), since, done.matcher);
  }

  /** Catches up with the edits that go on. */
  private Merged merged(Model from, Matcher layered) {
    Model known = from;
    Matcher made = compiler.merge(from, layered);
    for (Model now = model; changes(known, now) > CAUGHT_UP; now = model) {
      made = compiler.compile(now, 0, RuleChange.between(known, now), made);
      known = now;
    }
    return new Merged(known, made);
  }

  private static int changes(Model before, Model after) {
    return RuleDifference.between(before.rules(), after.rules()).after().size();
  }
}
