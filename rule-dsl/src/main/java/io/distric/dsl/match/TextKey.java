package io.distric.dsl.match;

import io.distric.dsl.value.KeyHash;

/**
 * A text as one word: what is shorter than a word is itself, its bytes and its length in the byte
 * that is free, so that equal keys are equal texts; of longer ones it is a hash. Never 0.
 */
final class TextKey {

  private static final int LENGTH_AT = 56;

  private TextKey() {}

  /** The key of a range of UTF-8. */
  static long of(byte[] bytes, int from, int to) {
    int length = to - from;
    return length < Long.BYTES
        ? KeyHash.word(bytes, from, to) | length + 1L << LENGTH_AT
        : KeyHash.of(bytes, from, to) | Long.MIN_VALUE;
  }

  /**
   * Where to look for a key in a table of its own shift.
   *
   * @param of what the key is of
   */
  static int place(int of, long key, int shift) {
    return (int) ((key + of * 0xc2b2ae3d27d4eb4fL) * 0x9e3779b97f4a7c15L >>> shift);
  }

  /** Whether only one text has a key. */
  static boolean isWhole(long key) {
    return key > 0;
  }
}
