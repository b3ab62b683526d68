package io.distric.dsl.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which literals over one slot hold, a bit for each, found out together for all that the slot may
 * be. Facts are turned among those of a message in which the slot is missing. Immutable.
 */
final class Facts {

  private final int slot;
  private final int first;
  private final int shift;

  /** What missing, null, false and true turn, which have no more to be told apart. */
  private final long[][] fixed;

  private final NumberFacts numbers;

  /** What a text turns of which nothing that is asked for is true. */
  private final long[] text;

  private final Codes codes;
  private final Affixes heads;
  private final Affixes tails;
  private final PartFinder[] parts;
  private final SlotPredicate[] tests;
  private final int[] wanted;

  /**
   * Takes what a builder has worked out.
   *
   * @param slot of the message
   * @param bit among the facts of all slots at which those of this one begin
   * @param fixed facts that a kind turns
   * @param numbers facts that numbers turn
   * @param text facts that texts turn, but for those that follow
   * @param codes facts to settle by the code of a text or number
   * @param heads facts to settle by what a text begins with
   * @param tails facts to settle by what a text ends with
   * @param parts facts to settle by what a text has in it
   * @param tests each fact as a test of its own
   * @param wanted of each test
   */
  Facts(
      int slot,
      int bit,
      long[][] fixed,
      NumberFacts numbers,
      long[] text,
      Codes codes,
      Affixes heads,
      Affixes tails,
      PartFinder[] parts,
      SlotPredicate[] tests,
      int[] wanted) {
    this.slot = slot;
    this.first = bit >>> 6;
    this.shift = bit & 63;
    this.fixed = fixed;
    this.numbers = numbers;
    this.text = text;
    this.codes = codes;
    this.heads = heads;
    this.tails = tails;
    this.parts = parts;
    this.tests = tests;
    this.wanted = wanted;
  }

  int slot() {
    return slot;
  }

  /** Settles some facts: which word, what of it is kept, and what is set, three longs each. */
  static void settle(long[] list, long[] into, int first) {
    for (int i = 0; i < list.length; i += 3) {
      int word = first + (int) list[i];
      into[word] = into[word] & list[i + 1] | list[i + 2];
    }
  }

  /** Turns the facts of a message, which are those of a missing slot. */
  void write(Slots slots, SegmentScratch scratch, long[] into) {
    byte kind = slots.kind(slot);
    if (kind == Slots.NUMBER && slots.isExact(slot)) {
      numbers.write(slots.number(slot), into, first);
      settleCode(scratch, into);
    } else if (kind == Slots.TEXT || kind == Slots.OWN_TEXT) {
      turn(text, into);
      settleCode(scratch, into);
      byte[] bytes = slots.source(slot);
      int from = slots.from(slot);
      int to = slots.to(slot);
      heads.settle(bytes, from, to, into, first);
      tails.settle(bytes, from, to, into, first);
      for (PartFinder finder : parts) {
        finder.settle(bytes, from, to, into, first);
      }
    } else if (kind < Slots.NUMBER) {
      turn(fixed[kind], into);
    } else {
      test(slots, into);
    }
  }

  private void turn(long[] turned, long[] into) {
    for (int i = 0; i < turned.length; i++) {
      into[first + i] ^= turned[i];
    }
  }

  private void settleCode(SegmentScratch scratch, long[] into) {
    if (!codes.isEmpty() && scratch.codes[slot] > 0) {
      long @Nullable [] found = codes.find(scratch.codes[slot]);
      if (found != null) {
        settle(found, into, first);
      }
    }
  }

  /** Lists, objects and long numbers are rare, and tested one fact after the other. */
  private void test(Slots slots, long[] into) {
    for (int i = 0; i < tests.length; i++) {
      int fact = shift + i;
      int word = first + (fact >>> 6);
      long holds = (long) wanted[i] >>> tests[i].truth(slots) & 1;
      into[word] = into[word] & ~(1L << fact) | holds << fact;
    }
  }

  /** Facts by the code of what a slot holds. Immutable. */
  static final class Codes {
    private final int[] codes;
    private final long[][] facts;

    Codes(Map<Integer, long[]> all) {
      int capacity = all.isEmpty() ? 0 : Integer.highestOneBit(all.size() * 2 + 1) * 2;
      codes = new int[capacity];
      facts = new long[capacity][];
      all.forEach(this::place);
    }

    private void place(int code, long[] list) {
      int at = start(code);
      while (codes[at] != 0) {
        at = at + 1 & codes.length - 1;
      }
      codes[at] = code;
      facts[at] = list;
    }

    private int start(int code) {
      return (code * 0x9e3779b9 >>> 12) & codes.length - 1;
    }

    boolean isEmpty() {
      return codes.length == 0;
    }

    long @Nullable [] find(int code) {
      for (int at = start(code); codes[at] != 0; at = at + 1 & codes.length - 1) {
        if (codes[at] == code) {
          return facts[at];
        }
      }
      return null;
    }
  }
}
