package io.distric.dsl.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Facts that turn by what a text has in it. Immutable. */
sealed interface PartFinder permits PartBits, PartAutomaton {

  /** Characters of a part; longer ones are tested one by one. */
  int PART_MAX = 256;

  /**
   * Finders for all parts, none of them empty.
   *
   * @param parts facts that turn where a text has any of some parts in it
   */
  static List<PartFinder> of(Map<List<Utf8Key>, List<Integer>> parts) {
    if (parts.isEmpty()) {
      return List.of();
    }
    int bytes = parts.keySet().stream().flatMap(List::stream).mapToInt(Utf8Key::length).sum();
    boolean alone = parts.keySet().stream().allMatch(any -> any.size() == 1);
    return alone && bytes <= Long.SIZE ? List.of(new PartBits(parts)) : PartAutomaton.of(parts);
  }

  /** Notes a fact that turns where a text has any of some parts in it. */
  static void post(Map<List<Utf8Key>, List<Integer>> parts, List<String> any, int fact) {
    List<Utf8Key> keys = any.stream().map(Utf8Key::of).toList();
    parts.computeIfAbsent(keys, _ -> new ArrayList<>()).add(fact);
  }

  /** How many words {@link #turn} needs to note its parts. */
  int words();

  /** How many words the parts of a text take at most with any of some finders. */
  static int words(PartFinder[] finders) {
    int most = 0;
    for (PartFinder finder : finders) {
      most = Math.max(most, finder.words());
    }
    return most;
  }

  /**
   * Turns the facts of a text.
   *
   * @param bytes in which the text stands
   * @param from its first byte
   * @param to behind its last byte
   * @param into the facts of a message
   * @param seen at least so many words as {@link #words}, zero before and after
   */
  void turn(byte[] bytes, int from, int to, long[] into, long[] seen);
}
