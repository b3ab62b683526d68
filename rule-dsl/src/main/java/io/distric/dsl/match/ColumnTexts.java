package io.distric.dsl.match;

import io.distric.dsl.value.KeyHash;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;

/**
 * Which rows of a column a text makes possible by what it begins with, ends with or has in it, and
 * a list by its elements. Beginnings, ends and elements are told by their hashes. Immutable.
 *
 * @param heads rows by the hash of what a text begins with
 * @param headLengths how much of a text is hashed, in bytes, ascending
 * @param tails rows by the hash of what a text ends with
 * @param tailLengths how much of a text is hashed, in bytes, ascending
 * @param parts rows by what a text has in it, none of which is possible without
 * @param elements rows by the hash of a text in a list
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColumnTexts(
    Postings heads,
    int[] headLengths,
    Postings tails,
    int[] tailLengths,
    PartFinder[] parts,
    Postings elements) {

  /** Whether no row asks for anything of the kind. */
  boolean isEmpty() {
    return heads.isEmpty() && tails.isEmpty() && parts.length == 0 && elements.isEmpty();
  }

  /** How many words the parts of a text take at most, a bit for each. */
  int partWords() {
    return PartFinder.words(parts);
  }

  /** Adds the rows that what a slot holds makes possible. */
  void add(int slot, Slots slots, long[] rows, long[] seen) {
    byte kind = slots.kind(slot);
    if (slots.isText(slot)) {
      addText(slots.source(slot), slots.from(slot), slots.to(slot), rows, seen);
    } else if ((kind == Slots.RAW || kind == Slots.VALUE) && !elements.isEmpty()) {
      addElements(slots.value(slot), rows);
    }
  }

  private void addText(byte[] bytes, int from, int to, long[] rows, long[] seen) {
    for (int i = 0; i < headLengths.length && headLengths[i] <= to - from; i++) {
      heads.add(KeyHash.of(bytes, from, from + headLengths[i]), rows);
    }
    for (int i = 0; i < tailLengths.length && tailLengths[i] <= to - from; i++) {
      tails.add(KeyHash.of(bytes, to - tailLengths[i], to), rows);
    }
    for (PartFinder finder : parts) {
      finder.turn(bytes, from, to, rows, seen);
    }
  }

  private void addElements(Value value, long[] rows) {
    if (value instanceof Value.Items(var all)) {
      for (Value element : all) {
        if (element instanceof Value.Text(var text)) {
          byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
          elements.add(KeyHash.of(utf8, 0, utf8.length), rows);
        }
      }
    }
  }
}
