package io.distric.dsl.compile;

import io.distric.dsl.ast.Rule;
import io.distric.dsl.match.CompiledRule;
import io.distric.dsl.match.SlotTable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a matcher's code rests on, and the code itself by rule. Never changed once built.
 *
 * @param environment constants, lists and schemas that the code has in it
 * @param slots whose numbers the code has in it
 * @param rules by id
 * @param slotsUsed how many slots some rule reads
 */
record CodeBasis(
    Environment environment, SlotTable slots, Map<String, CompiledRule> rules, int slotsUsed) {

  private static final int SLOTS_SPARE = 256;

  static CodeBasis empty(Environment environment) {
    return new CodeBasis(environment, new SlotTable(), Map.of(), 0);
  }

  static CodeBasis of(Environment environment, SlotTable slots, List<CompiledRule> rules) {
    Map<String, CompiledRule> byId = HashMap.newHashMap(rules.size());
    BitSet used = new BitSet();
    for (CompiledRule rule : rules) {
      byId.put(rule.rule().id(), rule);
      rule.collectSlots(used);
    }
    return new CodeBasis(environment, slots, byId, used.cardinality());
  }

  /** Whether the code can be used on; not if most of its slots are those of rules long gone. */
  boolean fits(Environment other) {
    return environment.isSame(other) && slots.size() <= slotsUsed * 2 + SLOTS_SPARE;
  }

  /** The code of a rule that is as it was, or null. */
  @Nullable CompiledRule rule(Rule rule) {
    CompiledRule known = rules.get(rule.id());
    return known != null && known.rule().equals(rule) ? known : null;
  }
}
