package io.distric.dsl.ast;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules in the order of their ids, no two with the same one. Immutable; a copy in which some are
 * changed shares all but the pieces in which they lie, so that a small change of very many rules is
 * a small piece of work.
 */
public final class RulesById extends AbstractList<Rule> implements RandomAccess {

  /** Without any rule. */
  public static final RulesById EMPTY = new RulesById(List.of());

  /** A piece of twice as many falls apart, neighbours that have less together become one. */
  private static final int PIECE_RULES = 256;

  private final Rule[][] pieces;

  /** How many rules come before each piece, and last how many there are. */
  private final int[] starts;

  private RulesById(List<Rule[]> pieces) {
    this.pieces = pieces.toArray(Rule[][]::new);
    this.starts = new int[this.pieces.length + 1];
    for (int i = 0; i < this.pieces.length; i++) {
      starts[i + 1] = starts[i] + this.pieces[i].length;
    }
  }

  /** Rules in any order; of those with the same id the last one stays. */
  public static RulesById of(Collection<Rule> rules) {
    return rules instanceof RulesById known ? known : EMPTY.with(rules, List.of());
  }

  /**
   * The same with some rules changed.
   *
   * @param changed rules that are new, or take the place of others with their ids
   * @param removed ids of rules that go
   */
  public RulesById with(Collection<Rule> changed, Collection<String> removed) {
    SortedMap<String, Optional<Rule>> edits = new TreeMap<>();
    removed.forEach(id -> edits.put(id, Optional.empty()));
    changed.forEach(rule -> edits.put(rule.id(), Optional.of(rule)));
    List<Rule[]> made = new ArrayList<>(pieces.length + 1);
    int next = 0;
    while (!edits.isEmpty()) {
      int at = piece(edits.firstKey());
      made.addAll(Arrays.asList(pieces).subList(next, at));
      var part = at + 1 < pieces.length ? edits.headMap(pieces[at + 1][0].id()) : edits;
      cut(merged(at, part), made);
      part.clear();
      next = Math.min(at + 1, pieces.length);
    }
    made.addAll(Arrays.asList(pieces).subList(next, pieces.length));
    return new RulesById(made);
  }

  private Rule[] merged(int at, SortedMap<String, Optional<Rule>> edits) {
    Map<String, Rule> rules = new TreeMap<>();
    if (at < pieces.length) {
      for (Rule rule : pieces[at]) {
        rules.put(rule.id(), rule);
      }
    }
    edits.forEach(
        (id, edit) -> edit.ifPresentOrElse(rule -> rules.put(id, rule), () -> rules.remove(id)));
    return rules.values().toArray(Rule[]::new);
  }

  private static void cut(Rule[] rules, List<Rule[]> made) {
    int length = rules.length <= 2 * PIECE_RULES ? Math.max(1, rules.length) : PIECE_RULES;
    for (int from = 0; from < rules.length; from += length) {
      Rule[] run = Arrays.copyOfRange(rules, from, Math.min(rules.length, from + length));
      if (!made.isEmpty() && made.getLast().length + run.length < PIECE_RULES) {
        Rule[] before = made.removeLast();
        Rule[] joined = Arrays.copyOf(before, before.length + run.length);
        System.arraycopy(run, 0, joined, before.length, run.length);
        run = joined;
      }
      made.add(run);
    }
  }

  /** The piece that has an id if any has it; the first for one before all others. */
  private int piece(String id) {
    int low = 0;
    int high = pieces.length - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (pieces[middle][0].id().compareTo(id) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The rule of an id, or null. */
  public @Nullable Rule find(String id) {
    if (pieces.length == 0) {
      return null;
    }
    Rule[] piece = pieces[piece(id)];
    int low = 0;
    int high = piece.length - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int order = piece[middle].id().compareTo(id);
      if (order == 0) {
        return piece[middle];
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  /** The pieces, for who wants to know what two lists share. */
  List<Rule[]> pieces() {
    return Arrays.asList(pieces);
  }

  @Override
  public Rule get(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(index);
    }
    int at = Arrays.binarySearch(starts, index);
    int piece = at >= 0 ? at : -at - 2;
    return pieces[piece][index - starts[piece]];
  }

  @Override
  public int size() {
    return starts[pieces.length];
  }
}
