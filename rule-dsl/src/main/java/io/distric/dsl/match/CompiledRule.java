package io.distric.dsl.match;

import io.distric.dsl.ast.Rule;
import io.distric.dsl.value.Value;
import java.util.BitSet;
import java.util.List;

/**
 * A rule with its code. Immutable; goes from matcher to matcher as long as the rule stays the same.
 */
public final class CompiledRule implements Comparable<CompiledRule> {

  private final String id;
  private final int priority;
  private final boolean shadow;
  private final RuleGroup group;
  private final int position;
  private final int[] lets;
  private final List<RuleEffect> effects;
  private final int[] slots;
  private final boolean edits;
  private final boolean stop;
  private final boolean binds;

  /** Its condition is decided by its rows alone, and it has no code of it. */
  public static final int EXACT = -1;

  /**
   * Joins a rule and its code.
   *
   * @param rule as its author wrote it
   * @param group where its code is
   * @param position number of its condition in the group, or {@link #EXACT}
   * @param lets its lets, as expressions of the group
   * @param effects in order
   * @param slots that it reads
   */
  public CompiledRule(
      Rule rule,
      RuleGroup group,
      int position,
      List<Integer> lets,
      List<RuleEffect> effects,
      int[] slots) {
    this.id = rule.id();
    this.priority = rule.priority();
    this.shadow = rule.shadow();
    this.group = group;
    this.position = position;
    this.lets = lets.stream().mapToInt(i -> i).toArray();
    this.effects = List.copyOf(effects);
    this.slots = slots;
    this.edits =
        effects.stream()
            .anyMatch(e -> e instanceof RuleEffect.Set || e instanceof RuleEffect.Remove);
    this.stop = effects.contains(RuleEffect.Stop.STOP);
    this.binds =
        effects.stream().anyMatch(e -> e instanceof RuleEffect.Run || e instanceof RuleEffect.Emit);
  }

  /** Unique in a catalog. */
  public String id() {
    return id;
  }

  /** Whether its rows decide its condition. */
  boolean isExact() {
    return position == EXACT;
  }

  /** Whether it does nothing at its turn but match. */
  boolean isPlain() {
    return !shadow && !edits && !stop;
  }

  boolean isShadow() {
    return shadow;
  }

  boolean hasEdits() {
    return edits;
  }

  boolean hasStop() {
    return stop;
  }

  /** Whether it starts a workflow or publishes an event. */
  boolean hasBodies() {
    return binds;
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
  void bindLets(Slots message) {
    if (lets.length > 0) {
      message.beginLets(lets.length);
      for (int let : lets) {
        value(let, message);
      }
    }
  }

  Value value(int expression, Slots slots) {
    return group.code().value(expression, slots);
  }

  List<RuleEffect> effects() {
    return effects;
  }

  boolean matches(Slots slots) {
    return group.code().test(position, slots);
  }

  /** The total order: higher priority first, then ids by their bytes. */
  @Override
  public int compareTo(CompiledRule other) {
    int byPriority = Integer.compare(other.priority, priority);
    return byPriority != 0 ? byPriority : compare(id, other.id);
  }

  /** By code points, which is the order of the bytes of UTF-8. */
  private static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        // Halves of pairs stand for points beyond all others.
        boolean pairs = Character.isSurrogate(a) != Character.isSurrogate(b);
        return pairs ? (Character.isSurrogate(a) ? 1 : -1) : a - b;
      }
    }
    return left.length() - right.length();
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
