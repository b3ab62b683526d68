package io.distric.dsl.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Facts to turn by a key, in an open table whose free entries turn nothing: so no branch asks
 * whether a key is there, which nobody could guess. What a key is of is told by a tag. Immutable.
 */
final class TurnTable {

  /** No key. */
  private static final long NONE = 0;

  private final Turns turns;
  private final int shift;
  private final int mask;

  /** For each entry its text; only asked where the key is no more than a hash. */
  private final byte[][] texts;

  private TurnTable(List<Added> all) {
    int capacity = Integer.highestOneBit(all.size() * 2 + 1) * 2;
    mask = capacity - 1;
    shift = Long.numberOfLeadingZeros(mask);
    texts = new byte[capacity][];
    long[] keys = new long[capacity];
    int[] tags = new int[capacity];
    List<List<Integer>> facts = new ArrayList<>(Collections.nCopies(capacity, List.of()));
    for (Added one : all) {
      int at = start(one.tag, one.key);
      while (keys[at] != NONE) {
        at = at + 1 & mask;
      }
      keys[at] = one.key;
      tags[at] = one.tag;
      texts[at] = one.text;
      facts.set(at, one.facts);
    }
    turns = Turns.of(keys, tags, facts);
  }

  private int start(int tag, long key) {
    return TextKey.place(tag, key, shift);
  }

  /** Turns the facts of a number that stands for something. */
  void turn(int tag, int code, long[] into) {
    turns.turn(find(tag, code, start(tag, code)), into);
  }

  /** Turns the facts of a text. */
  void turn(int tag, byte[] bytes, int from, int to, long[] into) {
    long key = TextKey.of(bytes, from, to);
    int entry = find(tag, key, start(tag, key));
    if (!TextKey.isWhole(key)) {
      while (turns.key(entry) != NONE && !isText(entry, bytes, from, to)) {
        entry = find(tag, key, entry + 1 & mask);
      }
    }
    turns.turn(entry, into);
  }

  private int find(int tag, long key, int from) {
    int at = from;
    while (isTaken(turns.key(at), turns.key(at) ^ key | turns.tag(at) ^ tag)) {
      at = at + 1 & mask;
    }
    return at;
  }

  /** Whether a key is there, and it is another one; asked as one question that can be guessed. */
  private static boolean isTaken(long there, long difference) {
    return ((there | -there) & (difference | -difference)) < 0;
  }

  private boolean isText(int entry, byte[] bytes, int from, int to) {
    byte[] text = texts[entry];
    return Arrays.equals(bytes, from, to, text, 0, text.length);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Added(int tag, long key, byte[] text, List<Integer> facts) {}

  /** Collects what is in a table. */
  static final class Builder {
    private static final byte[] NO_TEXT = {};
    private final List<Added> all = new ArrayList<>();

    /** Facts to turn where a number is found, which is greater than 0. */
    void add(int tag, int code, List<Integer> facts) {
      all.add(new Added(tag, code, NO_TEXT, facts));
    }

    /** Facts to turn where a text is found. */
    void add(int tag, byte[] text, List<Integer> facts) {
      all.add(new Added(tag, TextKey.of(text, 0, text.length), text, facts));
    }

    TurnTable build() {
      return new TurnTable(all);
    }
  }
}
