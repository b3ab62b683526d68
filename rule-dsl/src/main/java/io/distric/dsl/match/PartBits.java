package io.distric.dsl.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Parts that together have no more bytes than a word has bits: a bit for each byte of each part,
 * which moves on as long as the text goes on like the part. The method is the shift-and of
 * Baeza-Yates and Gonnet ("A new approach to text searching", 1992). Immutable.
 */
final class PartBits implements PartFinder {

  private static final int GROUP = 4;
  private static final int GROUP_MASK = (1 << GROUP) - 1;

  /** For each byte of a text where it stands in the parts. */
  private final long[] places = new long[256];

  /** The first byte of each part, and the last. */
  private final long firsts;

  private final long lasts;

  /** Where some bits begin of which at least one is the last of a part. */
  private final int[] groups;

  /** For each group what turns with each of its bits or without. */
  private final Turns turns;

  /** Takes them all, none of them empty, and each by itself. */
  PartBits(Map<List<Utf8Key>, List<Integer>> parts) {
    long first = 0;
    long last = 0;
    int bit = 0;
    List<List<Integer>> ending = new ArrayList<>();
    List<List<Utf8Key>> shortestFirst =
        parts.keySet().stream()
            .sorted(Comparator.comparingInt(part -> part.getFirst().length()))
            .toList();
    for (List<Utf8Key> part : shortestFirst) {
      first |= 1L << bit;
      for (byte b : part.getFirst().utf8()) {
        places[b & 0xff] |= 1L << bit++;
        ending.add(List.of());
      }
      last |= 1L << bit - 1;
      ending.set(bit - 1, parts.get(part));
    }
    firsts = first;
    lasts = last;
    groups =
        IntStream.range(0, Long.SIZE / GROUP)
            .map(group -> group * GROUP)
            .filter(from -> (lasts >>> from & GROUP_MASK) != 0)
            .toArray();
    turns = turns(ending);
  }

  private Turns turns(List<List<Integer>> ending) {
    List<List<Integer>> all = new ArrayList<>();
    for (int from : groups) {
      for (int found = 0; found <= GROUP_MASK; found++) {
        List<Integer> facts = new ArrayList<>();
        for (int i = 0; i < GROUP && from + i < ending.size(); i++) {
          if ((found >>> i & 1) != 0) {
            facts.addAll(ending.get(from + i));
          }
        }
        all.add(facts);
      }
    }
    return Turns.of(new long[all.size()], new int[all.size()], all);
  }

  @Override
  public int words() {
    return 0;
  }

  @Override
  public void turn(byte[] bytes, int from, int to, long[] into, long[] seen) {
    long moving = 0;
    long met = 0;
    for (int i = from; i < to; i++) {
      moving = (moving << 1 | firsts) & places[bytes[i] & 0xff];
      met |= moving;
    }
    long found = met & lasts;
    if (found != 0) {
      // Which parts a text has, and how many, cannot be guessed: no branch asks.
      for (int i = 0; i < groups.length; i++) {
        turns.turn((i << GROUP) + (int) (found >>> groups[i] & GROUP_MASK), into);
      }
    }
  }
}
