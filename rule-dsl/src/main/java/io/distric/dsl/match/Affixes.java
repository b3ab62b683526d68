package io.distric.dsl.match;

import io.distric.dsl.value.KeyHash;
import java.util.Arrays;
import java.util.Map;

/** Facts by what a text begins with, or by what it ends with. Immutable. */
final class Affixes {

  private final boolean tails;
  private final int[] lengths;
  private final long[] hashes;

  /** The first bytes of each, up to a word. */
  private final long[] words;

  private final byte[][] texts;
  private final long[][] facts;

  /**
   * Takes them all.
   *
   * @param tails whether texts have to end with them
   * @param all what {@link Facts#settle} is told, by the text that is looked for
   */
  Affixes(boolean tails, Map<Bytes, long[]> all) {
    this.tails = tails;
    int capacity = all.isEmpty() ? 0 : Integer.highestOneBit(all.size() * 2 + 1) * 2;
    hashes = new long[capacity];
    words = new long[capacity];
    texts = new byte[capacity][];
    facts = new long[capacity][];
    lengths = all.keySet().stream().mapToInt(text -> text.utf8().length).distinct().toArray();
    Arrays.sort(lengths);
    all.forEach((text, list) -> place(text.utf8(), list));
  }

  private void place(byte[] text, long[] list) {
    long hash = KeyHash.of(text, 0, text.length);
    int at = start(hash);
    while (facts[at] != null) {
      at = at + 1 & facts.length - 1;
    }
    hashes[at] = hash;
    words[at] = KeyHash.word(text, 0, text.length);
    texts[at] = text;
    facts[at] = list;
  }

  private int start(long hash) {
    return (int) (hash >>> 32) & hashes.length - 1;
  }

  /** Settles the facts of a text. */
  void settle(byte[] bytes, int from, int to, long[] into, int first) {
    for (int length : lengths) {
      if (length > to - from) {
        return;
      }
      int begin = tails ? to - length : from;
      long hash = KeyHash.of(bytes, begin, begin + length);
      for (int at = start(hash); facts[at] != null; at = at + 1 & facts.length - 1) {
        if (hashes[at] == hash && isSame(bytes, begin, length, at)) {
          Facts.settle(facts[at], into, first);
          break;
        }
      }
    }
  }

  private boolean isSame(byte[] bytes, int begin, int length, int at) {
    byte[] text = texts[at];
    return length == text.length
        && KeyHash.word(bytes, begin, begin + length) == words[at]
        && (length <= Long.BYTES
            || Arrays.equals(bytes, begin, begin + length, text, 0, text.length));
  }

  /**
   * A text as a key.
   *
   * @param utf8 its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // compared below
  record Bytes(byte[] utf8) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes(var bytes) && Arrays.equals(utf8, bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(utf8);
    }
  }
}
