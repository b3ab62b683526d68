package io.distric.dsl.match;

import io.distric.dsl.ast.Rule;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A rule with its code. Immutable; goes from matcher to matcher as long as the rule stays the same.
 */
public final class CompiledRule implements Comparable<CompiledRule> {

  private final Rule rule;
  private final byte[] id;
  private final RuleGroup group;
  private final int position;
  private final List<Integer> lets;
  private final List<RuleEffect> effects;
  private final List<Access> accesses;
  private final int[] slots;

  /**
   * Joins a rule and its code.
   *
   * @param rule as its author wrote it
   * @param group where its code is
   * @param position its number in the group
   * @param lets its lets, as expressions of the group
   * @param effects in order
   * @param accesses tests for equality without which it cannot match
   * @param slots that it reads
   */
  public CompiledRule(
      Rule rule,
      RuleGroup group,
      int position,
      List<Integer> lets,
      List<RuleEffect> effects,
      List<Access> accesses,
      int[] slots) {
    this.rule = rule;
    this.id = rule.id().getBytes(StandardCharsets.UTF_8);
    this.group = group;
    this.position = position;
    this.lets = List.copyOf(lets);
    this.effects = List.copyOf(effects);
    this.accesses = List.copyOf(accesses);
    this.slots = slots;
  }

  /**
   * A slot has to equal one of some values.
   *
   * @param slot which
   * @param hashes of the values, see {@link SlotHash}
   */
  public record Access(int slot, long[] hashes) {}

  /** The rule as its author wrote it. */
  public Rule rule() {
    return rule;
  }

  /** Where its code is. */
  public RuleGroup group() {
    return group;
  }

  /** Adds the slots that it reads. */
  public void collectSlots(BitSet used) {
    for (int slot : slots) {
      used.set(slot);
    }
  }

  /** Computes what the condition left open, so that no effect of the rule changes a let. */
  void bindLets(Slots slots) {
    for (int i = 0; i < lets.size(); i++) {
      value(lets.get(i), slots);
    }
  }

  Value value(int expression, Slots slots) {
    return group.code().value(expression, slots);
  }

  List<RuleEffect> effects() {
    return effects;
  }

  List<Access> accesses() {
    return accesses;
  }

  boolean matches(Slots slots) {
    return group.code().test(position, slots);
  }

  /** The total order: higher priority first, then ids by their bytes. */
  @Override
  public int compareTo(CompiledRule other) {
    int byPriority = Integer.compare(other.rule.priority(), rule.priority());
    return byPriority != 0 ? byPriority : Arrays.compareUnsigned(id, other.id);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(id);
  }
}
