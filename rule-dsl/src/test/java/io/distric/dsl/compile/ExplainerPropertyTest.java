package io.distric.dsl.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.expand.Expansion;
import io.distric.dsl.explain.Explainer;
import io.distric.dsl.explain.Explanation;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is explained is what happened, of any rules and messages. */
final class ExplainerPropertyTest {

  private static final int CATALOGS = Integer.getInteger("distric.catalogs", 40);
  private static final int MESSAGES = 20;

  private final long seed = Long.getLong("distric.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void shouldNameTheFirstConditionThatWasNotTrue() throws MalformedMessage, MalformedJson {
    System.out.println("distric.seed = " + seed);
    for (int catalog = 0; catalog < CATALOGS; catalog++) {
      // given
      Model model = new RandomCatalogs(random).next();
      List<Rule> rules = model.rules();
      Matcher matcher = Matching.compile(model);
      Explainer explainer = new Explainer(model, matcher, Dialects.NONE);
      RandomMessages messages = new RandomMessages(random);
      for (int i = 0; i < MESSAGES; i++) {
        String json = messages.next();

        // when
        List<Explanation> all =
            explainer.all(json.getBytes(StandardCharsets.UTF_8), Matching.NOW.toEpochMilli(), null);

        // then
        check(model, json, all);
        Rule one = rules.get(random.nextInt(rules.size()));
        Explanation alone =
            explainer.one(
                one.id(), json.getBytes(StandardCharsets.UTF_8), Matching.NOW.toEpochMilli(), null);
        assertEquals(
            all.stream().filter(e -> e.ruleId().equals(one.id())).toList(), List.of(alone));
      }
    }
  }

  private void check(Model model, String json, List<Explanation> all) throws MalformedJson {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Map<String, Rule> expanded = new HashMap<>();
    Expansion.of(model).rules().forEach(rule -> expanded.put(rule.id(), rule));
    Map<String, String> expected = new HashMap<>();
    OracleMatcher.match(
        model,
        bytes,
        Json.parse(bytes),
        (rule, oracle) -> expected.put(rule.id(), verdict(expanded.get(rule.id()), rule, oracle)));
    for (Explanation explanation : all) {
      assertEquals(
          expected.getOrDefault(explanation.ruleId(), "NO TURN"),
          verdict(explanation),
          () -> "seed " + seed + "\n" + json + "\n" + explanation);
    }
  }

  private static String verdict(Explanation explanation) {
    return switch (explanation.outcome()) {
      case CONDITION -> "CONDITION " + explanation.condition();
      case STOPPED, CHAIN, DISABLED -> "NO TURN";
      case MATCHED, EXCEPT, SCHEMA -> explanation.outcome().name();
    };
  }

  /** Macros are shown as what they stand for, so conditions are told apart by their number. */
  private static String verdict(Rule expanded, Rule rule, Oracle oracle) {
    List<Expr> conditions = operands(rule);
    for (int i = 0; i < conditions.size(); i++) {
      if (!Boolean.TRUE.equals(oracle.truth(conditions.get(i)))) {
        Expr shown =
            operands(expanded).size() == conditions.size()
                ? operands(expanded).get(i)
                : conditions.get(i);
        String text = ExpressionPrinter.print(shown);
        return "CONDITION " + (text.codePointCount(0, text.length()) <= 80 ? text : cut(text));
      }
    }
    boolean hit =
        rule.excepts().stream().anyMatch(e -> Boolean.TRUE.equals(oracle.truth(e.when())));
    return hit ? "EXCEPT" : "MATCHED";
  }

  private static String cut(String text) {
    return text.substring(0, text.offsetByCodePoints(0, 79)) + "…";
  }

  private static List<Expr> operands(Rule rule) {
    List<Expr> operands = new ArrayList<>();
    rule.when().ifPresent(when -> flatten(when, operands));
    return operands;
  }

  private static void flatten(Expr expr, List<Expr> operands) {
    if (expr instanceof Expr.Binary(var operator, var left, var right, _)
        && operator == BinaryOperator.AND) {
      flatten(left, operands);
      flatten(right, operands);
    } else {
      operands.add(expr);
    }
  }
}
