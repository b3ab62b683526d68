package io.distric.dsl.compile;

import io.distric.dsl.ast.Rule;
import io.distric.dsl.match.CompiledRule;
import io.distric.dsl.match.RuleGroup;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Keeps edits from leaving a class for each rule behind: once there are many classes of which few
 * rules are in use, these rules are compiled again, together.
 */
final class SmallGroups {

  private static final int RULES_FEW = RuleCompiler.GROUP_RULES / 4;
  private static final int GROUPS_MAX = 50;

  private SmallGroups() {}

  /** Moves the rules of small groups from those that are kept to those that are compiled. */
  static void dissolve(List<CompiledRule> kept, List<Rule> compiled) {
    IdentityHashMap<RuleGroup, Integer> sizes = new IdentityHashMap<>();
    for (CompiledRule rule : kept) {
      sizes.merge(rule.group(), 1, Integer::sum);
    }
    sizes.values().removeIf(size -> size > RULES_FEW);
    if (sizes.size() <= GROUPS_MAX) {
      return;
    }
    for (CompiledRule rule : kept) {
      if (sizes.containsKey(rule.group())) {
        compiled.add(rule.rule());
      }
    }
    kept.removeIf(rule -> sizes.containsKey(rule.group()));
  }
}
