package io.distric.dsl.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.compile.RuleChange;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The matcher says of every corpus what the naive evaluation says, whatever was edited. */
final class CorpusTest {

  private static final long SEED = Long.getLong("distric.seed", System.nanoTime());
  private static final int RULES = Integer.getInteger("distric.rules", 700);
  private static final int MESSAGES = Integer.getInteger("distric.messages", 60);

  @ParameterizedTest
  @EnumSource
  void shouldAgreeWithTheNaiveEvaluation(Corpus.Shape shape) throws MalformedMessage {
    // given
    System.out.println("distric.seed = " + SEED);
    Corpus corpus = Corpus.of(shape, RULES, MESSAGES, SEED);

    // when
    Matcher matcher = compiler().compile(model(corpus), 1);

    // then
    check(corpus, matcher);
  }

  @ParameterizedTest
  @EnumSource
  void shouldAgreeAfterAnyOrderOfEdits(Corpus.Shape shape) throws MalformedMessage {
    // given
    System.out.println("distric.seed = " + SEED);
    Random random = new Random(SEED);
    Corpus corpus = Corpus.of(shape, RULES, MESSAGES / 6, SEED);
    Map<String, Rule> all = new HashMap<>();
    model(corpus).rules().forEach(rule -> all.put(rule.id(), rule));
    List<Corpus.CorpusRule> living = new ArrayList<>(corpus.rules().subList(0, RULES / 2));
    List<Corpus.CorpusRule> others = new ArrayList<>(corpus.rules().subList(RULES / 2, RULES));
    Matcher matcher = compiler().compile(model(living, all), 0);

    for (int edit = 1; edit <= 120; edit++) {
      // when: some go, some come back, and each change is one version
      List<Rule> changed = new ArrayList<>();
      Set<String> removed = new java.util.TreeSet<>();
      for (int i = random.nextInt(4); i >= 0 && !living.isEmpty() && !others.isEmpty(); i--) {
        Corpus.CorpusRule gone = living.remove(random.nextInt(living.size()));
        Corpus.CorpusRule come = others.remove(random.nextInt(others.size()));
        removed.add(gone.id());
        changed.add(all.get(come.id()));
        living.add(come);
        if (!removed.contains(come.id())) {
          others.add(gone);
        }
      }
      changed.forEach(rule -> removed.remove(rule.id()));
      Set<String> alive = new java.util.TreeSet<>();
      living.forEach(rule -> alive.add(rule.id()));
      changed.removeIf(rule -> !alive.contains(rule.id()));
      RuleChange change = new RuleChange(changed, removed);
      matcher = compiler().compile(model(living, all), edit, change, matcher);

      // then
      assertEquals(living.size(), matcher.size());
      if (edit % 10 == 0) {
        check(new Corpus(living, corpus.messages()), matcher);
      }
    }
  }

  private static MatcherCompiler compiler() {
    return new MatcherCompiler(DecoderLimits.STANDARD);
  }

  private static Model model(Corpus corpus) {
    ReadResult result = new SourceReader().read(new SourceText("corpus.yaml", corpus.yaml()));
    assertTrue(!result.hasErrors(), () -> result.diagnostics().getFirst().toString());
    return result.model();
  }

  private static Model model(List<Corpus.CorpusRule> living, Map<String, Rule> all) {
    return Model.EMPTY.withRules(living.stream().map(rule -> all.get(rule.id())).toList());
  }

  private static void check(Corpus corpus, Matcher matcher) throws MalformedMessage {
    MessageView view = matcher.newView();
    Matches matches = matcher.newMatches();
    for (Map<String, Object> message : corpus.messages()) {
      byte[] json = Corpus.json(message).getBytes(StandardCharsets.UTF_8);
      view.readJson(json, 0, json.length, 0, null);
      matcher.match(view, matches);
      List<String> found = new ArrayList<>();
      for (int i = 0; i < matches.size(); i++) {
        found.add(matches.ruleId(i));
      }
      assertEquals(
          corpus.expected(message), found, () -> "seed " + SEED + " " + Corpus.json(message));
      assertEquals(found.size(), matches.runs());
    }
  }
}
