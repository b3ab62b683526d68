package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
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
  static final int COLUMN_SHARE = 12;

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

  /** Conditions of rules that have several rows. */
  private final Map<Integer, Conjunction> opened = new HashMap<>();

  /** Where such a condition stands as one row. */
  private final Map<Integer, Integer> whole = new HashMap<>();

  private GroupRoom room = GroupRoom.LEAST;

  private SegmentBuilder(
      CompiledRule[] rules, IdentityHashMap<CompiledRule, Conjunction> conditions) {
    this.rules = rules;
    statistics = new Statistics(conditions.values());
    Openings openings = new Openings(statistics, conditions.values());
    for (int rule = 0; rule < rules.length; rule++) {
      Conjunction condition = conditions.get(rules[rule]);
      if (condition != null) {
        condition.all().forEach(this::code);
        List<SegmentRow> own = openings.rows(rule, condition);
        rows.addAll(own);
        if (own.size() > 1) {
          opened.put(rule, condition);
        }
      }
      rules[rule].collectSlots(reads);
    }
  }

  /**
   * Builds a segment.
   *
   * @param rules in their order
   * @param conditions what has to hold for each
   */
  static Segment build(
      CompiledRule[] rules, IdentityHashMap<CompiledRule, Conjunction> conditions) {
    return new SegmentBuilder(rules, conditions).build();
  }

  private Segment build() {
    Signatures signatures = new Signatures(rows, dictionary.size(), statistics);
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
    List<Value> constants = literal.test().constants();
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
    return row.with(rest);
  }

  /** All keys under which a row has to be found. */
  private List<Long> keys(List<Literal> key, int position, long head) {
    if (position == key.size()) {
      return List.of(head);
    }
    List<Long> all = new ArrayList<>();
    for (var constant : key.get(position).test().constants()) {
      long next = head << KeyIndex.bits(key.size()) | dictionary.code(constant);
      all.addAll(keys(key, position + 1, next));
    }
    return all;
  }

  private void index(List<Integer> slots, Map<Long, List<SegmentRow>> byKey) {
    KeyIndex index = new KeyIndex(slots.stream().mapToInt(i -> i).toArray(), byKey.size());
    byKey.forEach(
        (key, list) -> {
          if (list.size() < ROWS_WITH_COLUMNS) {
            index.put(key, write(list)[0], list.size(), null);
          } else {
            index.put(key, 0, list.size(), group(list));
          }
        });
    keys.add(index);
  }

  /**
   * Puts rows without equality that ask for slots which many ask for behind columns together, and
   * hangs the others on the one fact that leaves the fewest of them. Returns those that nothing is
   * known of.
   */
  private List<SegmentRow> hang(List<SegmentRow> others) {
    Map<Integer, Integer> popularity = popularityOfRows(others);
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
      groups.add(group(together));
    }
    return always;
  }

  private @Nullable Literal narrowest(SegmentRow row) {
    Literal narrowest = null;
    double least = Double.MAX_VALUE;
    for (Literal literal : row.literals()) {
      Literal hook = FactIndexBuilder.hook(literal);
      double share = hook == null ? least : statistics.shareBehind(hook, literal);
      if (share < least) {
        narrowest = hook;
        least = share;
      }
    }
    return narrowest;
  }

  /** How many rows ask for each slot. */
  private static Map<Integer, Integer> popularityOfRows(List<SegmentRow> list) {
    return popularity(list.stream().map(SegmentRow::literals).toList());
  }

  /** How many of some lists of literals ask for each slot. */
  static Map<Integer, Integer> popularity(List<List<Literal>> list) {
    Map<Integer, Integer> popularity = new TreeMap<>();
    BitSet slots = new BitSet();
    for (List<Literal> literals : list) {
      slots.clear();
      for (Literal literal : literals) {
        if (!slots.get(literal.slot())) {
          slots.set(literal.slot());
          popularity.merge(literal.slot(), 1, Integer::sum);
        }
      }
    }
    return popularity;
  }

  /** Rows behind a column for each slot that enough of them ask for. */
  private RowGroup group(List<SegmentRow> list) {
    Map<Integer, ColumnBuilder> builders = new LinkedHashMap<>();
    popularityOfRows(list).entrySet().stream()
        .filter(entry -> entry.getValue() * COLUMN_SHARE >= list.size())
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .forEach(slot -> builders.put(slot, new ColumnBuilder(slot, list.size(), dictionary)));
    for (int i = 0; i < list.size(); i++) {
      for (Literal literal : list.get(i).literals()) {
        ColumnBuilder builder = builders.get(literal.slot());
        if (builder != null) {
          builder.add(i, literal);
        }
      }
    }
    Column[] columns = builders.values().stream().map(ColumnBuilder::build).toArray(Column[]::new);
    int[] at = new int[list.size()];
    int[] rests = new int[list.size()];
    for (int i = 0; i < rests.length; i++) {
      SegmentRow row = list.get(i);
      rests[i] = rest(i, row, builders);
      at[i] = rests[i] < 0 ? writeRarelyAsked(row) : write(row);
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
    SegmentRow left = row.with(rest);
    return left.isEmpty() && rules[row.rule()].isExact() ? ~row.rule() : write(left);
  }

  private int[] write(List<SegmentRow> list) {
    int[] at = new int[list.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = write(list.get(i));
    }
    return at;
  }

  /** All rows of a rule share what is asked only where a message has very long numbers. */
  private int writeRarelyAsked(SegmentRow row) {
    Conjunction all = opened.get(row.rule());
    return all == null
        ? write(row)
        : whole.computeIfAbsent(
            row.rule(), rule -> write(new SegmentRow(rule, all.literals(), all.choices())));
  }

  /** What fails most often and costs least comes first. */
  private int write(SegmentRow row) {
    List<Choice> choices =
        row.choices().stream()
            .map(choice -> new Choice(choice.alternatives().stream().map(this::ordered).toList()))
            .toList();
    return words.add(
        rules[row.rule()].isExact(), new SegmentRow(row.rule(), ordered(row.literals()), choices));
  }

  private List<Literal> ordered(List<Literal> all) {
    Literal[] literals = all.toArray(Literal[]::new);
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
    return Arrays.asList(literals);
  }

  private double weight(Literal literal) {
    double cost =
        switch (literal.test()) {
          case Test.Equal _ -> 1;
          case Test.Range _, Test.In _, Test.Is _ -> 1.5;
          case Test.Begins _, Test.Ends _, Test.Contains _, Test.OneOf _ -> 4;
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
