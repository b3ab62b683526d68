package io.distric.dsl.value;

import io.distric.dsl.value.PatternNode.Chars;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A pattern as nodes that take bytes, after Thompson. Built back to front. */
final class PatternGraph {

  private static final int NODES_MAX = 600;

  /** Bytes, and what follows. */
  private record Node(Kind kind, long[] bytes, int next, int other) {}

  private enum Kind {
    TAKE,
    FORK,
    START,
    END,
    FOUND
  }

  private static final long[] NONE = new long[4];

  private final List<Node> nodes = new ArrayList<>();
  private int start;

  private PatternGraph() {}

  /** Empty where it would be large. */
  static Optional<PatternGraph> of(PatternNode tree) {
    PatternGraph graph = new PatternGraph();
    int found = graph.add(Kind.FOUND, NONE, 0, 0);
    graph.start = graph.add(tree, found);
    return graph.nodes.size() <= NODES_MAX ? Optional.of(graph) : Optional.empty();
  }

  int start() {
    return start;
  }

  private int add(Kind kind, long[] bytes, int next, int other) {
    nodes.add(new Node(kind, bytes, next, other));
    return nodes.size() - 1;
  }

  /** Adds what leads to a node by way of a tree; where it begins. */
  private int add(PatternNode tree, int next) {
    if (nodes.size() > NODES_MAX) {
      return next;
    }
    return switch (tree) {
      case Chars chars -> chars(chars, next);
      case PatternNode.Beyond(var character) -> {
        byte[] utf8 = character.getBytes(StandardCharsets.UTF_8);
        int at = next;
        for (int i = utf8.length - 1; i >= 0; i--) {
          at = add(Kind.TAKE, bytes(utf8[i] & 0xff, utf8[i] & 0xff), at, 0);
        }
        yield at;
      }
      case PatternNode.Sequence(var parts) -> {
        int at = next;
        for (PatternNode part : parts.reversed()) {
          at = add(part, at);
        }
        yield at;
      }
      case PatternNode.Choice(var parts) -> {
        int at = add(parts.getLast(), next);
        for (PatternNode part : parts.subList(0, parts.size() - 1)) {
          at = add(Kind.FORK, NONE, add(part, next), at);
        }
        yield at;
      }
      case PatternNode.Repeat repeat -> repeat(repeat, next);
      case PatternNode.Start _ -> add(Kind.START, NONE, next, 0);
      case PatternNode.End _ -> add(Kind.END, NONE, next, 0);
    };
  }

  private int repeat(PatternNode.Repeat repeat, int next) {
    int at = next;
    if (repeat.most() == PatternNode.ENDLESS) {
      int fork = add(Kind.FORK, NONE, next, next);
      nodes.set(fork, new Node(Kind.FORK, NONE, add(repeat.part(), fork), next));
      at = fork;
    } else {
      for (int i = repeat.least(); i < repeat.most() && nodes.size() <= NODES_MAX; i++) {
        at = add(Kind.FORK, NONE, add(repeat.part(), at), next);
      }
    }
    for (int i = 0; i < repeat.least() && nodes.size() <= NODES_MAX; i++) {
      at = add(repeat.part(), at);
    }
    return at;
  }

  /** A character beyond ASCII is one byte that leads, and one to three that follow. */
  private int chars(Chars chars, int next) {
    int ascii = add(Kind.TAKE, new long[] {chars.low(), chars.high(), 0, 0}, next, 0);
    if (!chars.beyond()) {
      return ascii;
    }
    int one = add(Kind.TAKE, bytes(0x80, 0xbf), next, 0);
    int two = add(Kind.TAKE, bytes(0x80, 0xbf), one, 0);
    int three = add(Kind.TAKE, bytes(0x80, 0xbf), two, 0);
    int at = ascii;
    at = add(Kind.FORK, NONE, add(Kind.TAKE, bytes(0xc2, 0xdf), one, 0), at);
    at = add(Kind.FORK, NONE, add(Kind.TAKE, bytes(0xe0, 0xef), two, 0), at);
    return add(Kind.FORK, NONE, add(Kind.TAKE, bytes(0xf0, 0xf4), three, 0), at);
  }

  private static long[] bytes(int first, int last) {
    long[] bytes = new long[4];
    for (int b = first; b <= last; b++) {
      bytes[b >>> 6] |= 1L << b;
    }
    return bytes;
  }

  private static boolean takes(Node node, int b) {
    return node.kind == Kind.TAKE && (node.bytes[b >>> 6] >>> b & 1) != 0;
  }

  /** The nodes that take a byte. */
  BitSet takers(int b) {
    BitSet takers = new BitSet();
    for (int i = 0; i < nodes.size(); i++) {
      takers.set(i, takes(nodes.get(i), b));
    }
    return takers;
  }

  /** The nodes that some lead to without a byte: those that take one, wait for the end, or end. */
  BitSet closure(Collection<Integer> from, boolean atStart) {
    return closure(from, atStart, false);
  }

  private BitSet closure(Collection<Integer> from, boolean atStart, boolean atEnd) {
    BitSet seen = new BitSet();
    BitSet kept = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      int at = open.pop();
      if (seen.get(at)) {
        continue;
      }
      seen.set(at);
      Node node = nodes.get(at);
      switch (node.kind) {
        case TAKE, FOUND -> kept.set(at);
        case FORK -> {
          open.push(node.next);
          open.push(node.other);
        }
        case START -> {
          if (atStart) {
            open.push(node.next);
          }
        }
        case END -> {
          kept.set(at);
          if (atEnd) {
            open.push(node.next);
          }
        }
      }
    }
    return kept;
  }

  /** Where a byte leads; what is looked for may begin behind every byte. */
  BitSet step(BitSet place, int b) {
    List<Integer> next = new ArrayList<>(List.of(start));
    place.stream()
        .filter(at -> takes(nodes.get(at), b))
        .forEach(at -> next.add(nodes.get(at).next));
    return closure(next, false);
  }

  boolean isFound(BitSet place) {
    return place.get(0);
  }

  /** Whether the pattern is found if the text ends here. */
  boolean isFoundAtEnd(BitSet place, boolean atStart) {
    return isFound(closure(place.stream().boxed().toList(), atStart, true));
  }
}
