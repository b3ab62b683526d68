package io.distric.dsl.match;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which facts turn together, entry after entry: most entries turn bits of two words that follow
 * each other; where there are more, an entry turns one word, and another goes on. Immutable.
 */
final class Turns {

  /** A key; a tag above the first word; the bits of it; those of the next, or where it goes on. */
  private static final int STRIDE = 4;

  private static final long LOW = 0xffff_ffffL;

  private final long[] entries;

  private Turns(long[] entries) {
    this.entries = entries;
  }

  /**
   * Entries in their order.
   *
   * @param keys of the entries, for who looks them up
   * @param tags of the entries, as well
   * @param facts that each turns
   */
  static Turns of(long[] keys, int[] tags, List<List<Integer>> facts) {
    long[] entries = new long[keys.length * STRIDE];
    int used = keys.length;
    for (int i = 0; i < keys.length; i++) {
      NavigableMap<Integer, Long> words = words(facts.get(i));
      int at = i * STRIDE;
      entries[at] = keys[i];
      entries[at + 1] = (long) tags[i] << 32;
      while (!words.isEmpty()) {
        var first = words.pollFirstEntry();
        entries[at + 2] = first.getValue();
        if (words.isEmpty() || words.size() == 1 && words.firstKey() == first.getKey() + 1) {
          entries[at + 1] |= first.getKey();
          entries[at + 3] = words.isEmpty() ? 0 : words.pollFirstEntry().getValue();
          break;
        }
        entries[at + 1] |= ~first.getKey() & LOW;
        entries[at + 3] = used;
        at = used++ * STRIDE;
        entries = at == entries.length ? Arrays.copyOf(entries, at * 2) : entries;
      }
    }
    return new Turns(Arrays.copyOf(entries, used * STRIDE));
  }

  private static NavigableMap<Integer, Long> words(List<Integer> facts) {
    TreeMap<Integer, Long> words = new TreeMap<>();
    facts.forEach(fact -> words.merge(fact >>> 6, 1L << fact, (left, right) -> left | right));
    return words;
  }

  /** The key of an entry. */
  long key(int entry) {
    return entries[entry * STRIDE];
  }

  /** The tag of an entry. */
  int tag(int entry) {
    return (int) (entries[entry * STRIDE + 1] >>> 32);
  }

  /** Turns the facts of an entry among those of a message, which have one word more. */
  void turn(int entry, long[] into) {
    int at = entry * STRIDE;
    int word = (int) entries[at + 1];
    while (word < 0) {
      into[~word] ^= entries[at + 2];
      at = (int) entries[at + 3] * STRIDE;
      word = (int) entries[at + 1];
    }
    into[word] ^= entries[at + 2];
    into[word + 1] ^= entries[at + 3];
  }
}
