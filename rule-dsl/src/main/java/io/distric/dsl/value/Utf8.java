package io.distric.dsl.value;

import java.util.Arrays;

/**
 * Tests on ranges of UTF-8. Bytes say the same as code points: no character's encoding is part of
 * another's, and the order of unsigned bytes is the order of code points.
 */
public final class Utf8 {

  private Utf8() {}

  /** Whether a range equals a text. */
  public static boolean equal(byte[] bytes, int from, int to, byte[] text) {
    return to - from == text.length && Arrays.equals(bytes, from, to, text, 0, text.length);
  }

  /** Whether a range begins with a text. */
  public static boolean startsWith(byte[] bytes, int from, int to, byte[] head) {
    return to - from >= head.length
        && Arrays.equals(bytes, from, from + head.length, head, 0, head.length);
  }

  /** Whether a range ends with a text. */
  public static boolean endsWith(byte[] bytes, int from, int to, byte[] tail) {
    return to - from >= tail.length
        && Arrays.equals(bytes, to - tail.length, to, tail, 0, tail.length);
  }

  /** Whether a range has a text in it. */
  public static boolean contains(byte[] bytes, int from, int to, byte[] part) {
    if (part.length == 0) {
      return true;
    }
    int last = to - part.length;
    byte first = part[0];
    for (int at = from; at <= last; at++) {
      if (bytes[at] == first && isAt(bytes, at, part)) {
        return true;
      }
    }
    return false;
  }

  /** Parts are short: a loop costs less than a call. */
  private static boolean isAt(byte[] bytes, int at, byte[] part) {
    for (int i = 1; i < part.length; i++) {
      if (bytes[at + i] != part[i]) {
        return false;
      }
    }
    return true;
  }

  /** The order of a range and a text by code points. */
  public static int compare(byte[] bytes, int from, int to, byte[] text) {
    return Arrays.compareUnsigned(bytes, from, to, text, 0, text.length);
  }
}
