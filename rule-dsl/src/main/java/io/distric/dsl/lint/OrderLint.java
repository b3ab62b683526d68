package io.distric.dsl.lint;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.expand.Reads;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.source.DiagnosticCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that never have their turn, or that meet another one. */
final class OrderLint {

  private final LintBudget budget;
  private final Findings findings;
  private final List<Ranked> order = new ArrayList<>();
  private final Map<String, List<Integer>> settersByHead = new HashMap<>();
  private final long begin;
  private long pairs;
  private boolean exhausted;

  /** A rule at its place of the order. */
  private record Ranked(int rank, Rule rule, Conjunction when, boolean chained) {}

  OrderLint(Model model, AtomReader atoms, LintBudget budget, Findings findings) {
    this.budget = budget;
    this.findings = findings;
    this.begin = budget.nanoClock().getAsLong();
    Set<String> members = new HashSet<>();
    for (Chain chain : model.chains()) {
      chain.edges().forEach(edge -> members.addAll(List.of(edge.from(), edge.to())));
    }
    List<Rule> rules = model.rules().stream().filter(Rule::enabled).sorted(Rule.ORDER).toList();
    for (Rule rule : rules) {
      int rank = order.size();
      order.add(new Ranked(rank, rule, atoms.when(rule), members.contains(rule.id())));
      sets(rule).forEach(p -> settersByHead.computeIfAbsent(head(p), _ -> list()).add(rank));
    }
  }

  void check() {
    behindStops();
    overlaps();
    twins();
    if (exhausted) {
      findings.note(
          DiagnosticCode.LINT_BUDGET,
          "rules were compared until %d pairs; there are more".formatted(pairs),
          "look at parts of the catalog by themselves, or give lint a larger budget");
    }
  }

  /** Rules that match only where an earlier one has matched and stopped. */
  private void behindStops() {
    List<Ranked> stops = order.stream().filter(OrderLint::stopsAlways).toList();
    for (Ranked stop : stops) {
      for (Ranked later : order.subList(stop.rank() + 1, order.size())) {
        if (!spend()) {
          return;
        }
        if (sees(stop.rule(), later.rule())
            && later.when().implies(stop.when())
            && isStable(stop, later)) {
          unreachable(stop.rule(), later.rule());
        }
      }
    }
  }

  private static boolean stopsAlways(Ranked ranked) {
    Rule rule = ranked.rule();
    return !ranked.chained()
        && !rule.shadow()
        && rule.excepts().isEmpty()
        && rule.effects().stream().anyMatch(Effect.Stop.class::isInstance);
  }

  /** Whether all messages that the later rule sees were seen by the earlier one. */
  private static boolean sees(Rule earlier, Rule later) {
    return earlier.on().isEmpty() || earlier.on().equals(later.on());
  }

  /** Whether nothing that the earlier rule looked at has changed when the later one looks. */
  private boolean isStable(Ranked earlier, Ranked later) {
    for (Expr.Path path : earlier.rule().when().map(Reads::of).orElse(List.of())) {
      for (int rank : settersByHead.getOrDefault(head(path), List.of())) {
        if (rank >= earlier.rank() && rank < later.rank()) {
          return false;
        }
      }
    }
    return true;
  }

  private void unreachable(Rule stop, Rule later) {
    boolean always = stop.when().isEmpty();
    findings.of(
        later,
        always ? DiagnosticCode.UNREACHABLE : DiagnosticCode.SHADOWED,
        later.span(),
        "rule '%s' (priority %d) never has an effect: %s rule '%s' (priority %d) has matched and"
                .formatted(
                    later.id(),
                    later.priority(),
                    always ? "before it" : "wherever it could match,",
                    stop.id(),
                    stop.priority())
            + " stopped",
        "give '%s' a priority above %d, or narrow '%s'"
            .formatted(later.id(), stop.priority(), stop.id()));
  }

  /** Rules of one priority that set one field: which of them has the last word, their ids say. */
  private void overlaps() {
    Map<String, List<Ranked>> bySetting = new HashMap<>();
    for (Ranked ranked : order) {
      if (!ranked.rule().shadow()) {
        for (Expr.Path path : sets(ranked.rule())) {
          String key = ranked.rule().priority() + " " + ExpressionPrinter.path(path);
          bySetting.computeIfAbsent(key, _ -> new ArrayList<>()).add(ranked);
        }
      }
    }
    bySetting.forEach(this::overlaps);
  }

  private void overlaps(String setting, List<Ranked> rules) {
    String field = setting.substring(setting.indexOf(' ') + 1);
    for (int i = 0; i < rules.size(); i++) {
      for (int j = i + 1; j < rules.size(); j++) {
        if (!spend()) {
          return;
        }
        Ranked one = rules.get(i);
        Ranked other = rules.get(j);
        if (meet(one.rule(), other.rule()) && !one.when().excludes(other.when())) {
          findings.of(
              other.rule(),
              DiagnosticCode.OVERLAPPING,
              other.rule().span(),
              "rules '%s' and '%s' have priority %d, can match together, and both set %s"
                  .formatted(one.rule().id(), other.rule().id(), one.rule().priority(), field),
              "which has the last word goes by their ids; give them different priorities");
          return;
        }
      }
    }
  }

  /** Rules that match the same messages and do the same. */
  private void twins() {
    Map<List<Object>, Rule> seen = new HashMap<>();
    for (Ranked ranked : order) {
      Rule rule = ranked.rule();
      List<Object> content =
          List.of(rule.on(), rule.lets(), rule.when(), rule.excepts(), rule.effects());
      Rule first = seen.putIfAbsent(content, rule);
      if (first != null) {
        findings.of(
            rule,
            DiagnosticCode.TWINS,
            rule.span(),
            "rules '%s' and '%s' match the same messages and do the same"
                .formatted(first.id(), rule.id()),
            "take one of them away");
      }
    }
  }

  private static boolean meet(Rule a, Rule b) {
    return a.on().isEmpty() || b.on().isEmpty() || a.on().equals(b.on());
  }

  private boolean spend() {
    pairs++;
    boolean late =
        pairs % 1024 == 0 && budget.nanoClock().getAsLong() - begin > budget.timeMax().toNanos();
    exhausted |= late || pairs > budget.pairsMax();
    return !exhausted;
  }

  private static List<Expr.Path> sets(Rule rule) {
    List<Expr.Path> paths = new ArrayList<>();
    for (Effect effect : rule.effects()) {
      switch (effect) {
        case Effect.SetField set -> paths.add(set.path());
        case Effect.RemoveField remove -> paths.add(remove.path());
        case Effect.Run _, Effect.Emit _, Effect.Stop _ -> {
          // They change no field.
        }
      }
    }
    return paths;
  }

  private static List<Integer> list() {
    return new ArrayList<>();
  }

  private static String head(Expr.Path path) {
    int first =
        path.segments().getFirst() instanceof Expr.Segment.Name(var name)
                && name.equals("msg")
                && path.segments().size() > 1
            ? 1
            : 0;
    return path.segments().get(first) instanceof Expr.Segment.Name(var name) ? name : "";
  }
}
