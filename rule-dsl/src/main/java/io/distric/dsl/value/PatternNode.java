package io.distric.dsl.value;

import java.util.List;

/** A pattern as a tree: what of RE2's syntax an automaton over bytes can be made of. */
sealed interface PatternNode {

  /** Repeated without end. */
  int ENDLESS = Integer.MAX_VALUE;

  /**
   * One character.
   *
   * @param low a bit for each of the first 64 characters
   * @param high a bit for each of the next 64
   * @param beyond whether all beyond ASCII will do
   */
  record Chars(long low, long high, boolean beyond) implements PatternNode {

    private static final int UPPER_TO_LOWER = 'a' - 'A';
    private static final long UPPER = range('A', 'Z').high;
    private static final long LOWER = range('a', 'z').high;

    static Chars of(int c) {
      return c < 64 ? new Chars(1L << c, 0, false) : new Chars(0, 1L << c, false);
    }

    /** The characters from one to another. */
    static Chars range(int first, int last) {
      Chars all = new Chars(0, 0, false);
      for (int c = first; c <= last; c++) {
        all = all.or(of(c));
      }
      return all;
    }

    Chars or(Chars other) {
      return new Chars(low | other.low, high | other.high, beyond || other.beyond);
    }

    Chars not() {
      return new Chars(~low, ~high, !beyond);
    }

    /** The same in upper and lower case. */
    Chars folded() {
      return new Chars(
          low, high | high << UPPER_TO_LOWER & LOWER | high >>> UPPER_TO_LOWER & UPPER, beyond);
    }

    boolean has(int c) {
      return ((c < 64 ? low : high) >>> c & 1) != 0;
    }
  }

  /**
   * One certain character beyond ASCII.
   *
   * @param character which
   */
  record Beyond(String character) implements PatternNode {}

  /** One after the other. */
  record Sequence(List<PatternNode> parts) implements PatternNode {}

  /** One of several. */
  record Choice(List<PatternNode> parts) implements PatternNode {}

  /** Several times. */
  record Repeat(PatternNode part, int least, int most) implements PatternNode {}

  /** Nothing, at the beginning of the text. */
  record Start() implements PatternNode {}

  /** Nothing, at the end of the text. */
  record End() implements PatternNode {}
}
