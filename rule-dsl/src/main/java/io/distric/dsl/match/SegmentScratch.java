package io.distric.dsl.match;

import java.util.Arrays;

/** What one thread needs to look through a segment. Used again for message after message. */
final class SegmentScratch {

  /** Codes of the slots that the segment compares with constants. */
  final int[] codes;

  /** Rules that match. */
  final CandidateSet candidates;

  /** Rows of the group at hand. */
  final long[] bits;

  /** Rows of one column of it, and a word more. */
  final long[] column;

  /** Which literals over slots hold, and a word more. */
  final long[] facts;

  /** Facts that hold and have rows. */
  final int[] found;

  /** Slots that have codes. */
  private final int[] codedSlots;

  private int coded;

  /** Slots whose codes are those of constants. */
  final int[] knownSlots;

  int known;

  /** Which parts a text has; zero between two texts. */
  final long[] parts;

  /** Texts of the messages before. */
  final TextMemo memo;

  private final int[] memory;
  private int epoch;

  SegmentScratch(int slots, int rules, GroupRoom room, int predicates, FactIndex index) {
    facts = new long[index.words() + TextMemo.WORDS];
    found = new int[index.hooks() + FactIndex.HOLD_FEW];
    codedSlots = new int[index.slots()];
    knownSlots = new int[index.slots() + 1];
    parts = new long[Math.max(index.partWords(), room.partWords())];
    memo = new TextMemo(index.slots());
    codes = new int[slots];
    Arrays.fill(codes, Dictionary.MISSING);
    candidates = new CandidateSet(rules);
    bits = new long[room.rows() + 63 >>> 6];
    column = new long[bits.length + 1];
    memory = new int[predicates];
  }

  /** Forgets the last message. */
  void begin() {
    candidates.clear();
    epoch += 4;
    if (epoch < 0) {
      Arrays.fill(memory, 0);
      epoch = 4;
    }
  }

  /** All slots are missing again. */
  void forgetCodes() {
    for (int i = 0; i < coded; i++) {
      codes[codedSlots[i]] = Dictionary.MISSING;
    }
    coded = 0;
    known = 0;
  }

  /** Notes the code of a slot. */
  void code(int slot, int code) {
    codes[slot] = code;
    codedSlots[coded++] = slot;
    knownSlots[known] = slot;
    // One more if the code is positive, without a branch.
    known += -code >>> 31;
  }

  /** The truth of a predicate, found out once for each message. */
  int truth(int number, SlotPredicate predicate, Slots slots) {
    if (!predicate.isDear()) {
      return predicate.truth(slots);
    }
    int known = memory[number];
    if ((known & -4) == epoch) {
      return known & 3;
    }
    int truth = predicate.truth(slots);
    memory[number] = epoch | truth;
    return truth;
  }
}
