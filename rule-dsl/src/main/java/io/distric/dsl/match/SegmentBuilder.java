package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays rows out behind the access that leaves the fewest of them: those with equality by the hash
 * of what their slots have to equal, others behind columns of bitsets. Used once.
 */
final class SegmentBuilder {

  /** Groups below this are gone through row by row. */
  private static final int ROWS_WITH_COLUMNS = 48;

  /** A column is worth its memory if one of so many rows asks for its slot. */
  private static final int COLUMN_SHARE = 12;

  private final CompiledRule[] rules;
  private final List<SegmentRow> rows = new ArrayList<>();
  private final Statistics statistics;
  private final Dictionary.Builder dictionary = new Dictionary.Builder();
  private final RowWords words = new RowWords(dictionary);
  private final List<KeyIndex> keys = new ArrayList<>();
  private final List<RowGroup> groups = new ArrayList<>();
  private final FactIndexBuilder facts = new FactIndexBuilder(dictionary, this::write);
  private final BitSet coded = new BitSet();
  private final BitSet reads = new BitSet();
  private GroupRoom room = GroupRoom.LEAST;

  private SegmentBuilder(
      CompiledRule[] rules, IdentityHashMap<CompiledRule, List<List<Literal>>> plans) {
    this.rules = rules;
    for (int rule = 0; rule < rules.length; rule++) {
      for (List<Literal> literals : plans.getOrDefault(rules[rule], List.of())) {
        rows.add(new SegmentRow(rule, literals));
      }
      rules[rule].collectSlots(reads);
    }
    statistics = new Statistics(rows);
  }

  /**
   * Builds a segment.
   *
   * @param rules in their order
   * @param plans rows of literals for each
   */
  static Segment build(
      CompiledRule[] rules, IdentityHashMap<CompiledRule, List<List<Literal>>> plans) {
    return new SegmentBuilder(rules, plans).build();
  }

  private Segment build() {
    rows.forEach(row -> row.literals().forEach(this::code));
    Signatures signatures = new Signatures(rows, statistics);
    Map<List<Integer>, Map<Long, List<SegmentRow>>> bySignature = new LinkedHashMap<>();
    List<SegmentRow> others = new ArrayList<>();
    for (SegmentRow row : rows) {
      List<Literal> key = signatures.of(row);
      if (key.isEmpty()) {
        others.add(row);
      } else {
        put(row, key, bySignature);
      }
    }
    bySignature.forEach(this::index);
    int[] always = write(hang(others));
    FactIndex hung = facts.build(rule -> rules[rule].isExact(), coded);
    return new Segment(rules, words.rows(), keys, groups, hung, always, room, reads);
  }

  private void code(Literal literal) {
    List<Value> constants = RowWords.constants(literal.test());
    constants.forEach(dictionary::code);
    if (!constants.isEmpty() || literal.test() instanceof Test.In) {
      coded.set(literal.slot());
    }
  }

  private void put(
      SegmentRow row,
      List<Literal> key,
      Map<List<Integer>, Map<Long, List<SegmentRow>>> bySignature) {
    SegmentRow rest = without(row, key);
    var byKey = bySignature.computeIfAbsent(Signatures.slots(key), _ -> new LinkedHashMap<>());
    for (long value : keys(key, 0, 0)) {
      byKey.computeIfAbsent(value, _ -> new ArrayList<>()).add(rest);
    }
  }

  private static SegmentRow without(SegmentRow row, List<Literal> key) {
    List<Literal> rest = new ArrayList<>(row.literals().size());
    for (Literal literal : row.literals()) {
      if (!key.contains(literal)) {
        rest.add(literal);
      }
    }
    return new SegmentRow(row.rule(), rest);
  }

  /** All keys under which a row has to be found. */
  private List<Long> keys(List<Literal> key, int position, long head) {
    if (position == key.size()) {
      return List.of(head);
    }
    List<Long> all = new ArrayList<>();
    for (var constant : RowWords.constants(key.get(position).test())) {
      long next = head << KeyIndex.bits(key.size()) | dictionary.code(constant);
      all.addAll(keys(key, position + 1, next));
    }
    return all;
  }

  private void index(List<Integer> slots, Map<Long, List<SegmentRow>> byKey) {
    KeyIndex index = new KeyIndex(slots.stream().mapToInt(i -> i).toArray(), byKey.size());
    byKey.forEach(
        (key, list) -> {
          int[] at = write(list);
          RowGroup group = at.length < ROWS_WITH_COLUMNS ? null : group(at, list);
          index.put(key, at[0], at.length, group);
        });
    keys.add(index);
  }

