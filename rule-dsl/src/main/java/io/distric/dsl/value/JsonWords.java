package io.distric.dsl.value;

/** Looks at bytes of JSON, eight of them at once as a word; the first byte is the lowest. */
final class JsonWords {

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';
  private static final long ZEROS = ONES * '0';

  /** What brings all that is greater than nine to the high bit. */
  private static final long ABOVE_NINE = ONES * (0x7f - 9);

  private JsonWords() {}

  /** The high bit of the first byte that is a quote, a backslash, a control or not ASCII. */
  static long notPlain(long word) {
    long quotes = word ^ QUOTES;
    long backslashes = word ^ BACKSLASHES;
    long found =
        ((quotes - ONES) & ~quotes)
            | ((backslashes - ONES) & ~backslashes)
            | ((word - SPACES) & ~word)
            | word;
    return found & HIGHS;
  }

  /** The values of digits; what is no digit is more than nine. */
  static long values(long word) {
    return word ^ ZEROS;
  }

  /** The high bit of each byte that is no digit. */
  static long notDigits(long values) {
    return (((values & ~HIGHS) + ABOVE_NINE) | values) & HIGHS;
  }

  /** The number that eight values of digits are: first pairs of them, then pairs of these. */
  static long number(long eight) {
    long twos = ((eight * (10 << 8 | 1)) >>> 8) & 0x00ff00ff00ff00ffL;
    long fours = ((twos * (100 << 16 | 1)) >>> 16) & 0x0000ffff0000ffffL;
    return (fours * (10_000L << 32 | 1)) >>> 32;
  }

  /** How many digits a number has, leading zeros and its exponent left out. */
  static int significant(byte[] bytes, int from, int to) {
    int significant = 0;
    for (int p = from; p < to && (bytes[p] | 0x20) != 'e'; p++) {
      if (bytes[p] != '.' && (significant > 0 || bytes[p] != '0')) {
        significant++;
      }
    }
    return significant;
  }
}
