package io.distric.dsl.match;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Some rules in their order behind an index of those that match. Immutable. */
final class Segment {

  private final CompiledRule[] rules;
  private final Rows rows;

  /** Rows by what one slot has to equal, by that slot. */
  private final @Nullable KeyIndex[] single;

  /** Rows by what several slots have to equal. */
  private final KeyIndex[] several;

  private final RowGroup[] groups;
  private final FactIndex facts;
  private final int[] always;
  private final GroupRoom room;
  private final BitSet reads;
  private final int[] byId;

  /** Beside the rules, which lie far from each other in memory. */
  private final boolean[] plain;

  private final boolean allPlain;

  Segment(
      CompiledRule[] rules,
      Rows rows,
      List<KeyIndex> keys,
      List<RowGroup> groups,
      FactIndex facts,
      int[] always,
      GroupRoom room,
      BitSet reads) {
    this.rules = rules;
    this.rows = rows;
    this.single = new KeyIndex[keys.stream().mapToInt(KeyIndex::first).max().orElse(-1) + 1];
    keys.stream().filter(KeyIndex::isSingle).forEach(index -> single[index.first()] = index);
    this.several = keys.stream().filter(index -> !index.isSingle()).toArray(KeyIndex[]::new);
    this.groups = groups.toArray(RowGroup[]::new);
    this.facts = facts;
    this.always = always;
    this.room = room;
    this.reads = reads;
    this.byId = new int[Integer.highestOneBit(rules.length * 2 + 1) * 2];
    this.plain = new boolean[rules.length];
    for (int i = 0; i < rules.length; i++) {
      plain[i] = rules[i].isPlain();
      int at = start(rules[i].id());
      while (byId[at] != 0) {
        at = at + 1 & byId.length - 1;
      }
      byId[at] = i + 1;
    }
    this.allPlain = Stream.of(rules).allMatch(CompiledRule::isPlain);
  }

  private int start(String id) {
    int hash = id.hashCode() * 0x9e3779b9;
    return (hash ^ hash >>> 15) & byId.length - 1;
  }

  /** The number of a rule; negative if it is not here. */
  int number(String id) {
    for (int at = start(id); byId[at] != 0; at = at + 1 & byId.length - 1) {
      if (rules[byId[at] - 1].id().equals(id)) {
        return byId[at] - 1;
      }
    }
    return -1;
  }

  int size() {
    return rules.length;
  }

  CompiledRule rule(int number) {
    return rules[number];
  }

  /** Whether no rule does more at its turn than match. */
  boolean isPlain() {
    return allPlain;
  }

  /** Adds the rules that were found, in their order. */
  void addTo(MatchBuffer found, SegmentScratch scratch) {
    scratch.candidates.addTo(found, rules);
  }

  /** Whether a rule does nothing at its turn but match. */
  boolean isPlain(int number) {
    return plain[number];
  }

  /** Slots that conditions read. */
  BitSet reads() {
    return reads;
  }

  SegmentScratch scratch(int slots) {
    return new SegmentScratch(slots, rules.length, room, rows.predicates().length, facts);
  }

  /** Finds the rules that match, of those that are not dead. */
  void find(Slots slots, SegmentScratch scratch, long @Nullable [] dead) {
    scratch.begin();
    facts.find(slots, scratch, this);
    for (int row : always) {
      decide(row, slots, scratch);
    }
    for (int i = 0; i < scratch.known; i++) {
      int slot = scratch.knownSlots[i];
      KeyIndex index = slot < single.length ? single[slot] : null;
      if (index != null) {
        index.find(slots, scratch, this);
      }
    }
    for (KeyIndex index : several) {
      index.find(slots, scratch, this);
    }
    for (RowGroup group : groups) {
      group.find(slots, scratch, this);
    }
    if (dead != null) {
      scratch.candidates.remove(dead);
    }
  }

  /** Decides one row; its length. */
  int decide(int row, Slots slots, SegmentScratch scratch) {
    if (rows.holds(row, slots, scratch)) {
      int rule = rows.rule(row);
      if (rows.isExact(row) || rules[rule].matches(slots)) {
        scratch.candidates.add(rule);
      }
    }
    return rows.length(row);
  }

  /** How many rules come before another one in the order. */
  int before(CompiledRule other) {
    int low = 0;
    int high = rules.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (rules[middle].compareTo(other) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
