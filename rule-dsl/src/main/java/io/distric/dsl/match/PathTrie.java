package io.distric.dsl.match;

import io.distric.dsl.value.JsonScanner;
import io.distric.dsl.value.KeyHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The paths of all slots as a tree, for a pass over a message. Immutable once built. */
final class PathTrie {

  private final Object[][] paths;
  private final Map<String, Integer> schemas;
  private final Node root = new Node();
  private final int places;
  private final Map<String, int[]> byFirstName = new HashMap<>();

  PathTrie(List<Object[]> paths, Map<String, Integer> schemas) {
    this.paths = paths.toArray(Object[][]::new);
    this.schemas = Map.copyOf(schemas);
    Map<String, List<Integer>> first = new HashMap<>();
    for (int slot = 0; slot < this.paths.length; slot++) {
      Object[] steps = this.paths[slot];
      if (steps.length > 0) {
        root.add(steps, slot);
        first.computeIfAbsent((String) steps[0], _ -> new ArrayList<>()).add(slot);
      }
    }
    first.forEach(
        (name, slots) -> byFirstName.put(name, slots.stream().mapToInt(i -> i).toArray()));
    places = root.freeze(0);
  }

  Node root() {
    return root;
  }

  int size() {
    return paths.length;
  }

  /** How many nodes there are. */
  int places() {
    return places;
  }

  int schemas() {
    return schemas.size();
  }

  Object[] steps(int slot) {
    return paths[slot];
  }

  /** Slots whose path begins with a name. */
  int[] under(String name) {
    return byFirstName.getOrDefault(name, new int[0]);
  }

  /** The number of a schema; -1 where no rule asks for it. */
  int schema(String name) {
    return schemas.getOrDefault(name, -1);
  }

  /** A place in messages that some slot is at or below. */
  static final class Node {
    /** What is told of a place that no slot is at or below. */
    static final int NONE = -1;

    /** Keys shorter than this are what their two words and their length are. */
    private static final int WORDS_LENGTH = 16;

    private static final int STRIDE = 4;

    private final Map<String, Node> byName = new HashMap<>();
    private Node[] elements = {};
    private int slot = NONE;
    private int number;

    /**
     * For each child the length of its key plus one, the words of it that a scanner has at hand,
     * and its slot above its number, so that the child itself need not be looked at. Those of
     * elements come last, and have no key.
     */
    private long[] table = {};

    private int mask;
    private int shift;
    private byte[][] names = {};
    private Node[] children = {};

    /** The child of an element; {@link #NONE} if it has none. */
    int element(int position) {
      int child = mask + 1 + position;
      return child < children.length && children[child] != null ? child : NONE;
    }

    /** The child of the key that a scanner has just read; {@link #NONE} if it has none. */
    int child(JsonScanner key) {
      byte[] content = key.contentBytes();
      int from = key.contentFrom();
      int to = key.contentTo();
      if (to - from < WORDS_LENGTH) {
        return child(to - from + 1, key.keyFirst(), key.keyRest());
      }
      for (int at = (int) key.hash() & mask; table[at * STRIDE] != 0; at = at + 1 & mask) {
        if (Arrays.equals(content, from, to, names[at], 0, names[at].length)) {
          return at;
        }
      }
      return NONE;
    }

    /**
     * The child of a key of fewer than sixteen bytes; {@link #NONE} if it has none.
     *
     * @param length of the key plus one
     * @param first eight bytes of it, or all
     * @param rest of them
     */
    int child(int length, long first, long rest) {
      for (int at = start(first, rest); table[at * STRIDE] != 0; at = at + 1 & mask) {
        int entry = at * STRIDE;
        if (table[entry] == length && table[entry + 1] == first && table[entry + 2] == rest) {
          return at;
        }
      }
      return NONE;
    }

    private int start(long first, long rest) {
      return (int) ((first + rest * 0xc2b2ae3d27d4eb4fL) * 0x9e3779b97f4a7c15L >>> shift);
    }

    /** The slot of a child; negative if only slots below it are asked for. */
    int slot(int child) {
      return (int) (table[child * STRIDE + 3] >> 32);
    }

    /** The number of a child among all nodes. */
    int number(int child) {
      return (int) table[child * STRIDE + 3];
    }

    /** A child. */
    Node node(int child) {
      return children[child];
    }

    private void add(Object[] steps, int slotAtEnd) {
      Node node = this;
      for (Object step : steps) {
        node = step instanceof String name ? node.named(name) : node.at((int) step);
      }
      node.slot = slotAtEnd;
    }

    private Node named(String name) {
      return byName.computeIfAbsent(name, _ -> new Node());
    }

    private Node at(int position) {
      if (position >= elements.length) {
        elements = Arrays.copyOf(elements, position + 1);
      }
      if (elements[position] == null) {
        elements[position] = new Node();
      }
      return elements[position];
    }

    /** Gives it and those below it their numbers; the next number. */
    private int freeze(int first) {
      number = first;
      int next = first + 1;
      int capacity = Integer.highestOneBit(Math.max(1, byName.size()) * 4 - 1);
      mask = capacity - 1;
      shift = Long.numberOfLeadingZeros(mask);
      table = new long[(capacity + elements.length) * STRIDE];
      names = new byte[capacity][];
      children = new Node[capacity + elements.length];
      byName.forEach(this::place);
      byName.clear();
      System.arraycopy(elements, 0, children, capacity, elements.length);
      elements = new Node[0];
      for (int child = 0; child < children.length; child++) {
        Node node = children[child];
        if (node != null) {
          next = node.freeze(next);
          table[child * STRIDE + 3] = (long) node.slot << 32 | node.number;
        }
      }
      return next;
    }

    private void place(String name, Node child) {
      byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
      long first = KeyHash.word(utf8, 0, utf8.length);
      long rest = KeyHash.word(utf8, 8, utf8.length);
      int at =
          utf8.length < WORDS_LENGTH
              ? start(first, rest)
              : (int) KeyHash.of(utf8, 0, utf8.length) & mask;
      while (children[at] != null) {
        at = at + 1 & mask;
      }
      table[at * STRIDE] = utf8.length + 1L;
      table[at * STRIDE + 1] = first;
      table[at * STRIDE + 2] = rest;
      names[at] = utf8;
      children[at] = child;
    }
  }
}
