package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.value.KeyHash;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Works out a column: for each row the one literal of the slot that leaves the least possible. */
final class ColumnBuilder {

  private static final int CUTS_FEW = 64;
  private static final int CUTS_MANY = 256;
  private static final int ROWS_MANY = 4_096;

  private final int slot;
  private final Dictionary.Builder dictionary;
  private final @Nullable Literal[] literals;
  private final int words;
  private final Map<Long, int[]> codes = new HashMap<>();
  private final Map<Long, int[]> heads = new HashMap<>();
  private final Map<Literal, int[]> tests = new LinkedHashMap<>();
  private final TreeSet<Integer> headLengths = new TreeSet<>();

  ColumnBuilder(int slot, List<SegmentRow> rows, Dictionary.Builder dictionary) {
    this.slot = slot;
    this.dictionary = dictionary;
    this.literals = new Literal[rows.size()];
    this.words = rows.size() + 63 >>> 6;
    for (int i = 0; i < literals.length; i++) {
      for (Literal literal : rows.get(i).literals()) {
        if (literal.slot() == slot && isBetter(literal, literals[i])) {
          literals[i] = literal;
        }
      }
    }
  }

  private static boolean isBetter(Literal literal, @Nullable Literal other) {
    return other == null || rank(literal) < rank(other);
  }

  private static int rank(Literal literal) {
    if (literal.wanted() == Literal.TRUE) {
      return switch (literal.test()) {
        case Test.Equal _ -> 0;
        case Test.In _ -> 1;
        case Test.Begins _, Test.Found _ -> head(literal).isEmpty() ? 4 : 2;
        case Test.Range _ -> 3;
        case Test.Ends _, Test.Contains _, Test.Is _ -> 4;
      };
    }
    return literal.needsKnown() ? 5 : 6;
  }

  /** What a text has to begin with; empty if anything will do. */
  static String head(Literal literal) {
    return switch (literal.test()) {
      case Test.Begins(var head) -> head;
      case Test.Found(var pattern) -> pattern.head();
      case Test.Equal _, Test.In _, Test.Range _, Test.Ends _, Test.Contains _, Test.Is _ -> "";
    };
  }

  Column build() {
    long[] missing = new long[words];
    long[] nulls = new long[words];
    long[] known = new long[words];
    double[] cuts = cuts();
    Intervals intervals = new Intervals(cuts, words);
    for (int row = 0; row < literals.length; row++) {
      Literal literal = literals[row];
      boolean any =
          literal == null || !literal.needsKnown() && !(literal.test() instanceof Test.Is);
      if (any || isPresence(literal)) {
        set(missing, row);
      }
      if (any || isPresence(literal)) {
        set(nulls, row);
      }
      if (literal == null || isAnyKnown(literal, row)) {
        set(known, row);
        intervals.always(row);
      } else if (literal.test() instanceof Test.Range range) {
        intervals.add(row, range);
      }
    }
    return new Column(
        slot,
        cuts,
        intervals.build(),
        missing,
        nulls,
        known,
        new Column.Postings(codes),
        new Column.Postings(heads),
        headLengths.stream().mapToInt(i -> i).toArray(),
        tests.entrySet().stream()
            .map(e -> new Column.Tested(SlotPredicate.of(e.getKey()), list(e.getValue())))
            .toList());
  }

  /** Tests for presence are left to the rows. */
  private static boolean isPresence(@Nullable Literal literal) {
    return literal != null && literal.test() instanceof Test.Is;
  }

  /** Whether a row is possible whatever the slot holds; else it is put where it belongs. */
  private boolean isAnyKnown(Literal literal, int row) {
    if (literal.wanted() != Literal.TRUE) {
      return true;
    }
    return switch (literal.test()) {
      case Test.Equal _, Test.In _ -> {
        for (Value constant : RowWords.constants(literal.test())) {
          post(codes, (long) dictionary.code(constant), row);
        }
        yield false;
      }
      case Test.Begins _, Test.Found _ -> {
        byte[] head = head(literal).getBytes(StandardCharsets.UTF_8);
        if (head.length > 0) {
          headLengths.add(head.length);
          post(heads, KeyHash.of(head, 0, head.length), row);
        }
        yield head.length == 0;
      }
      case Test.Range _ -> false;
      case Test.Ends _, Test.Contains _ -> {
        post(tests, literal, row);
        yield false;
      }
      case Test.Is _ -> true;
    };
  }

  private static <K> void post(Map<K, int[]> lists, K key, int row) {
    int[] list = lists.getOrDefault(key, new int[2]);
    if (list[0] + 1 == list.length) {
      list = Arrays.copyOf(list, list.length * 2);
    }
    list[++list[0]] = row;
    lists.put(key, list);
  }

  /** The first element is the number of those that follow. */
  static int[] list(int[] posted) {
    return Arrays.copyOfRange(posted, 1, posted[0] + 1);
  }

  static void set(long[] bits, int row) {
    bits[row >>> 6] |= 1L << row;
  }

  /** Numbers between which about as many ranges begin and end. */
  private double[] cuts() {
    List<Test.Range> ranges = new ArrayList<>();
    for (Literal literal : literals) {
      if (literal != null
          && literal.wanted() == Literal.TRUE
          && literal.test() instanceof Test.Range range) {
        ranges.add(range);
      }
    }
    double[] bounds =
        ranges.stream().flatMapToDouble(Intervals::bounds).sorted().distinct().toArray();
    int most = literals.length > ROWS_MANY ? CUTS_MANY : CUTS_FEW;
    if (bounds.length <= most) {
      return bounds;
    }
    double[] cuts = new double[most];
    for (int i = 0; i < most; i++) {
      cuts[i] = bounds[(int) ((long) i * bounds.length / most)];
    }
    return Arrays.stream(cuts).distinct().toArray();
  }
}
