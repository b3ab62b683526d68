package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows in one array of words, in the order in which they are looked at: a head (rule, length), the
 * literals, then the choices. Built once, then {@link Rows} has it.
 */
final class RowWords {

  /** Bounds with so many digits have an order of doubles that is theirs. */
  static final int DIGITS_EXACT = 15;

  static final int EQUAL = 0;
  static final int NOT_EQUAL = 1;
  static final int IN = 2;
  static final int RANGE = 3;
  static final int RANGE_MASKED = 4;
  static final int PREDICATE = 5;

  /** Of what stands behind it, so many words, one alternative has to hold. */
  static final int CHOICE = 6;

  /** All that stands behind it, so many words, has to hold. */
  static final int ALTERNATIVE = 7;

  private final Dictionary.Builder dictionary;
  private final Map<Test.In, Integer> setNumbers = new HashMap<>();
  private final List<int[]> sets = new ArrayList<>();
  private final Map<Literal, Integer> predicateNumbers = new HashMap<>();
  private final List<Literal> predicates = new ArrayList<>();
  private long[] words = new long[1 << 10];
  private int length;

  RowWords(Dictionary.Builder dictionary) {
    this.dictionary = dictionary;
  }

  /** Appends a row; where it stands. */
  int add(boolean exact, SegmentRow row) {
    int head = length;
    put(0);
    row.literals().forEach(this::add);
    row.choices().forEach(this::add);
    words[head] = (long) row.rule() << 32 | (exact ? 0 : Rows.CODE) | length - head;
    return head;
  }

  private void add(Choice choice) {
    int head = length;
    put(0);
    for (List<Literal> alternative : choice.alternatives()) {
      int inner = length;
      put(0);
      alternative.forEach(this::add);
      words[inner] = (long) ALTERNATIVE << 60 | length - inner;
    }
    words[head] = (long) CHOICE << 60 | length - head;
  }

  private void add(Literal literal) {
    switch (literal.test()) {
      case Test.Equal(var constant) -> {
        int op = literal.wanted() == Literal.TRUE ? EQUAL : NOT_EQUAL;
        put(word(op, literal, dictionary.code(constant)));
      }
      case Test.In in -> put(word(IN, literal, setNumbers.computeIfAbsent(in, this::set)));
      case Test.Range range when isExact(range) -> {
        int op = literal.wanted() == Literal.TRUE ? RANGE : RANGE_MASKED;
        int open = (range.lowOpen() ? 1 : 0) | (range.highOpen() ? 2 : 0);
        put(word(op, literal, open));
        put(Double.doubleToRawLongBits(least(range)));
        put(Double.doubleToRawLongBits(greatest(range)));
      }
      case Test.Range _, Test.Begins _, Test.Ends _, Test.Contains _ ->
          put(word(PREDICATE, literal, predicate(literal)));
      case Test.Found _, Test.OneOf _, Test.Is _ ->
          put(word(PREDICATE, literal, predicate(literal)));
    }
  }

  private int set(Test.In in) {
    sets.add(in.constants().stream().mapToInt(dictionary::code).sorted().toArray());
    return sets.size() - 1;
  }

  /** The same test wants one memory, whatever truths are wanted of it. */
  private int predicate(Literal literal) {
    Literal plain = new Literal(literal.slot(), literal.test(), Literal.TRUE);
    return predicateNumbers.computeIfAbsent(
        plain,
        key -> {
          predicates.add(key);
          return predicates.size() - 1;
        });
  }

  private static long word(int op, Literal literal, int operand) {
    return (long) op << 60
        | (long) literal.wanted() << 56
        | (long) literal.slot() << 32
        | operand & 0xffffffffL;
  }

  private void put(long word) {
    if (length == words.length) {
      words = Arrays.copyOf(words, length * 2);
    }
    words[length++] = word;
  }

  /** Whether doubles tell numbers of few digits exactly from the bounds. */
  static boolean isExact(Test.Range range) {
    return (range.low() == null || isExact(range.low()))
        && (range.high() == null || isExact(range.high()));
  }

  private static boolean isExact(BigDecimal bound) {
    // Without zeros at the end there are fewer digits, and not so many fewer that it matters.
    boolean plainly = bound.scale() >= 0 && bound.scale() <= Decimals.SCALE_EXACT;
    if (plainly && bound.precision() <= DIGITS_EXACT) {
      return true;
    }
    BigDecimal plain = bound.stripTrailingZeros();
    return plain.precision() <= DIGITS_EXACT && Math.abs(plain.scale()) <= Decimals.SCALE_EXACT;
  }

  static double least(Test.Range range) {
    if (range.low() == null) {
      return Double.NEGATIVE_INFINITY;
    }
    double low = range.low().doubleValue();
    return range.lowOpen() ? Math.nextUp(low) : low;
  }

  static double greatest(Test.Range range) {
    if (range.high() == null) {
      return Double.POSITIVE_INFINITY;
    }
    double high = range.high().doubleValue();
    return range.highOpen() ? Math.nextDown(high) : high;
  }

  /** What was collected. */
  Rows rows() {
    return new Rows(
        Arrays.copyOf(words, length),
        sets.toArray(int[][]::new),
        predicates.stream().map(SlotPredicate::of).toArray(SlotPredicate[]::new));
  }
}
