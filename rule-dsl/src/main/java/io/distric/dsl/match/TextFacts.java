package io.distric.dsl.match;

import java.util.List;

/** Codes and facts of the texts that slots may hold. Immutable. */
final class TextFacts {

  private static final int STRIDE = 8;
  private static final int FIRST = 0;
  private static final int WORDS = 1;
  private static final int BASE = 2;
  private static final int ASKED = 3;
  private static final int HEADS = 4;
  private static final int TAILS = 5;
  private static final int END = 6;

  /** Of what is asked of a slot: its code, and facts that turn by it. */
  private static final int CODED = 1;

  private static final int TURNED = 2;

  /** For each slot where its parts begin in the other arrays. */
  private final int[] slots;

  /** Facts that each text of a slot turns, one slot behind the other. */
  private final long[] base;

  /** How long beginnings and then ends are, one slot behind the other. */
  private final int[] lengths;

  private final PartFinder[][] parts;
  private final TurnTable table;
  private final Dictionary dictionary;

  /** Takes what is known of slots, which get their positions in the list as numbers. */
  TextFacts(List<Facts> all, TurnTable table, Dictionary dictionary) {
    this.table = table;
    this.dictionary = dictionary;
    this.parts = all.stream().map(Facts::parts).toArray(PartFinder[][]::new);
    this.slots = new int[all.size() * STRIDE];
    this.base = new long[all.stream().mapToInt(facts -> facts.text().length).sum()];
    this.lengths = new int[all.stream().mapToInt(Facts::affixes).sum()];
    int baseUsed = 0;
    int lengthsUsed = 0;
    for (int i = 0; i < all.size(); i++) {
      Facts facts = all.get(i);
      int tails = lengthsUsed + facts.heads().length;
      int end = tails + facts.tails().length;
      int[] one = {
        facts.bit() >>> 6,
        facts.text().length,
        baseUsed,
        (facts.isCoded() ? CODED : 0) | (facts.byCode() ? TURNED : 0),
        lengthsUsed,
        tails,
        end
      };
      System.arraycopy(one, 0, slots, i * STRIDE, one.length);
      System.arraycopy(facts.text(), 0, base, baseUsed, facts.text().length);
      System.arraycopy(facts.heads(), 0, lengths, lengthsUsed, facts.heads().length);
      System.arraycopy(facts.tails(), 0, lengths, tails, facts.tails().length);
      baseUsed += facts.text().length;
      lengthsUsed = end;
    }
  }

  /** Finds the code of what a slot holds, if it is asked for. */
  void code(int number, int slot, Slots message, SegmentScratch scratch) {
    if ((slots[number * STRIDE + ASKED] & CODED) != 0) {
      scratch.code(slot, dictionary.code(message, slot));
    }
  }

  /** Finds the code of a text or number, if it is asked for, and turns its facts. */
  void turnByCode(int number, int slot, Slots message, SegmentScratch scratch) {
    int asked = slots[number * STRIDE + ASKED];
    if ((asked & CODED) != 0) {
      int code = dictionary.code(message, slot);
      scratch.code(slot, code);
      if (code > 0 && (asked & TURNED) != 0) {
        table.turn(number * FactsBuilder.TAGS + FactsBuilder.BY_CODE, code, scratch.facts);
      }
    }
  }

  /** Finds the code of a text, and turns its facts. */
  void turn(int number, int slot, Slots message, SegmentScratch scratch) {
    int from = message.from(slot);
    int to = message.to(slot);
    TextMemo memo = scratch.memo;
    if (to - from < Long.BYTES && isRemembered(number) && memo.isAsked(number)) {
      long key = TextKey.of(message.source(slot), from, to);
      int place = memo.place(number, key);
      int first = slots[number * STRIDE + FIRST];
      if (memo.has(place, number, key)) {
        scratch.code(slot, memo.turn(place, number, scratch.facts, first));
      } else {
        int free = memo.begin(place, number, scratch.facts, first);
        turnAnew(number, slot, message, scratch);
        memo.end(free, number, key, scratch.codes[slot], scratch.facts, first);
      }
    } else {
      turnAnew(number, slot, message, scratch);
    }
  }

  private boolean isRemembered(int number) {
    return slots[number * STRIDE + WORDS] <= TextMemo.WORDS;
  }

  private void turnAnew(int number, int slot, Slots message, SegmentScratch scratch) {
    long[] into = scratch.facts;
    int at = number * STRIDE;
    int first = slots[at + FIRST];
    int from = slots[at + BASE];
    for (int word = slots[at + WORDS] - 1; word >= 0; word--) {
      into[first + word] ^= base[from + word];
    }
    turnByCode(number, slot, message, scratch);
    turnHeads(number, slot, message, into);
    turnTails(number, slot, message, into);
    for (PartFinder finder : parts[number]) {
      finder.turn(message.source(slot), message.from(slot), message.to(slot), into, scratch.parts);
    }
  }

  private void turnHeads(int number, int slot, Slots message, long[] into) {
    byte[] bytes = message.source(slot);
    int from = message.from(slot);
    int length = message.to(slot) - from;
    int tag = number * FactsBuilder.TAGS + FactsBuilder.BY_HEAD;
    int end = slots[number * STRIDE + TAILS];
    for (int i = slots[number * STRIDE + HEADS]; i < end && lengths[i] <= length; i++) {
      table.turn(tag, bytes, from, from + lengths[i], into);
    }
  }

  private void turnTails(int number, int slot, Slots message, long[] into) {
    byte[] bytes = message.source(slot);
    int to = message.to(slot);
    int length = to - message.from(slot);
    int tag = number * FactsBuilder.TAGS + FactsBuilder.BY_TAIL;
    int end = slots[number * STRIDE + END];
    for (int i = slots[number * STRIDE + TAILS]; i < end && lengths[i] <= length; i++) {
      table.turn(tag, bytes, to - lengths[i], to, into);
    }
  }
}
