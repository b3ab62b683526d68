package io.distric.dsl.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Facts that turn by what a text has in it, all found in one pass over its bytes: the automaton of
 * Aho and Corasick. Immutable.
 */
final class PartAutomaton implements PartFinder {

  /** Steps of one automaton; what needs more takes a second one. */
  private static final int STEPS_MAX = 1 << 18;

  private static final int NONE = Integer.MIN_VALUE;

  /** For each byte its class: bytes that are in no part share the first. */
  private final byte[] classes;

  /** Where the steps of a place begin, as a power of two. */
  private final int shift;

  /** For each place and class where the steps of the next place begin. */
  private final int[] steps;

  /**
   * For each place what is found where a part ends there: one number, or the complement of where
   * several stand among all; {@link #NONE} elsewhere.
   */
  private final int[] found;

  private final int[][] several;

  /** For each place the nearest one with a part, itself or one that ends there too, or 0. */
  private final int[] nearest;

  /** For each place the next one after the nearest, or 0. */
  private final int[] links;

  private final int count;
  private final Turns turns;

  private PartAutomaton(Builder built) {
    classes = built.classes;
    shift = built.shift;
    steps = Arrays.copyOf(built.steps, built.size << shift);
    found = Arrays.copyOf(built.found, built.size);
    several = built.several.toArray(int[][]::new);
    nearest = built.nearest;
    links = built.links;
    count = built.turns.size();
    turns = Turns.of(new long[count], new int[count], built.turns);
  }

  /** Automata for all parts, none of them empty; those of which any will do are in one. */
  static List<PartFinder> of(Map<List<Utf8Key>, List<Integer>> parts) {
    List<PartFinder> finders = new ArrayList<>();
    List<Map.Entry<List<Utf8Key>, List<Integer>>> some = new ArrayList<>();
    boolean[] used = new boolean[256];
    int classes = 1;
    int places = 1;
    for (Map.Entry<List<Utf8Key>, List<Integer>> any : parts.entrySet()) {
      int more = mark(any.getKey(), used.clone());
      int length = any.getKey().stream().mapToInt(Utf8Key::length).sum();
      if (!some.isEmpty()
          && (long) (places + length) << Builder.shift(classes + more) > STEPS_MAX) {
        finders.add(new Builder(some, classes, places).build());
        some.clear();
        Arrays.fill(used, false);
        classes = 1;
        places = 1;
      }
      classes += mark(any.getKey(), used);
      places += length;
      some.add(any);
    }
    if (!some.isEmpty()) {
      finders.add(new Builder(some, classes, places).build());
    }
    return finders;
  }

  private static int mark(List<Utf8Key> parts, boolean[] used) {
    int more = 0;
    for (Utf8Key part : parts) {
      for (byte b : part.utf8()) {
        more += used[b & 0xff] ? 0 : 1;
        used[b & 0xff] = true;
      }
    }
    return more;
  }

  @Override
  public int words() {
    return count + 63 >>> 6;
  }

  @Override
  public void turn(byte[] bytes, int from, int to, long[] into, long[] seen) {
    int place = 0;
    for (int i = from; i < to; i++) {
      place = steps[place + (classes[bytes[i] & 0xff] & 0xff)];
      for (int at = nearest[place >>> shift]; at != 0; at = links[at]) {
        int number = found[at];
        if (number >= 0) {
          seen[number >>> 6] |= 1L << number;
        } else {
          see(several[~number], seen);
        }
      }
    }
    for (int word = 0; word < words(); word++) {
      for (long left = seen[word]; left != 0; left &= left - 1) {
        turns.turn((word << 6) + Long.numberOfTrailingZeros(left), into);
      }
      seen[word] = 0;
    }
  }

  private static void see(int[] numbers, long[] seen) {
    for (int number : numbers) {
      seen[number >>> 6] |= 1L << number;
    }
  }

  /** Makes an automaton of a tree of parts. */
  private static final class Builder {
    private final byte[] classes = new byte[256];
    private final int shift;
    private final int[] steps;
    private final int[] found;
    private final List<int[]> several = new ArrayList<>();
    private final List<List<Integer>> turns = new ArrayList<>();
    private int[] nearest = {};
    private int[] links = {};
    private int size = 1;
    private int classesUsed = 1;

    Builder(List<Map.Entry<List<Utf8Key>, List<Integer>>> parts, int classes, int places) {
      this.shift = shift(classes);
      this.steps = new int[places << shift];
      this.found = new int[places];
      Arrays.fill(found, NONE);
      for (Map.Entry<List<Utf8Key>, List<Integer>> any : parts) {
        any.getKey().forEach(this::add);
        turns.add(any.getValue());
      }
    }

    static int shift(int classes) {
      return Integer.SIZE - Integer.numberOfLeadingZeros(classes - 1);
    }

    private void add(Utf8Key text) {
      int place = 0;
      for (byte b : text.utf8()) {
        if (classes[b & 0xff] == 0) {
          classes[b & 0xff] = (byte) classesUsed++;
        }
        int step = place + (classes[b & 0xff] & 0xff);
        if (steps[step] == 0) {
          steps[step] = size++ << shift;
        }
        place = steps[step];
      }
      int known = found[place >>> shift];
      if (known >= 0) {
        several.add(new int[] {known, turns.size()});
        found[place >>> shift] = ~(several.size() - 1);
      } else if (known == NONE) {
        found[place >>> shift] = turns.size();
      } else {
        int[] more = Arrays.copyOf(several.get(~known), several.get(~known).length + 1);
        more[more.length - 1] = turns.size();
        several.set(~known, more);
      }
    }

    /** Breadth first: where a place has no step, that of the longest part of its tail is taken. */
    PartAutomaton build() {
      int[] tails = new int[size];
      nearest = new int[size];
      links = new int[size];
      Deque<Integer> open = new ArrayDeque<>();
      for (int c = 0; c < 1 << shift; c++) {
        if (steps[c] != 0) {
          open.add(steps[c]);
        }
      }
      while (!open.isEmpty()) {
        int place = open.remove();
        int number = place >>> shift;
        int tail = tails[number];
        links[number] = nearest[tail >>> shift];
        nearest[number] = found[number] == NONE ? links[number] : number;
        for (int c = 0; c < 1 << shift; c++) {
          int next = steps[place + c];
          if (next == 0) {
            steps[place + c] = steps[tail + c];
          } else {
            tails[next >>> shift] = steps[tail + c];
            open.add(next);
          }
        }
      }
      return new PartAutomaton(this);
    }
  }
}
