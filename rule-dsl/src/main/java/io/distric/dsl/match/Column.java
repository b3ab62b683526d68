package io.distric.dsl.match;

/**
 * Which rows of a group a slot leaves possible, as bitsets: rows that do not ask for the slot are
 * in all of them. Always a superset, and never the complement of what was not known; exact for what
 * its builder decides. Immutable.
 */
final class Column {

  private final int slot;
  private final NumberFacts numbers;
  private final long[] missing;
  private final long[] nulls;
  private final long[] known;
  private final Postings codes;
  private final ColumnTexts texts;

  /**
   * Takes what a builder has worked out.
   *
   * @param slot of the message
   * @param numbers rows for numbers
   * @param missing rows for a slot without a value
   * @param nulls rows for null
   * @param known rows for what is neither, without those that texts add
   * @param codes rows to turn by the code of the value
   * @param texts more rows by what a text is like
   */
  Column(
      int slot,
      NumberFacts numbers,
      long[] missing,
      long[] nulls,
      long[] known,
      Postings codes,
      ColumnTexts texts) {
    this.slot = slot;
    this.numbers = numbers;
    this.missing = missing;
    this.nulls = nulls;
    this.known = known;
    this.codes = codes;
    this.texts = texts;
  }

  /** How many words {@link #possible} takes for the parts of a text. */
  int partWords() {
    return texts.partWords();
  }

  /** Whether a column knows exactly what ranges say of the slot; else it is not to be asked. */
  boolean isExact(Slots slots) {
    double nearest = slots.number(slot);
    return Double.isNaN(nearest) || slots.isExactNumber(slot) || numbers.isDecided(0, nearest);
  }

  /** The rows that are possible; may be a scratch that the next column uses again. */
  long[] possible(Slots slots, SegmentScratch scratch) {
    byte kind = slots.kind(slot);
    if (kind <= Slots.NULL) {
      return kind == Slots.NULL ? nulls : missing;
    }
    double number = slots.number(slot);
    int code = codes.isEmpty() ? 0 : scratch.codes[slot];
    long[] rows = scratch.column;
    if (!Double.isNaN(number)) {
      numbers.copy(0, number, rows);
    } else if (code <= 0 && texts.isEmpty()) {
      return known;
    } else {
      System.arraycopy(known, 0, rows, 0, known.length);
      texts.add(slot, slots, rows, scratch.parts);
    }
    if (code > 0) {
      codes.turn(code, rows);
    }
    return rows;
  }
}
