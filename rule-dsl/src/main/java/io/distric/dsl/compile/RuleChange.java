package io.distric.dsl.compile;

import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RuleDifference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the rules of one model differ from those of another.
 *
 * @param changed rules that are new, or not as they were
 * @param removed ids of rules that are no more
 */
public record RuleChange(List<Rule> changed, Set<String> removed) {

  /** Copies the collections. */
  public RuleChange {
    changed = List.copyOf(changed);
    removed = Set.copyOf(removed);
  }

  /**
   * What has to be done to the rules of a model to make them those of another. Costs what differs,
   * see {@link RuleDifference#between}.
   */
  public static RuleChange between(Model before, Model after) {
    RuleDifference difference = RuleDifference.between(before.rules(), after.rules());
    Map<String, Rule> old = HashMap.newHashMap(difference.before().size());
    difference.before().forEach(rule -> old.put(rule.id(), rule));
    List<Rule> changed =
        difference.after().stream().filter(rule -> !rule.equals(old.get(rule.id()))).toList();
    Set<String> removed = new HashSet<>(old.keySet());
    difference.after().forEach(rule -> removed.remove(rule.id()));
    return new RuleChange(changed, removed);
  }
}
