package io.distric.dsl.check;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RuleDifference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rules of a model are not known yet. Of the others it is known that each is fine by itself,
 * and that no two have the same name: an edit of one need not go through all of them.
 *
 * @param rules that are not known
 * @param freed names of known rules that the model has not taken over: no other has them
 * @param othersSet whether some rule that is known may set a field
 */
record Fresh(List<Rule> rules, Set<String> freed, boolean othersSet) {

  /** All rules, where nothing is known. */
  static Fresh all(Model model) {
    return new Fresh(model.rules(), Set.of(), false);
  }

  /**
   * Rules that differ from known ones.
   *
   * @param known rules that were fine, no two of the same name
   * @param knownSet whether one of them may set a field
   * @param rules as they are now
   */
  static Fresh since(List<Rule> known, boolean knownSet, List<Rule> rules) {
    RuleDifference difference = RuleDifference.between(known, rules);
    return new Fresh(difference.after(), difference.freed(), knownSet);
  }

  /** Whether some rule of the model may set a field. */
  boolean anySets() {
    return othersSet
        || rules.stream()
            .flatMap(rule -> rule.effects().stream())
            .anyMatch(Effect.SetField.class::isInstance);
  }

  /** Whether two of the rules, or one of them and one that is known, may have the same name. */
  boolean mayClash() {
    Set<String> names = new HashSet<>();
    return !rules.stream().allMatch(rule -> freed.contains(rule.id()) && names.add(rule.id()));
  }
}
