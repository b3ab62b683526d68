package io.distric.dsl.match;

/**
 * Rows found by the one fact that the fewest messages meet: each hangs on a bit of its own. The
 * other facts that they ask for are looked up among those of all slots, which lie close together.
 * Immutable.
 */
final class FactIndex {

  /** This fact always holds: what a row has less than others. */
  static final int ALWAYS = 0;

  /** Facts of a row beside the one that it hangs on; what it has more is in its words. */
  static final int OTHERS = 3;

  private static final int STRIDE = OTHERS + 1;

  /** For each slot with facts. */
  private final Facts[] facts;

  /** For each slot the number of its facts plus one; 0: it has none. */
  private final int[] bySlot;

  /** The facts of a message without any field. */
  private final long[] missing;

  /** Facts that rows hang on, one on each, in the order of the rows. */
  private final long[] hooks;

  /** How many of them are in the words before. */
  private final int[] hooksBefore;

  /** A rule, or the complement of where more literals stand; then the facts. */
  private final int[] rows;

  FactIndex(Facts[] facts, long[] missing, long[] hooks, int[] rows) {
    this.facts = facts;
    this.missing = missing;
    this.hooks = hooks;
    this.rows = rows;
    this.hooksBefore = new int[hooks.length];
    for (int i = 1; i < hooks.length; i++) {
      hooksBefore[i] = hooksBefore[i - 1] + Long.bitCount(hooks[i - 1]);
    }
    int last = -1;
    for (Facts each : facts) {
      last = Math.max(last, each.slot());
    }
    this.bySlot = new int[last + 1];
    for (int i = 0; i < facts.length; i++) {
      bySlot[facts[i].slot()] = i + 1;
    }
  }

  /** How many words the facts of a message take. */
  int words() {
    return missing.length;
  }

  /** How many rows there are. */
  int size() {
    return rows.length / STRIDE;
  }

  void find(Slots slots, SegmentScratch scratch, Segment segment) {
    if (facts.length == 0) {
      return;
    }
    System.arraycopy(missing, 0, scratch.facts, 0, missing.length);
    for (int i = 0; i < slots.numbers(); i++) {
      write(slots.numberSlot(i), slots, scratch);
    }
    for (int i = 0; i < slots.others(); i++) {
      write(slots.otherSlot(i), slots, scratch);
    }
    decide(collect(scratch), slots, scratch, segment);
  }

  private void write(int slot, Slots slots, SegmentScratch scratch) {
    int number = slot < bySlot.length ? bySlot[slot] - 1 : -1;
    if (number >= 0) {
      facts[number].write(slots, scratch, scratch.facts);
    }
  }

  /** Collects the rows that hang on facts that hold; how many. */
  private int collect(SegmentScratch scratch) {
    int[] found = scratch.found;
    long[] known = scratch.facts;
    int next = 0;
    for (int word = 0; word < hooks.length; word++) {
      long mask = hooks[word];
      for (long left = known[word] & mask; left != 0; left &= left - 1) {
        found[next++] = hooksBefore[word] + Long.bitCount(mask & (left & -left) - 1);
      }
    }
    return next;
  }

  /** Without branches in the first pass: what is to be expected of a fact cannot be guessed. */
  private void decide(int count, Slots slots, SegmentScratch scratch, Segment segment) {
    int[] found = scratch.found;
    long[] known = scratch.facts;
    int left = 0;
    for (int i = 0; i < count; i++) {
      int at = found[i] * STRIDE;
      int a = rows[at + 1];
      int b = rows[at + 2];
      int c = rows[at + 3];
      long holds = known[a >>> 6] >>> a & known[b >>> 6] >>> b & known[c >>> 6] >>> c & 1;
      found[left] = rows[at];
      left += (int) holds;
    }
    for (int i = 0; i < left; i++) {
      if (found[i] >= 0) {
        scratch.candidates.add(found[i]);
      } else {
        segment.decide(~found[i], slots, scratch);
      }
    }
  }
}
