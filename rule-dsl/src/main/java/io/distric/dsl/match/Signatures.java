package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * By which tests for equality rows are found: the one to three that the fewest messages meet. Each
 * set of slots is a table that every message is looked up in, so there are not many of them.
 */
final class Signatures {

  static final int SLOTS_MAX = 3;
  private static final int TABLES_MAX = 24;

  /** Codes have to fit beside each other into a key. */
  private static final int CODES_MAX = 1 << 20;

  /** A row stands once under each of its keys. */
  private static final int KEYS_MAX = 16;

  private static final int MORE_KEYS_MAX = 4;

  /** Rows that may be left to look at; below this another slot is not worth a table. */
  private static final double ROWS_FEW = 2;

  private final Statistics statistics;
  private final int rows;
  private final int slotsMax;
  private final Set<List<Integer>> kept = new HashSet<>();

  /**
   * Chooses for some rows.
   *
   * @param all the rows
   * @param codes how many codes there are, from 1
   */
  Signatures(List<SegmentRow> all, int codes, Statistics statistics) {
    this.statistics = statistics;
    this.rows = all.size();
    this.slotsMax = codes > CODES_MAX ? 2 : SLOTS_MAX;
    Map<List<Integer>, Integer> popularity = new HashMap<>();
    for (SegmentRow row : all) {
      List<Integer> slots = slots(choose(row, slotsMax));
      if (slots.size() > 1) {
        popularity.merge(slots, 1, Integer::sum);
      }
    }
    popularity.entrySet().stream()
        .filter(entry -> entry.getValue() > 2)
        .sorted(Map.Entry.<List<Integer>, Integer>comparingByValue().reversed())
        .limit(TABLES_MAX)
        .forEach(entry -> kept.add(entry.getKey()));
  }

  /** The literals that are a row's key, by slot; empty if it has none. */
  List<Literal> of(SegmentRow row) {
    List<Literal> key = choose(row, slotsMax);
    boolean isKept = key.size() < 2 || kept.contains(slots(key));
    return isKept ? key : choose(row, 1);
  }

  /** The slots of a key. */
  static List<Integer> slots(List<Literal> key) {
    List<Integer> slots = new ArrayList<>(key.size());
    for (Literal literal : key) {
      slots.add(literal.slot());
    }
    return slots;
  }

  private List<Literal> choose(SegmentRow row, int most) {
    List<Literal> rarest = new ArrayList<>();
    for (Literal literal : row.literals()) {
      int constants = literal.test().constants().size();
      boolean equality = literal.test() instanceof Test.Equal || literal.test() instanceof Test.In;
      if (equality && literal.wanted() == Literal.TRUE && constants > 0 && constants <= KEYS_MAX) {
        rarest.add(literal);
      }
    }
    rarest.sort(Comparator.comparingDouble(statistics::share));
    List<Literal> chosen = new ArrayList<>();
    BitSet slots = new BitSet();
    int keys = 1;
    double left = rows;
    for (Literal literal : rarest) {
      int constants = literal.test().constants().size();
      boolean fits = keys * constants <= (chosen.isEmpty() ? KEYS_MAX : MORE_KEYS_MAX);
      if (chosen.size() < most && left > ROWS_FEW && fits && !slots.get(literal.slot())) {
        keys *= constants;
        left *= statistics.share(literal);
        slots.set(literal.slot());
        chosen.add(literal);
      }
    }
    chosen.sort(Comparator.comparingInt(Literal::slot));
    return chosen;
  }
}
