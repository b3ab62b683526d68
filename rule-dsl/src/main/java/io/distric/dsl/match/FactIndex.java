package io.distric.dsl.match;

import java.util.List;

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

  static final int STRIDE = OTHERS + 1;

  /** So many facts of a word are written down without asking how many hold. */
  static final int HOLD_FEW = 8;

  /** For each slot of a message the number of its facts plus one; 0: it has none. */
  private final int[] bySlot;

  private final Facts[] facts;
  private final NumberFacts numbers;
  private final TextFacts texts;

  /** The facts of a message without any field. */
  private final long[] missing;

  /** Facts that rows hang on, one on each. */
  private final long[] hooks;

  /** For each fact two that a row on it asks for. */
  private final long[] firsts;

  /**
   * For each fact one more that a row on it asks for; below it the rule, or the complement of where
   * more literals stand.
   */
  private final long[] rests;

  /**
   * Takes what a builder has worked out.
   *
   * @param facts for each slot that has some
   * @param table of those that turn by code, beginning and end
   * @param dictionary of the codes
   * @param missing facts of a message without any field
   * @param hooks facts that rows hang on
   * @param rows for each fact what hangs on it: a rule, or the complement of where more literals
   *     stand; then more facts
   */
  FactIndex(
      List<Facts> facts,
      TurnTable table,
      Dictionary dictionary,
      long[] missing,
      long[] hooks,
      int[] rows) {
    this.facts = facts.toArray(Facts[]::new);
    this.numbers = new NumberFacts(facts.stream().map(Facts::numbers).toList());
    this.texts = new TextFacts(facts, table, dictionary);
    this.missing = missing;
    this.hooks = hooks;
    this.firsts = new long[rows.length / STRIDE];
    this.rests = new long[firsts.length];
    for (int i = 0; i < firsts.length; i++) {
      int at = i * STRIDE;
      firsts[i] = (long) rows[at + 2] << 32 | rows[at + 1];
      rests[i] = (long) rows[at + 3] << 32 | rows[at] & 0xffff_ffffL;
    }
    this.bySlot = new int[facts.stream().mapToInt(Facts::slot).max().orElse(-1) + 1];
    for (int i = 0; i < this.facts.length; i++) {
      bySlot[this.facts[i].slot()] = i + 1;
    }
  }

  /** How many words the facts of a message take. */
  int words() {
    return missing.length;
  }

  /** How many slots have facts. */
  int slots() {
    return facts.length;
  }

  /** How many facts have rows. */
  int hooks() {
    int count = 0;
    for (long word : hooks) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** How many words the parts of a text take at most, a bit for each. */
  int partWords() {
    int most = 0;
    for (Facts each : facts) {
      most = Math.max(most, PartFinder.words(each.parts()));
    }
    return most;
  }

  /** Finds the codes and the facts of a message, and the rows that hang on these. */
  void find(Slots slots, SegmentScratch scratch, Segment segment) {
    scratch.forgetCodes();
    System.arraycopy(missing, 0, scratch.facts, 0, missing.length);
    boolean exact = !slots.isInexact();
    FilledSlots filled = slots.filled();
    for (int i = 0; i < filled.numbers(); i++) {
      int slot = filled.number(i);
      int number = number(slot);
      if (number < 0) {
        continue;
      }
      if (exact && slots.kind(slot) == Slots.NUMBER) {
        turnNumber(number, slot, slots, scratch);
      } else {
        turn(number, slot, slots, scratch);
      }
    }
    for (int i = 0; i < filled.others(); i++) {
      int slot = filled.other(i);
      int number = number(slot);
      if (number < 0) {
        continue;
      }
      if (slots.kind(slot) == Slots.TEXT) {
        texts.turn(number, slot, slots, scratch);
      } else {
        turn(number, slot, slots, scratch);
      }
    }
    decide(collect(scratch), slots, scratch, segment);
  }

  /** The number of a slot among those with facts; negative if it has none. */
  private int number(int slot) {
    return slot < bySlot.length ? bySlot[slot] - 1 : -1;
  }

  private void turnNumber(int number, int slot, Slots slots, SegmentScratch scratch) {
    numbers.turn(number, slots.number(slot), scratch.facts);
    texts.turnByCode(number, slot, slots, scratch);
  }

  private void turn(int number, int slot, Slots slots, SegmentScratch scratch) {
    if (isNumber(number, slot, slots)) {
      turnNumber(number, slot, slots, scratch);
    } else if (slots.isText(slot)) {
      texts.turn(number, slot, slots, scratch);
    } else {
      texts.code(number, slot, slots, scratch);
      facts[number].turn(slots, scratch.facts);
    }
  }

  /** Whether a slot holds a number whose double says all that is asked of it. */
  private boolean isNumber(int number, int slot, Slots slots) {
    double nearest = slots.number(slot);
    return !Double.isNaN(nearest)
        && (slots.isExactNumber(slot) || numbers.isDecided(number, nearest));
  }

  /**
   * Collects the facts that hold and have rows; how many. Some are written down for each word,
   * whether it has them or not: how many it has cannot be guessed.
   */
  private int collect(SegmentScratch scratch) {
    int[] found = scratch.found;
    long[] known = scratch.facts;
    int next = 0;
    for (int word = 0; word < hooks.length; word++) {
      long left = known[word] & hooks[word];
      int base = word << 6;
      int end = next + Long.bitCount(left);
      for (int i = 0; i < HOLD_FEW; i++) {
        found[next + i] = base + Long.numberOfTrailingZeros(left);
        left &= left - 1;
      }
      for (next += HOLD_FEW; next < end; next++) {
        found[next] = base + Long.numberOfTrailingZeros(left);
        left &= left - 1;
      }
      next = end;
    }
    return next;
  }

  /** Without branches in the first pass: what is to be expected of a fact cannot be guessed. */
  private void decide(int count, Slots slots, SegmentScratch scratch, Segment segment) {
    int[] found = scratch.found;
    long[] known = scratch.facts;
    int left = 0;
    for (int i = 0; i < count; i++) {
      int hook = found[i];
      long both = firsts[hook];
      int a = (int) both;
      int b = (int) (both >>> 32);
      found[left] = hook;
      left += (int) (known[a >>> 6] >>> a & known[b >>> 6] >>> b & 1);
    }
    for (int i = 0; i < left; i++) {
      long rest = rests[found[i]];
      int row = (int) rest;
      int c = (int) (rest >>> 32);
      if ((known[c >>> 6] >>> c & 1) == 0) {
        continue;
      }
      if (row >= 0) {
        scratch.candidates.add(row);
      } else {
        segment.decide(~row, slots, scratch);
      }
    }
  }
}
