package io.distric.dsl.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at bytes of JSON, eight of them at once as a word; the first byte is the lowest. */
public final class JsonWords {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long TWOS = ONES * 2;
  private static final long CONTROLS = ONES * 33;
  private static final long BACKSLASHES = ONES * '\\';
  private static final long ZEROS = ONES * '0';

  /** What brings all that is greater than nine to the high bit. */
  private static final long ABOVE_NINE = ONES * (0x7f - 9);

  private JsonWords() {}

  /** The word at a position, from which on there are eight bytes. */
  public static long at(byte[] bytes, int position) {
    return (long) WORDS.get(bytes, position);
  }

  /** Fewer than eight bytes of a word, the others zero. */
  public static long first(long word, int count) {
    return word & (1L << (count << 3)) - 1;
  }

  /**
   * The high bit of the first byte that is a quote, a backslash, a control or not ASCII; those
   * behind it may have theirs too. A quote and the controls are less than 33 once a bit of theirs
   * is turned.
   */
  public static long notPlain(long word) {
    long quotes = (word ^ TWOS) - CONTROLS;
    long backslashes = (word ^ BACKSLASHES) - ONES;
    return (quotes | backslashes | word) & HIGHS;
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

  /**
   * A number without sign and exponent that ends within a word: its {@link #digits}, {@link #scale}
   * and {@link #length}; 0 if it is none.
   */
  public static long shortNumber(long word) {
    long values = values(word);
    long others = notDigits(values);
    // How many digits there are, and whether a point follows, cannot be guessed: no branch asks.
    int inFront = Long.numberOfTrailingZeros(others) >>> 3;
    int point = ((int) (((word >>> (inFront << 3)) & 0xff) ^ '.') - 1) >>> 31;
    int length = Long.numberOfTrailingZeros(others & (others - point)) >>> 3;
    boolean isLonger = length == Long.BYTES || ((word >>> (length << 3)) & 0xdf) == 'E';
    boolean isZero = inFront > 1 && (word & 0xff) == '0';
    if (inFront == 0 || length - inFront == 1 || isLonger || isZero) {
      return 0;
    }
    long before = (1L << (inFront << 3)) - 1;
    long joined = (values & before) | ((values >>> (point << 3)) & ~before);
    long digits = number(joined << (64 - ((length - point) << 3)));
    return digits << 8 | (long) point * (length - inFront - 1) << 4 | length;
  }

  /** Digits of a short number without its point. */
  public static long digits(long shortNumber) {
    return shortNumber >>> 8;
  }

  /** How many digits of a short number are behind its point. */
  public static int scale(long shortNumber) {
    return (int) shortNumber >>> 4 & 0xf;
  }

  /** How many bytes a short number has. */
  public static int length(long shortNumber) {
    return (int) shortNumber & 0xf;
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
