package io.distric.dsl.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts by what a text has in it, all found in one pass over its bytes: the automaton of Aho and
 * Corasick. Immutable.
 */
final class PartFinder {

  /** Characters of a part; longer ones are tested one by one. */
  static final int PART_MAX = 256;

  /** Steps of one automaton; what needs more takes a second one. */
  private static final int STEPS_MAX = 1 << 18;

  /** For each byte its class: bytes that are in no part share the first. */
  private final short[] classes;

  private final int stride;

  /** For each place and class the next place, and last the nearest place with facts, or 0. */
  private final int[] steps;

  private final long[][] facts;

  /** For each place with facts the next one whose part ends here too, or 0. */
  private final int[] links;

  private PartFinder(Builder built) {
    this.classes = built.classes;
    this.stride = built.stride;
    this.steps = Arrays.copyOf(built.steps, built.size * stride);
    this.facts = Arrays.copyOf(built.facts, built.size);
    this.links = built.links;
  }

  /** Automata for all parts, none of them empty. */
  static PartFinder[] of(Map<Affixes.Bytes, long[]> parts) {
    List<PartFinder> finders = new ArrayList<>();
    Map<Affixes.Bytes, long[]> some = new LinkedHashMap<>();
    boolean[] used = new boolean[256];
    int classes = 2;
    int places = 1;
    for (Map.Entry<Affixes.Bytes, long[]> part : parts.entrySet()) {
      int more = count(part.getKey(), used);
      int length = part.getKey().utf8().length;
      if (!some.isEmpty() && (long) (places + length) * (classes + more) > STEPS_MAX) {
        finders.add(new Builder(some, classes, places).build());
        some.clear();
        Arrays.fill(used, false);
        classes = 2;
        places = 1;
      }
      classes += mark(part.getKey(), used);
      places += length;
      some.put(part.getKey(), part.getValue());
    }
    if (!some.isEmpty()) {
      finders.add(new Builder(some, classes, places).build());
    }
    return finders.toArray(PartFinder[]::new);
  }

  private static int count(Affixes.Bytes part, boolean[] used) {
    return mark(part, used.clone());
  }

  private static int mark(Affixes.Bytes part, boolean[] used) {
    int more = 0;
    for (byte b : part.utf8()) {
      more += used[b & 0xff] ? 0 : 1;
      used[b & 0xff] = true;
    }
    return more;
  }

  /** Settles the facts of a text. */
  void settle(byte[] bytes, int from, int to, long[] into, int first) {
    int place = 0;
    int last = stride - 1;
    for (int i = from; i < to; i++) {
      place = steps[place + classes[bytes[i] & 0xff]];
      for (int found = steps[place + last]; found != 0; found = links[found]) {
        Facts.settle(facts[found], into, first);
      }
    }
  }

  /** Makes an automaton of a tree of parts. */
  private static final class Builder {
    private final short[] classes = new short[256];
    private final int stride;
    private final int[] steps;
    private final long[][] facts;
    private int[] links = {};
    private int size = 1;
    private short classesUsed = 1;

    Builder(Map<Affixes.Bytes, long[]> parts, int stride, int places) {
      this.stride = stride;
      this.steps = new int[places * stride];
      this.facts = new long[places][];
      parts.forEach(this::add);
    }

    private void add(Affixes.Bytes part, long[] list) {
      int place = 0;
      for (byte b : part.utf8()) {
        if (classes[b & 0xff] == 0) {
          classes[b & 0xff] = classesUsed++;
        }
        int step = place + classes[b & 0xff];
        if (steps[step] == 0) {
          steps[step] = size++ * stride;
        }
        place = steps[step];
      }
      facts[place / stride] = list;
    }

    /** Breadth first: where a place has no step, that of the longest part of its tail is taken. */
    PartFinder build() {
      int[] tails = new int[size];
      links = new int[size];
      Deque<Integer> open = new ArrayDeque<>();
      for (int c = 0; c < stride - 1; c++) {
        if (steps[c] != 0) {
          open.add(steps[c]);
        }
      }
      while (!open.isEmpty()) {
        int place = open.remove();
        int tail = tails[place / stride];
        int nearest = steps[tail + stride - 1];
        links[place / stride] = nearest;
        steps[place + stride - 1] = facts[place / stride] == null ? nearest : place / stride;
        for (int c = 0; c < stride - 1; c++) {
          int next = steps[place + c];
          if (next == 0) {
            steps[place + c] = steps[tail + c];
          } else {
            tails[next / stride] = steps[tail + c];
            open.add(next);
          }
        }
      }
      return new PartFinder(this);
    }
  }
}
