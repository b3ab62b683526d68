package io.distric.dsl.match;

import java.util.Arrays;

/**
 * What short texts of a slot turned the last time that they came: most fields hold one of a few
 * texts. Slots whose texts seldom come again are left out, and tried again from time to time.
 * Confined to one thread.
 */
final class TextMemo {

  /** Words of facts that are remembered of a text; slots with more are left out. */
  static final int WORDS = 2;

  /** Of each text its key, the slot above the code, and the words that it turns. */
  private static final int STRIDE = WORDS + 2;

  /** Texts of a slot that there is room for, and of all slots. */
  private static final int TEXTS = 64;

  private static final int TEXTS_MAX = 1 << 13;

  private static final int CREDIT_MAX = 16;

  /** What a text costs that did not come before; one that did earns 1. */
  private static final int MISS = 2;

  /** Of so many texts of a slot that is left out one is looked up all the same. */
  private static final int TRIED = 64;

  private final long[] entries;
  private final int shift;

  /** Which of two texts at a place is the next to be forgotten. */
  private int turn;

  /** For each slot: above 0, it is looked up; below, how many of its texts were left out since. */
  private final int[] credit;

  /** Room for texts of so many slots. */
  TextMemo(int slots) {
    int capacity = Math.clamp((long) Integer.highestOneBit(slots + 1) * TEXTS, TEXTS, TEXTS_MAX);
    entries = new long[capacity * STRIDE];
    shift = Long.numberOfLeadingZeros(capacity / 2 - 1L);
    credit = new int[slots];
    Arrays.fill(credit, CREDIT_MAX);
  }

  /** Whether the next text of a slot is to be looked up. */
  boolean isAsked(int slot) {
    if (credit[slot] > 0) {
      return true;
    }
    if (--credit[slot] < -TRIED) {
      credit[slot] = MISS;
    }
    return false;
  }

  /** Where a text of a slot stands, or would: two may have the same place. */
  int place(int slot, long key) {
    int place = TextKey.place(slot, key, shift) * (2 * STRIDE);
    long other = entries[place] ^ key | entries[place + 1] >>> 32 ^ slot;
    // No branch asks which of the two it is, which could not be guessed.
    return place + (int) ((other | -other) >>> 63) * STRIDE;
  }

  /** Whether it stands there. */
  boolean has(int place, int slot, long key) {
    return entries[place] == key && entries[place + 1] >>> 32 == slot;
  }

  /** Turns the facts of the text at a place; its code. */
  int turn(int place, int slot, long[] into, int first) {
    credit[slot] = Math.min(credit[slot] + 1, CREDIT_MAX);
    into[first] ^= entries[place + 2];
    into[first + 1] ^= entries[place + 3];
    return (int) entries[place + 1];
  }

  /** Notes the facts as they are before a text turns some; where it will stand. */
  int begin(int place, int slot, long[] facts, int first) {
    credit[slot] -= MISS;
    turn ^= STRIDE;
    int at = place - turn;
    entries[at] = 0;
    System.arraycopy(facts, first, entries, at + 2, WORDS);
    return at;
  }

  /** Remembers a text, which has turned its facts. */
  void end(int place, int slot, long key, int code, long[] facts, int first) {
    entries[place] = key;
    entries[place + 1] = (long) slot << 32 | code & 0xffff_ffffL;
    for (int i = 0; i < WORDS; i++) {
      entries[place + 2 + i] ^= facts[first + i];
    }
  }
}
