package io.distric.dsl.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pattern as a table of steps over the bytes of UTF-8: a text is gone through once, a step for
 * each byte, without an object. Immutable.
 */
final class PatternAutomaton {

  /** Places of the table; a pattern that needs more is left to RE2's machine. */
  private static final int PLACES_MAX = 200;

  /** Found, whatever follows. */
  private static final int FOUND = -1;

  private final short[] classes;
  private final int stride;

  /** For each place and class of bytes the next place. */
  private final int[] steps;

  /** Places at which the pattern is found if the text ends there. */
  private final boolean[] ends;

  private final boolean foundAtOnce;

  private PatternAutomaton(
      short[] classes, int stride, int[] steps, boolean[] ends, boolean foundAtOnce) {
    this.classes = classes;
    this.stride = stride;
    this.steps = steps;
    this.ends = ends;
    this.foundAtOnce = foundAtOnce;
  }

  /** The automaton of a pattern of RE2; empty where it is not plain enough, or would be large. */
  static Optional<PatternAutomaton> of(String source) {
    return PatternParser.parse(source).flatMap(PatternGraph::of).flatMap(PatternAutomaton::build);
  }

  /** Whether a text has a part that matches. */
  boolean isFoundIn(byte[] bytes, int from, int to) {
    if (foundAtOnce) {
      return true;
    }
    int place = 0;
    for (int i = from; i < to; i++) {
      place = steps[place + classes[bytes[i] & 0xff]];
      if (place < 0) {
        return true;
      }
    }
    return ends[place / stride];
  }

  /** Each place is a set of nodes of the graph, all of which a text may have led to. */
  private static Optional<PatternAutomaton> build(PatternGraph graph) {
    short[] classes = new short[256];
    List<Integer> examples = classes(graph, classes);
    BitSet start = graph.closure(List.of(graph.start()), true);
    if (graph.isFound(start)) {
      return Optional.of(new PatternAutomaton(classes, 1, new int[1], new boolean[1], true));
    }
    int stride = examples.size();
    // Whatever leads back to the first place is no longer at the start of the text.
    Map<BitSet, Integer> numbers = new HashMap<>();
    List<BitSet> places = new ArrayList<>(List.of(start));
    int[] steps = new int[PLACES_MAX * stride];
    for (int place = 0; place < places.size(); place++) {
      for (int c = 0; c < stride; c++) {
        BitSet next = graph.step(places.get(place), examples.get(c));
        if (graph.isFound(next)) {
          steps[place * stride + c] = FOUND;
          continue;
        }
        Integer number = numbers.get(next);
        if (number == null) {
          number = places.size();
          if (number == PLACES_MAX) {
            return Optional.empty();
          }
          numbers.put(next, number);
          places.add(next);
        }
        steps[place * stride + c] = number * stride;
      }
    }
    boolean[] ends = new boolean[places.size()];
    for (int place = 0; place < ends.length; place++) {
      ends[place] = graph.isFoundAtEnd(places.get(place), place == 0);
    }
    int[] all = Arrays.copyOf(steps, places.size() * stride);
    return Optional.of(new PatternAutomaton(classes, stride, all, ends, false));
  }

  /** Bytes that no node tells apart are of one class; an example of each. */
  private static List<Integer> classes(PatternGraph graph, short[] classes) {
    Map<BitSet, Integer> known = new HashMap<>();
    List<Integer> examples = new ArrayList<>();
    for (int b = 0; b < 256; b++) {
      BitSet takers = graph.takers(b);
      Integer number = known.putIfAbsent(takers, examples.size());
      if (number == null) {
        number = examples.size();
        examples.add(b);
      }
      classes[b] = number.shortValue();
    }
    return examples;
  }
}
