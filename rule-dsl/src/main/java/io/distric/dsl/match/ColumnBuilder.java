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

/**
 * Works out a column: for each row all ranges of the slot, or without any the one literal that
 * leaves the least possible.
 */
final class ColumnBuilder {

  private final int slot;
  private final Dictionary.Builder dictionary;
  private final @Nullable Literal[] literals;
  private final List<List<Literal>> ranges = new ArrayList<>();
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
      List<Literal> own = new ArrayList<>();
      for (Literal literal : rows.get(i).literals()) {
        if (literal.slot() != slot) {
          continue;
        }
        if (isDecided(literal)) {
          own.add(literal);
        } else if (isBetter(literal, literals[i])) {
          literals[i] = literal;
        }
      }
      ranges.add(List.copyOf(own));
    }
  }

  /** Whether a column of a literal's slot says all that it says. */
  static boolean isDecided(Literal literal) {
    return literal.test() instanceof Test.Range range && RowWords.isExact(range);
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
    Intervals intervals = new Intervals(words);
    for (int row = 0; row < literals.length; row++) {
      Literal literal = literals[row];
      List<Literal> own = ranges.get(row);
      boolean unknown = own.stream().noneMatch(Literal::needsKnown);
      if (unknown && (literal == null || !literal.needsKnown())) {
        set(missing, row);
        set(nulls, row);
      }
      if (!own.isEmpty()) {
        intervals.add(row, own);
        if (unknown) {
          set(known, row);
        }
      } else if (literal == null || isAnyKnown(literal, row)) {
        set(known, row);
        intervals.always(row);
      }
    }
    return new Column(
        slot,
        intervals.build(),
        missing,
        nulls,
        known,
        new Column.Postings(lists(codes)),
        new Column.Postings(lists(heads)),
        headLengths.stream().mapToInt(i -> i).toArray(),
        tests.entrySet().stream()
            .map(e -> new Column.Tested(SlotPredicate.of(e.getKey()), list(e.getValue())))
            .toList());
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
      case Test.Range _ -> true;
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

  private static Map<Long, int[]> lists(Map<Long, int[]> posted) {
    posted.replaceAll((_, list) -> list(list));
    return posted;
  }

  /** The first element is the number of those that follow. */
  private static int[] list(int[] posted) {
    return Arrays.copyOfRange(posted, 1, posted[0] + 1);
  }

  static void set(long[] bits, int row) {
    bits[row >>> 6] |= 1L << row;
  }
}
