package io.distric.dsl.testing;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sees which conditions were true and which were not, when their rules had their turn: in front of
 * each rule stand rules in shadow, one for each of its conditions and one that always matches where
 * the rule is looked at at all. Rules in shadow change nothing. Confined to one thread.
 */
final class CoverageProbes {

  private static final String CONDITION = "\u0000c";
  private static final String TURN = "\u0000t";

  private final List<Rule> rules;
  private final List<Asked> asked = new ArrayList<>();
  private final Set<String> matched = new HashSet<>();
  private final Set<String> seenTrue = new HashSet<>();
  private final Set<String> seenFalse = new HashSet<>();
  private final Matcher matcher;
  private final MessageView view;
  private final Matches matches;

  /** A condition of a rule. */
  private record Asked(String rule, int number, Expr condition) {
    String id() {
      return rule + CONDITION + number;
    }
  }

  CoverageProbes(Model model, MatcherCompiler compiler) {
    this.rules = model.rules().stream().filter(Rule::enabled).sorted(Rule.ORDER).toList();
    List<Rule> probed = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      // Priorities anew, so that there is room in front of each rule in the same order.
      int priority = 2 * (rules.size() - i);
      Rule rule = rules.get(i);
      probed.add(at(priority, rule));
      probed.addAll(probes(rule, priority + 1));
    }
    this.matcher = compiler.compile(model.withRules(probed), 0, null);
    this.view = matcher.newView();
    this.matches = matcher.newMatches();
  }

  private List<Rule> probes(Rule rule, int priority) {
    Set<Expr> conditions = new LinkedHashSet<>();
    rule.when().ifPresent(when -> collect(when, conditions));
    rule.excepts().forEach(except -> collect(except.when(), conditions));
    List<Rule> probes = new ArrayList<>();
    for (Expr condition : conditions) {
      Asked one = new Asked(rule.id(), probes.size(), condition);
      asked.add(one);
      probes.add(with(rule, one.id(), priority, Optional.of(condition)));
    }
    probes.add(with(rule, rule.id() + TURN, priority, Optional.empty()));
    return probes;
  }

  /** The comparisons of a condition. */
  private static void collect(Expr expr, Set<Expr> conditions) {
    switch (expr) {
      case Expr.Binary(var operator, Expr left, Expr right, _)
          when operator == BinaryOperator.AND || operator == BinaryOperator.OR -> {
        collect(left, conditions);
        collect(right, conditions);
      }
      case Expr.Unary(var operator, Expr operand, _) when operator == Expr.UnaryOperator.NOT ->
          collect(operand, conditions);
      case Expr.Literal _, Expr.Path _, Expr.At _, Expr.Member _, Expr.Unary _, Expr.Binary _ ->
          conditions.add(expr);
      case Expr.Between _, Expr.Is _, Expr.Conditional _, Expr.Call _ -> conditions.add(expr);
      case Expr.ListOf _, Expr.MapOf _, Expr.Template _ -> conditions.add(expr);
    }
  }

  private static Rule with(Rule rule, String id, int priority, Optional<Expr> when) {
    return new Rule(
        id,
        "",
        rule.on(),
        priority,
        true,
        true,
        List.of(),
        rule.lets(),
        when,
        List.of(),
        List.of(),
        Span.NONE);
  }

  private static Rule at(int priority, Rule rule) {
    return new Rule(
        rule.id(),
        rule.title(),
        rule.on(),
        priority,
        true,
        rule.shadow(),
        rule.tags(),
        rule.lets(),
        rule.when(),
        rule.excepts(),
        rule.effects(),
        rule.span());
  }

  /** Takes in what a message brings about. */
  void see(byte[] message, Optional<String> type, long now) throws MalformedMessage {
    view.readJson(message, 0, message.length, now, type.orElse(null));
    matcher.match(view, matches);
    for (int i = 0; i < matches.size(); i++) {
      matched.add(matches.ruleId(i));
    }
    Set<String> shadows = new HashSet<>();
    for (int i = 0; i < matches.shadows(); i++) {
      shadows.add(matches.shadowId(i));
    }
    matched.addAll(shadows);
    for (Asked one : asked) {
      if (shadows.contains(one.rule() + TURN)) {
        (shadows.contains(one.id()) ? seenTrue : seenFalse).add(one.id());
      }
    }
  }

  Coverage coverage() {
    List<Coverage.Gap> gaps = new ArrayList<>();
    int rulesMatched = 0;
    for (Rule rule : rules) {
      if (matched.contains(rule.id())) {
        rulesMatched++;
      } else {
        gaps.add(new Coverage.Gap(rule.id(), "never matched"));
      }
    }
    int seen = 0;
    for (Asked one : asked) {
      seen += gap(one, "true", seenTrue, gaps) + gap(one, "not true", seenFalse, gaps);
    }
    return new Coverage(rules.size(), rulesMatched, 2 * asked.size(), seen, gaps);
  }

  private static int gap(Asked one, String what, Set<String> seen, List<Coverage.Gap> gaps) {
    if (seen.contains(one.id())) {
      return 1;
    }
    String condition = ExpressionPrinter.print(one.condition());
    gaps.add(new Coverage.Gap(one.rule(), condition + " was never " + what));
    return 0;
  }
}
