package io.distric.dsl.match;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a matcher, and which of its rules later layers have replaced. Immutable.
 *
 * @param segment the rules
 * @param dead a bit for each rule that is no more, null if all live
 * @param deadCount how many
 * @param positions for each rule, how many of the base come before it; empty for the base itself
 * @param planned what the segment was made of, to make it anew; empty for the base
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Layer(
    Segment segment,
    long @Nullable [] dead,
    int deadCount,
    int[] positions,
    List<Planned> planned) {

  /** The layer below all others. */
  static Layer base(List<Planned> planned) {
    return new Layer(segment(planned), null, 0, new int[0], List.of());
  }

  /**
   * A layer of rules that were changed since the base was made.
   *
   * @param before a layer that had some of them, whose places among the base are known
   */
  static Layer above(Segment base, List<Planned> planned, @Nullable Layer before) {
    Segment segment = segment(planned);
    int[] positions = new int[segment.size()];
    for (int i = 0; i < positions.length; i++) {
      CompiledRule rule = segment.rule(i);
      int known = before == null ? -1 : before.place(rule);
      positions[i] = known >= 0 ? known : base.before(rule);
    }
    return new Layer(segment, null, 0, positions, List.copyOf(planned));
  }

  /** How many rules of the base come before one of this layer; negative for another one. */
  private int place(CompiledRule rule) {
    int number = segment.number(rule.id());
    return number >= 0 && segment.rule(number).equals(rule) ? positions[number] : -1;
  }

  private static Segment segment(List<Planned> planned) {
    IdentityHashMap<CompiledRule, Conjunction> conditions = new IdentityHashMap<>();
    List<CompiledRule> rules = new ArrayList<>(planned.size());
    for (Planned one : planned) {
      rules.add(one.compiled());
      conditions.put(one.compiled(), one.condition());
    }
    return SegmentBuilder.build(SegmentBuilder.sorted(rules), conditions);
  }

  int size() {
    return segment.size() - deadCount;
  }

  boolean isDead(int rule) {
    return dead != null && (dead[rule >>> 6] >>> rule & 1) != 0;
  }

  /** The same without some rules. */
  Layer without(Set<String> ids) {
    long[] old = dead;
    long[] bits = old == null ? new long[segment.size() + 63 >>> 6] : old.clone();
    int count = deadCount;
    for (String id : ids) {
      int rule = segment.number(id);
      if (rule >= 0 && (bits[rule >>> 6] >>> rule & 1) == 0) {
        bits[rule >>> 6] |= 1L << rule;
        count++;
      }
    }
    if (count == deadCount) {
      return this;
    }
    return new Layer(segment, bits, count, positions, planned);
  }

  /** What lives of that which the segment was made of. */
  List<Planned> living() {
    return dead == null
        ? planned
        : planned.stream().filter(one -> !isDead(segment.number(one.compiled().id()))).toList();
  }
}
