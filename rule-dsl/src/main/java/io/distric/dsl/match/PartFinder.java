package io.distric.dsl.match;

import java.util.List;
import java.util.Map;

/** Facts that turn by what a text has in it. Immutable. */
sealed interface PartFinder permits PartBits, PartAutomaton {

  /** Characters of a part; longer ones are tested one by one. */
  int PART_MAX = 256;

  /** Finders for all parts, none of them empty. */
  static List<PartFinder> of(Map<Utf8Key, List<Integer>> parts) {
    if (parts.isEmpty()) {
      return List.of();
    }
    int bytes = parts.keySet().stream().mapToInt(part -> part.utf8().length).sum();
    return bytes <= Long.SIZE ? List.of(new PartBits(parts)) : PartAutomaton.of(parts);
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
