package io.distric.dsl.match;

import java.util.List;

/** Codes and facts of the texts that slots may hold. Immutable. */
final class TextFacts {

  private final Slot[] slots;

  /** Facts that each text of a slot turns, one slot behind the other. */
  private final long[] base;

  /** How long beginnings and then ends are, one slot behind the other. */
  private final int[] lengths;

  private final TurnTable table;
  private final Dictionary dictionary;

  /** Takes what is known of slots, which get their positions in the list as numbers. */
  TextFacts(List<Facts> all, TurnTable table, Dictionary dictionary) {
    this.table = table;
    this.dictionary = dictionary;
    this.slots = new Slot[all.size()];
    this.base = new long[all.stream().mapToInt(Facts::baseWords).sum()];
    this.lengths = new int[all.stream().mapToInt(Facts::affixes).sum()];
    int baseUsed = 0;
    int lengthsUsed = 0;
    for (int i = 0; i < slots.length; i++) {
      Facts facts = all.get(i);
      int tails = lengthsUsed + facts.heads().length;
      int end = tails + facts.tails().length;
      slots[i] =
          new Slot(
              facts.bit() >>> 6,
              facts.text().length,
              baseUsed,
              facts.isCoded(),
              facts.byCode(),
              lengthsUsed,
              tails,
              end,
              facts.parts());
      System.arraycopy(facts.text(), 0, base, baseUsed, facts.text().length);
      System.arraycopy(facts.heads(), 0, lengths, lengthsUsed, facts.heads().length);
      System.arraycopy(facts.tails(), 0, lengths, tails, facts.tails().length);
      baseUsed += facts.baseWords();
      lengthsUsed = end;
    }
  }

  /**
   * Where what is known of a slot stands in the arrays of all.
   *
   * @param first word of its facts among those of a message
   * @param words of them
   * @param base the first word of what each text turns
   * @param isCoded whether its code is asked for
   * @param byCode whether facts turn by it
   * @param heads the first length of beginnings
   * @param tails the first length of ends
   * @param end behind the last
   * @param parts what is looked for in its texts
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Slot(
      int first,
      int words,
      int base,
      boolean isCoded,
      boolean byCode,
      int heads,
      int tails,
      int end,
      PartFinder[] parts) {}

  /** Finds the code of what a slot holds, if it is asked for. */
  void code(int number, int slot, Slots message, SegmentScratch scratch) {
    if (slots[number].isCoded) {
      scratch.code(slot, dictionary.code(message, slot));
    }
  }

  /** Finds the code of a text or number, if it is asked for, and turns its facts. */
  void turnByCode(int number, int slot, Slots message, SegmentScratch scratch) {
    Slot known = slots[number];
    if (known.isCoded) {
      int code = dictionary.code(message, slot);
      scratch.code(slot, code);
      if (code > 0 && known.byCode) {
        table.turn(number * FactsBuilder.TAGS + FactsBuilder.BY_CODE, code, scratch.facts);
      }
    }
  }

  /** Finds the code of a text, and turns its facts. */
  void turn(int number, int slot, Slots message, SegmentScratch scratch) {
    Slot known = slots[number];
    int from = message.from(slot);
    int to = message.to(slot);
    TextMemo memo = scratch.memo;
    if (to - from < Long.BYTES && known.words <= TextMemo.WORDS && memo.isAsked(number)) {
      long key = TextKey.of(message.source(slot), from, to);
      int place = memo.place(number, key);
      if (memo.has(place, number, key)) {
        scratch.code(slot, memo.turn(place, number, scratch.facts, known.first));
      } else {
        int free = memo.begin(place, number, scratch.facts, known.first);
        turnAnew(number, slot, message, scratch);
        memo.end(free, number, key, scratch.codes[slot], scratch.facts, known.first);
      }
    } else {
      turnAnew(number, slot, message, scratch);
    }
  }

  private void turnAnew(int number, int slot, Slots message, SegmentScratch scratch) {
    Slot known = slots[number];
    long[] into = scratch.facts;
    // Most slots have no more facts than two words hold, and how many cannot be guessed.
    into[known.first] ^= base[known.base];
    into[known.first + 1] ^= base[known.base + 1];
    for (int word = 2; word < known.words; word++) {
      into[known.first + word] ^= base[known.base + word];
    }
    turnByCode(number, slot, message, scratch);
    byte[] bytes = message.source(slot);
    int from = message.from(slot);
    int to = message.to(slot);
    int tag = number * FactsBuilder.TAGS + FactsBuilder.BY_HEAD;
    for (int i = known.heads; i < known.tails && lengths[i] <= to - from; i++) {
      table.turn(tag, bytes, from, from + lengths[i], into);
    }
    tag = number * FactsBuilder.TAGS + FactsBuilder.BY_TAIL;
    for (int i = known.tails; i < known.end && lengths[i] <= to - from; i++) {
      table.turn(tag, bytes, to - lengths[i], to, into);
    }
    for (PartFinder finder : known.parts) {
      finder.turn(bytes, from, to, into, scratch.parts);
    }
  }
}
