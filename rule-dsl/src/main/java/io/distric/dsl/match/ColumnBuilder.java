package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.value.KeyHash;
import io.distric.dsl.value.TextFactors;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Works out a column: for each row all ranges of the slot, or without any the one literal that
 * leaves the least possible. Used once.
 */
final class ColumnBuilder {

  private final int slot;
  private final Dictionary.Builder dictionary;
  private final @Nullable Literal[] literals;
  private final List<List<Literal>> ranges;
  private final int words;
  private final Map<Long, int[]> codes = new HashMap<>();
  private final Map<Long, int[]> heads = new HashMap<>();
  private final TreeSet<Integer> headLengths = new TreeSet<>();
  private final Map<Long, int[]> tails = new HashMap<>();
  private final TreeSet<Integer> tailLengths = new TreeSet<>();
  private final Map<List<Utf8Key>, List<Integer>> parts = new LinkedHashMap<>();
  private final Map<Long, int[]> elements = new HashMap<>();

  /** A column of some rows, which ask for nothing yet. */
  ColumnBuilder(int slot, int rows, Dictionary.Builder dictionary) {
    this.slot = slot;
    this.dictionary = dictionary;
    this.literals = new Literal[rows];
    this.ranges = new ArrayList<>(Collections.nCopies(rows, List.of()));
    this.words = rows + 63 >>> 6;
  }

  /** Takes a literal of a row, which asks for the slot. */
  void add(int row, Literal literal) {
    if (isRange(literal)) {
      List<Literal> own = ranges.get(row);
      ranges.set(row, own.isEmpty() ? List.of(literal) : joined(own, literal));
    } else if (isBetter(literal, literals[row])) {
      literals[row] = literal;
    }
  }

  private static List<Literal> joined(List<Literal> some, Literal more) {
    List<Literal> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }

  /** Whether the column says all that a literal of a row says. */
  boolean decides(int row, Literal literal) {
    return isRange(literal)
        || (isEquality(literal.test())
            && literal.equals(literals[row])
            && ranges.get(row).isEmpty());
  }

  private static boolean isRange(Literal literal) {
    return literal.test() instanceof Test.Range range && RowWords.isExact(range);
  }

  private static boolean isEquality(Test test) {
    return test instanceof Test.Equal || test instanceof Test.In;
  }

  private static boolean isBetter(Literal literal, @Nullable Literal other) {
    return other == null || rank(literal) < rank(other);
  }

  private static int rank(Literal literal) {
    if (literal.wanted() == Literal.TRUE) {
      return switch (Implied.by(literal.test())) {
        case Test.Equal _ -> 0;
        case Test.In _ -> 1;
        case Test.Begins _, Test.Ends _, Test.Contains _, Test.OneOf _ -> 2;
        case Test.Range _ -> 3;
        case Test.Found _, Test.Is _ -> 4;
      };
    }
    return !literal.needsKnown() ? 7 : isEquality(literal.test()) ? 5 : 6;
  }

  Column build() {
    long[] missing = new long[words];
    long[] nulls = new long[words];
    long[] known = new long[words];
    Intervals intervals = new Intervals(words);
    for (int row = 0; row < literals.length; row++) {
      Literal literal = literals[row];
      List<Literal> own = ranges.get(row);
      if ((literal == null || !literal.needsKnown()) && !anyNeedsKnown(own)) {
        set(missing, row);
        set(nulls, row);
      }
      if (!own.isEmpty()) {
        intervals.add(row, own);
        if (!anyNeedsKnown(own)) {
          set(known, row);
        }
      } else if (literal == null || isKnown(literal, row)) {
        set(known, row);
        intervals.always(row);
      }
    }
    ColumnTexts texts =
        new ColumnTexts(
            postings(heads),
            lengths(headLengths),
            postings(tails),
            lengths(tailLengths),
            PartFinder.of(parts).toArray(PartFinder[]::new),
            postings(elements));
    return new Column(slot, intervals.build(), missing, nulls, known, postings(codes), texts);
  }

  private static boolean anyNeedsKnown(List<Literal> ranges) {
    for (Literal range : ranges) {
      if (range.needsKnown()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a row is possible unless more is known of the slot; puts it where more is known. */
  private boolean isKnown(Literal literal, int row) {
    if (isEquality(literal.test())) {
      return isUnequal(literal, row);
    }
    if (literal.wanted() != Literal.TRUE) {
      return true;
    }
    switch (Implied.by(literal.test())) {
      case Test.Begins(var head) -> post(heads, headLengths, utf8(head), row);
      case Test.Ends(var tail) -> post(tails, tailLengths, utf8(tail), row);
      case Test.Contains(var part) -> {
        PartFinder.post(parts, List.of(part), row);
        // A list has a part as an element.
        byte[] element = utf8(part);
        post(elements, KeyHash.of(element, 0, element.length), row);
      }
      case Test.OneOf(var factors) -> post(factors, row);
      case Test.Equal _, Test.In _, Test.Range _, Test.Found _, Test.Is _ -> {
        return true;
      }
    }
    return false;
  }

  /** Whether a row is possible for what equals none of its constants. */
  private boolean isUnequal(Literal literal, int row) {
    boolean ifTrue = (literal.wanted() >>> Truth.TRUE & 1) != 0;
    boolean ifFalse = (literal.wanted() >>> Truth.FALSE & 1) != 0;
    if (ifTrue != ifFalse) {
      for (Value constant : literal.test().constants()) {
        post(codes, dictionary.code(constant), row);
      }
    }
    return ifFalse;
  }

  private static void post(
      Map<Long, int[]> lists, SortedSet<Integer> lengths, byte[] text, int row) {
    lengths.add(text.length);
    post(lists, KeyHash.of(text, 0, text.length), row);
  }

  private void post(TextFactors factors, int row) {
    switch (factors.where()) {
      case START -> factors.texts().forEach(head -> post(heads, headLengths, utf8(head), row));
      case END -> factors.texts().forEach(tail -> post(tails, tailLengths, utf8(tail), row));
      case ANYWHERE -> PartFinder.post(parts, factors.texts(), row);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Rows come in their order, and one may come twice for a key. */
  private static void post(Map<Long, int[]> lists, long key, int row) {
    int[] list = lists.computeIfAbsent(key, _ -> new int[2]);
    if (list[0] > 0 && list[list[0]] == row) {
      return;
    }
    if (list[0] + 1 == list.length) {
      list = Arrays.copyOf(list, list.length * 2);
      lists.put(key, list);
    }
    list[++list[0]] = row;
  }

  /** The first element of each list is the number of those that follow. */
  private static Postings postings(Map<Long, int[]> lists) {
    lists.replaceAll((_, list) -> Arrays.copyOfRange(list, 1, list[0] + 1));
    return new Postings(lists);
  }

  private static int[] lengths(SortedSet<Integer> lengths) {
    return lengths.stream().mapToInt(i -> i).toArray();
  }

  static void set(long[] bits, int row) {
    bits[row >>> 6] |= 1L << row;
  }
}
