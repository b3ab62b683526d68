package io.distric.dsl.corpus;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RuleDifference;
import io.distric.dsl.ast.RulesById;
import io.distric.dsl.check.RepeatedChecker;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.compile.RuleChange;
import io.distric.dsl.match.CompiledMatcher;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * How long one rule among many takes from its text to a view of the matcher that has it: {@code
 * EditBench wide 100000 3000 SEED}. Rules are changed, added and removed; layers are merged behind
 * the edits, as a node does it.
 */
final class EditBench {

  private static final int CAUGHT_UP = 32;

  private final Random random;
  private final Corpus others;
  private final SourceReader reader = new SourceReader();
  private final RepeatedChecker checker = new RepeatedChecker(Dialects.NONE);
  private final MatcherCompiler compiler = new MatcherCompiler(DecoderLimits.STANDARD);
  private final ExecutorService behind =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

  private volatile Model model;
  private Matcher matcher;
  private MessageView view;
  private @Nullable Future<Merged> merge;
  private int merges;
  private int layers;

  private record Merged(Model model, Matcher matcher) {}

  private EditBench(Corpus corpus, Corpus others, long seed) {
    this.random = new Random(seed);
    this.others = others;
    Model read = read(corpus);
    this.model = read.withRules(RulesById.of(read.rules()));
    this.matcher = compiler.compile(model, 0);
    this.view = matcher.newView();
    checker.check(model, (_, _) -> Optional.empty());
  }

  public static void main(String[] arguments) throws Exception {
    Corpus.Shape shape = Corpus.Shape.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int edits = Integer.parseInt(arguments[2]);
    long seed = Long.parseLong(arguments[3]);
    Corpus corpus = Corpus.of(shape, Integer.parseInt(arguments[1]), 0, seed);
    EditBench bench = new EditBench(corpus, Corpus.of(shape, edits, 0, seed + 3), seed);
    bench.run(edits / 10);
    bench.merges = 0;
    long collecting = collecting();
    long[] nanos = bench.run(edits);
    Arrays.sort(nanos);
    System.out.printf(
        "%s, %d rules, %d edits: median %.2f ms, p90 %.2f, p99 %.2f, max %.2f, over 20 ms %d%n",
        arguments[0],
        bench.matcher.size(),
        edits,
        nanos[edits / 2] / 1e6,
        nanos[edits * 9 / 10] / 1e6,
        nanos[edits * 99 / 100] / 1e6,
        nanos[edits - 1] / 1e6,
        Arrays.stream(nanos).filter(one -> one > 20_000_000).count());
    System.out.printf(
        "at most %d layers, %d merges, %d ms of collections%n",
        bench.layers, bench.merges, collecting() - collecting);
  }

  private static long collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(collector -> collector.getCollectionTime())
        .sum();
  }

  private long[] run(int edits) throws Exception {
    long[] nanos = new long[edits];
    for (int i = 0; i < edits; i++) {
      String id = "rule-" + random.nextInt(model.rules().size() + 1_000);
      Corpus.CorpusRule some = others.rules().get(i);
      Corpus one =
          new Corpus(
              List.of(new Corpus.CorpusRule(id, some.priority(), some.condition())), List.of());
      String text = random.nextInt(6) == 0 ? "" : one.yaml();
      long began = System.nanoTime();
      edit(id, text, i);
      nanos[i] = System.nanoTime() - began;
      layers = Math.max(layers, ((CompiledMatcher) matcher).layers());
    }
    return nanos;
  }

  /** An empty text removes the rule. */
  private void edit(String id, String text, int version) throws Exception {
    Model before = model;
    List<Rule> changed =
        text.isEmpty() ? List.of() : reader.read(new SourceText("r.yaml", text)).model().rules();
    RulesById rules = RulesById.of(before.rules());
    Model after =
        before.withRules(
            text.isEmpty() ? rules.with(changed, Set.of(id)) : rules.with(changed, List.of()));
    checker.check(after, (_, _) -> Optional.empty());
    adopt(before);
    matcher = compiler.compile(after, version, RuleChange.between(before, after), matcher);
    model = after;
    view = matcher.newView(view);
    if (merge == null && compiler.isMergeDue(matcher)) {
      Matcher layered = matcher;
      merge = behind.submit(() -> merged(after, layered));
    }
  }

  private void adopt(Model now) throws Exception {
    if (merge != null && merge.isDone()) {
      Merged done = merge.get();
      matcher =
          compiler.compile(
              now, matcher.catalogVersion(), RuleChange.between(done.model, now), done.matcher);
      merge = null;
      merges++;
    }
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

  private Model read(Corpus corpus) {
    return reader.read(new SourceText("rules.yaml", corpus.yaml())).model();
  }
}
