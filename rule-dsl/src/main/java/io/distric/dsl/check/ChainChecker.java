package io.distric.dsl.check;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RulesById;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Checks that the edges of chains lead forward, from rule to rule. */
final class ChainChecker {

  private static final int EDGES_MAX = 2_000;

  private final RulesById rules;
  private final Map<String, Chain> memberOf = new HashMap<>();

  private ChainChecker(List<Rule> all) {
    this.rules = RulesById.of(all);
  }

  static void check(List<Chain> chains, List<Rule> rules, Function<Chain, Faults> faults) {
    if (chains.isEmpty()) {
      return;
    }
    ChainChecker checker = new ChainChecker(rules);
    chains.forEach(chain -> checker.check(chain, faults.apply(chain)));
  }

  private void check(Chain chain, Faults faults) {
    if (chain.edges().size() > EDGES_MAX) {
      faults.error(
          DiagnosticCode.TOO_MANY_EDGES,
          chain.span(),
          "chain '%s' has %d edges, at most %d are allowed"
              .formatted(chain.id(), chain.edges().size(), EDGES_MAX),
          "make two chains of it");
      return;
    }
    Set<String> named = new HashSet<>();
    for (Chain.Edge edge : chain.edges()) {
      member(edge.from(), edge, chain, named, faults);
      member(edge.to(), edge, chain, named, faults);
    }
    twice(chain, faults);
    Set<Chain.Edge> circle = circle(chain, faults);
    for (Chain.Edge edge : chain.edges()) {
      if (!circle.contains(edge)) {
        order(edge, chain, faults);
      }
    }
  }

  private void member(String id, Chain.Edge edge, Chain chain, Set<String> named, Faults faults) {
    if (!named.add(id)) {
      return;
    }
    if (rules.find(id) == null) {
      faults.error(
          DiagnosticCode.UNKNOWN_RULE,
          edge.span(),
          "chain '%s' names rule '%s', which is not there".formatted(chain.id(), id),
          Suggestion.hint(id, rules.stream().map(Rule::id).toList()));
      return;
    }
    Chain other = memberOf.putIfAbsent(id, chain);
    if (other != null && !other.id().equals(chain.id())) {
      faults.error(
          DiagnosticCode.CHAIN_TWICE,
          edge.span(),
          "rule '%s' is in chain '%s' and in chain '%s'".formatted(id, other.id(), chain.id()),
          "a rule can be in one chain; take it out of one of them, or join the two");
    }
  }

  private static void twice(Chain chain, Faults faults) {
    Map<List<String>, Chain.Edge> seen = new HashMap<>();
    for (Chain.Edge edge : chain.edges()) {
      Chain.Edge first = seen.putIfAbsent(List.of(edge.from(), edge.to()), edge);
      if (first != null) {
        String both =
            first.on() == edge.on()
                ? "is there twice"
                : "holds whether '" + edge.from() + "' matches or not";
        faults.warning(
            DiagnosticCode.CHAIN_TWICE,
            edge.span(),
            "the edge %s -> %s %s".formatted(edge.from(), edge.to(), both),
            "take one of them away");
      }
    }
  }

  /** Reports a circle with its path; the edges of it. */
  private static Set<Chain.Edge> circle(Chain chain, Faults faults) {
    Map<String, Set<String>> into = new LinkedHashMap<>();
    for (Chain.Edge edge : chain.edges()) {
      into.computeIfAbsent(edge.from(), _ -> new LinkedHashSet<>());
      into.computeIfAbsent(edge.to(), _ -> new LinkedHashSet<>()).add(edge.from());
    }
    boolean shrunk = true;
    while (shrunk) {
      Set<String> free = new HashSet<>();
      into.forEach(
          (id, from) -> {
            if (from.isEmpty()) {
              free.add(id);
            }
          });
      shrunk = into.keySet().removeAll(free);
      into.values().forEach(from -> from.removeAll(free));
    }
    if (into.isEmpty()) {
      return Set.of();
    }
    List<String> path = path(into);
    Set<Chain.Edge> edges = new LinkedHashSet<>();
    for (Chain.Edge edge : chain.edges()) {
      if (into.containsKey(edge.from()) && into.containsKey(edge.to())) {
        edges.add(edge);
      }
    }
    Chain.Edge first =
        edges.stream().filter(e -> path.contains(e.from())).findFirst().orElseThrow();
    faults.error(
        DiagnosticCode.CHAIN_CYCLE,
        first.span(),
        "chain '%s' leads in a circle: %s".formatted(chain.id(), String.join(" -> ", path)),
        "take one of these edges away");
    return edges;
  }

  private static List<String> path(Map<String, Set<String>> into) {
    List<String> back = new ArrayList<>();
    String at = into.keySet().iterator().next();
    while (!back.contains(at)) {
      back.add(at);
      at = into.getOrDefault(at, Set.of(at)).iterator().next();
    }
    List<String> circle = new ArrayList<>(back.subList(back.indexOf(at), back.size()));
    circle.add(at);
    return circle.reversed();
  }

  private void order(Chain.Edge edge, Chain chain, Faults faults) {
    Rule from = rules.find(edge.from());
    Rule to = rules.find(edge.to());
    if (from == null || to == null || Rule.ORDER.compare(from, to) < 0) {
      return;
    }
    boolean tie = from.priority() == to.priority();
    faults.error(
        DiagnosticCode.CHAIN_ORDER,
        edge.span(),
        "chain '%s' leads from rule '%s' (priority %d) to rule '%s' (priority %d), which has its turn first"
            .formatted(chain.id(), from.id(), from.priority(), to.id(), to.priority()),
        tie
            ? "equal priorities go by id; give '" + from.id() + "' a higher one"
            : "give '%s' a priority above %d".formatted(from.id(), to.priority()));
  }
}