  /**
   * Puts rows without equality that ask for slots which many ask for behind columns together, and
   * hangs the others on the one fact that leaves the fewest of them. Returns those that nothing is
   * known of.
   */
  private List<SegmentRow> hang(List<SegmentRow> others) {
    Map<Integer, Integer> popularity = popularity(others);
    int many = Math.max(2, others.size() / COLUMN_SHARE);
    List<SegmentRow> together = new ArrayList<>();
    List<SegmentRow> always = new ArrayList<>();
    for (SegmentRow row : others) {
      Literal best = narrowest(row);
      if (best == null) {
        always.add(row);
      } else if (popularity.getOrDefault(best.slot(), 0) >= many) {
        together.add(row);
      } else {
        facts.add(row, best);
      }
    }
    if (!together.isEmpty()) {
      groups.add(group(write(together), together));
    }
    return always;
  }

  private @Nullable Literal narrowest(SegmentRow row) {
    Literal narrowest = null;
    double least = Double.MAX_VALUE;
    for (Literal literal : row.literals()) {
      Literal hook = FactIndexBuilder.hook(literal);
      if (hook == null) {
        continue;
      }
      // A pattern hangs on what it implies, which says less than the pattern.
      boolean implied = literal.test() instanceof Test.Found;
      double share = statistics.share(implied ? literal : hook);
      if (share < least) {
        narrowest = hook;
        least = share;
      }
    }
    return narrowest;
  }

  /** How many rows ask for each slot. */
  private static Map<Integer, Integer> popularity(List<SegmentRow> list) {
    Map<Integer, Integer> popularity = new TreeMap<>();
    BitSet slots = new BitSet();
    for (SegmentRow row : list) {
      slots.clear();
      for (Literal literal : row.literals()) {
        if (!slots.get(literal.slot())) {
          slots.set(literal.slot());
          popularity.merge(literal.slot(), 1, Integer::sum);
        }
      }
    }
    return popularity;
  }

  /** Rows behind a column for each slot that enough of them ask for. */
  private RowGroup group(int[] at, List<SegmentRow> list) {
    Map<Integer, ColumnBuilder> builders = new LinkedHashMap<>();
    popularity(list).entrySet().stream()
        .filter(entry -> entry.getValue() * COLUMN_SHARE >= list.size())
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .forEach(slot -> builders.put(slot, new ColumnBuilder(slot, list.size(), dictionary)));
    for (int i = 0; i < at.length; i++) {
      for (Literal literal : list.get(i).literals()) {
        ColumnBuilder builder = builders.get(literal.slot());
        if (builder != null) {
          builder.add(i, literal);
        }
      }
    }
    Column[] columns = builders.values().stream().map(ColumnBuilder::build).toArray(Column[]::new);
    int[] rests = new int[at.length];
    for (int i = 0; i < rests.length; i++) {
      rests[i] = rest(i, list.get(i), builders);
    }
    room = room.with(list.size(), columns);
    return new RowGroup(at, rests, columns);
  }

  /** Where that stands which columns do not say of a row; the complement of its rule if nothing. */
  private int rest(int number, SegmentRow row, Map<Integer, ColumnBuilder> columns) {
    List<Literal> rest = new ArrayList<>(row.literals().size());
    for (Literal literal : row.literals()) {
      ColumnBuilder column = columns.get(literal.slot());
      if (column == null || !column.decides(number, literal)) {
        rest.add(literal);
      }
    }
    return rest.isEmpty() && rules[row.rule()].isExact()
        ? ~row.rule()
        : write(new SegmentRow(row.rule(), rest));
  }

  private int[] write(List<SegmentRow> list) {
    int[] at = new int[list.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = write(list.get(i));
    }
    return at;
  }

  /** What fails most often and costs least comes first. */
  private int write(SegmentRow row) {
    Literal[] literals = row.literals().toArray(Literal[]::new);
    double[] weights = new double[literals.length];
    for (int i = 0; i < literals.length; i++) {
      Literal literal = literals[i];
      double weight = weight(literal);
      int at = i;
      for (; at > 0 && weights[at - 1] > weight; at--) {
        weights[at] = weights[at - 1];
        literals[at] = literals[at - 1];
      }
      weights[at] = weight;
      literals[at] = literal;
    }
    return words.add(row.rule(), rules[row.rule()].isExact(), Arrays.asList(literals));
  }

  private double weight(Literal literal) {
    double cost =
        switch (literal.test()) {
          case Test.Equal _ -> 1;
          case Test.Range _, Test.In _, Test.Is _ -> 1.5;
          case Test.Begins _, Test.Ends _, Test.Contains _ -> 4;
          case Test.Found _ -> 40;
        };
    return cost / Math.max(0.02, 1 - statistics.share(literal));
  }

  /** The order of the rules, which is that of their numbers. */
  static CompiledRule[] sorted(List<CompiledRule> rules) {
    CompiledRule[] sorted = rules.toArray(CompiledRule[]::new);
    Arrays.sort(sorted);
    return sorted;
  }
}
