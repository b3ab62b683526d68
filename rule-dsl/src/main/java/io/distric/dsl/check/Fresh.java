package io.distric.dsl.check;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RuleDifference;
import io.distric.dsl.ast.RulesById;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which rules of a model are not known yet. Of the others it is known that each can be applied, by
 * itself and beside the others, and that no two have the same name: an edit of one need not go
 * through all of them.
 *
 * @param rules that are not known
 * @param freed names of known rules that the model has not taken over: no other has them
 * @param readers rules that may read what others set, or what no schema declares: all of them where
 *     a rule that sets something has changed
 * @param setters all rules of the model that set a field
 */
record Fresh(List<Rule> rules, Set<String> freed, List<Rule> readers, List<Rule> setters) {

  /** All rules, where nothing is known. */
  static Fresh all(Model model) {
    return new Fresh(model.rules(), Set.of(), model.rules(), setters(model.rules()));
  }

  /**
   * Rules that differ from known ones.
   *
   * @param known rules that were fine, no two of the same name
   * @param knownSetters those of them that set a field
   * @param rules as they are now
   */
  static Fresh since(List<Rule> known, List<Rule> knownSetters, List<Rule> rules) {
    RuleDifference difference = RuleDifference.between(known, rules);
    boolean sets =
        Stream.concat(difference.before().stream(), difference.after().stream())
            .anyMatch(Fresh::sets);
    return new Fresh(
        difference.after(),
        difference.freed(),
        sets ? rules : difference.after(),
        sets ? setters(rules) : knownSetters);
  }

  /**
   * The same with some known rules.
   *
   * @param ids theirs, and perhaps those of rules that are not known
   * @param all rules of the model
   */
  Fresh with(Set<String> ids, List<Rule> all) {
    Set<String> wanted = new HashSet<>();
    rules.forEach(rule -> wanted.add(rule.id()));
    if (areNamesUnique(all) && wanted.containsAll(ids)) {
      return this;
    }
    wanted.addAll(ids);
    List<Rule> more = all.stream().filter(rule -> wanted.contains(rule.id())).toList();
    return new Fresh(more, freed, readers.size() == all.size() ? readers : more, setters);
  }

  private static List<Rule> setters(List<Rule> rules) {
    return rules.stream().filter(Fresh::sets).toList();
  }

  private static boolean sets(Rule rule) {
    for (Effect effect : rule.effects()) {
      if (effect instanceof Effect.SetField) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it is known, without a look at all of them, that no two rules have the same name.
   *
   * @param all rules of the model
   */
  boolean areNamesUnique(List<Rule> all) {
    if (all instanceof RulesById) {
      return true;
    }
    Set<String> names = new HashSet<>();
    return rules.stream().allMatch(rule -> freed.contains(rule.id()) && names.add(rule.id()));
  }
}
