package io.distric.dsl.compile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The compiled matcher says what the oracle says, of any rules and messages. */
final class MatcherPropertyTest {

  private static final int CATALOGS = Integer.getInteger("distric.catalogs", 60);
  private static final int MESSAGES = 100;

  private final long seed = Long.getLong("distric.seed", System.nanoTime());
  private final RandomGenerator random = new java.util.Random(seed);

  @Test
  void shouldAgreeWithTheOracle() throws MalformedMessage, MalformedJson {
    System.out.println("distric.seed = " + seed);
    MatcherCompiler compiler = new MatcherCompiler(DecoderLimits.STANDARD);
    Model before = Model.EMPTY;
    Matcher previous = null;
    List<Rule> rules = new ArrayList<>();
    for (int catalog = 0; catalog < CATALOGS; catalog++) {
      if (catalog % 4 == 0) {
        rules = rules(random.nextInt(40), random.nextBoolean());
      } else {
        change(rules);
      }
      Model model = model(rules);
      RuleChange change = RuleChange.between(before, model);
      previous = compiler.compile(model, catalog, change, catalog % 7 == 0 ? null : previous);
      before = model;
      check(model, previous);
    }
  }

  @Test
  void shouldAgreeWithTheOracleOnMacrosTablesAndChains() throws MalformedMessage, MalformedJson {
    System.out.println("distric.seed = " + seed);
    MatcherCompiler compiler = new MatcherCompiler(DecoderLimits.STANDARD);
    Model before = Model.EMPTY;
    RandomCatalogs source = new RandomCatalogs(random);
    Matcher previous = null;
    for (int catalog = 0; catalog < CATALOGS; catalog++) {
      Model model = source.next();
      RuleChange change = RuleChange.between(before, model);
      previous = compiler.compile(model, catalog, change, catalog % 7 == 0 ? null : previous);
      before = model;
      check(model, previous);
    }
  }

  private void check(Model model, Matcher matcher) throws MalformedMessage, MalformedJson {
    RandomMessages messages = new RandomMessages(random);
    MessageView view = matcher.newView();
    Matches matches = matcher.newMatches();
    for (int i = 0; i < MESSAGES; i++) {
      String json = messages.next();
      byte[] bytes =
          ("#".repeat(i % 9) + json + "#".repeat(i % 3)).getBytes(StandardCharsets.UTF_8);
      int length = bytes.length - i % 9 - i % 3;
      view.readJson(bytes, i % 9, length, Matching.NOW.toEpochMilli(), null);
      matcher.match(view, matches);
      Matching expected =
          OracleMatcher.match(
              model, json.getBytes(StandardCharsets.UTF_8), Json.parse(bytes, i % 9, length));
      Matching found = Matching.of(matches);
      assertTrue(
          expected.equals(found),
          () ->
              "seed "
                  + seed
                  + different(model, expected, found)
                  + "\n"
                  + json
                  + "\nexpected "
                  + expected
                  + "\nbut found "
                  + found);
    }
  }

  private List<Rule> rules(int count, boolean edits) {
    RandomRules source = new RandomRules(random, edits);
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(source.next(i));
    }
    return rules;
  }

  private int fresh = 1_000;

  /** No two rules of a catalog have the same. */
  private static int number(Rule rule) {
    return Integer.parseInt(rule.id().replaceAll("\\D", ""));
  }

  private void change(List<Rule> rules) {
    RandomRules source = new RandomRules(random, false);
    for (int i = 0; i < rules.size(); i++) {
      if (random.nextInt(5) == 0) {
        rules.set(i, source.next(random.nextBoolean() ? number(rules.get(i)) : fresh++));
      }
    }
    if (!rules.isEmpty() && random.nextBoolean()) {
      rules.remove(random.nextInt(rules.size()));
    }
  }

  private static Model model(List<Rule> rules) {
    return Model.EMPTY
        .withConstants(List.of(new Expr.Entry("CONST", Exprs.text("ab"))))
        .withRules(rules);
  }

  /** The rules in question. */
  private static String different(Model model, Matching expected, Matching found) {
    return model.rules().stream()
            .filter(
                r ->
                    expected.matched().contains(r.id()) != found.matched().contains(r.id())
                        || expected.shadows().contains(r.id()) != found.shadows().contains(r.id()))
            .map(rule -> "\n" + rule)
            .limit(3)
            .collect(java.util.stream.Collectors.joining())
        + "\n"
        + model.macros()
        + "\n"
        + model.chains()
        + model.rules().stream().map(r -> r.id() + "@" + r.priority()).toList();
  }
}
