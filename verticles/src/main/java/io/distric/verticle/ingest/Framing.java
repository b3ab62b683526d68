package io.distric.verticle.ingest;

import java.util.Arrays;

/**
 * Finds the messages in a body without decoding them: where each element of an array, or each
 * non-blank line, begins and ends. What stands between the bounds is for the decoder to judge.
 */
final class Framing {

  /** The body cannot be cut into messages; none of them is taken. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;

    Malformed(String message, int position) {
      super(message, null, false, false);
      this.position = position;
    }

    int position() {
      return position;
    }
  }

  /** The body holds more messages than one request may. */
  static final class TooMany extends Exception {
    private static final long serialVersionUID = 1L;

    TooMany(int itemsMax) {
      super("a request may hold " + itemsMax + " messages", null, false, false);
    }
  }

  private final byte[] bytes;
  private final int length;
  private final int itemsMax;
  private int[] bounds = new int[32];
  private int size;

  private Framing(byte[] bytes, int length, int itemsMax) {
    this.bytes = bytes;
    this.length = length;
    this.itemsMax = itemsMax;
  }

  /** The elements of a JSON array. */
  static Framing array(byte[] bytes, int length, int itemsMax) throws Malformed, TooMany {
    Framing framing = new Framing(bytes, length, itemsMax);
    framing.readArray();
    return framing;
  }

  /** The lines that hold more than white space. */
  static Framing lines(byte[] bytes, int length, int itemsMax) throws TooMany {
    Framing framing = new Framing(bytes, length, itemsMax);
    framing.readLines();
    return framing;
  }

  /** The first byte that is no white space; {@code length} if there is none. */
  static int firstByte(byte[] bytes, int length) {
    int at = 0;
    while (at < length && blank(bytes[at])) {
      at++;
    }
    return at;
  }

  int size() {
    return size;
  }

  int offset(int item) {
    return bounds[2 * item];
  }

  int length(int item) {
    return bounds[2 * item + 1] - bounds[2 * item];
  }

  private void readLines() throws TooMany {
    int start = 0;
    while (start < length) {
      int end = start;
      while (end < length && bytes[end] != '\n') {
        end++;
      }
      addTrimmed(start, end);
      start = end + 1;
    }
  }

  private void addTrimmed(int start, int end) throws TooMany {
    int first = start;
    int last = end;
    while (first < last && blank(bytes[first])) {
      first++;
    }
    while (first < last && blank(bytes[last - 1])) {
      last--;
    }
    if (first < last) {
      add(first, last);
    }
  }

  private void readArray() throws Malformed, TooMany {
    int at = skip(firstByte(bytes, length) + 1);
    if (at < length && bytes[at] == ']') {
      ensureNothingFollows(at + 1);
      return;
    }
    while (true) {
      int end = element(at);
      addTrimmed(at, end);
      if (bytes[end] == ']') {
        ensureNothingFollows(end + 1);
        return;
      }
      at = skip(end + 1);
    }
  }

  /** The comma or bracket behind the element that begins at a place. */
  private int element(int start) throws Malformed {
    int depth = 0;
    for (int at = start; at < length; at++) {
      switch (bytes[at]) {
        case '"' -> at = closingQuote(at + 1);
        case '{', '[' -> depth++;
        case ',' -> {
          if (depth == 0) {
            return nonEmpty(start, at);
          }
        }
        case '}', ']' -> {
          if (depth == 0) {
            return nonEmpty(start, at);
          }
          depth--;
        }
        default -> {
          // Part of a name, number or word.
        }
      }
    }
    throw new Malformed("the array is not closed", length);
  }

  private int nonEmpty(int start, int end) throws Malformed {
    if (bytes[end] == '}') {
      throw new Malformed("'}' closes no object of this array", end);
    }
    if (skip(start) >= end) {
      throw new Malformed("an element is missing before '" + (char) bytes[end] + "'", end);
    }
    return end;
  }

  private int closingQuote(int start) throws Malformed {
    for (int at = start; at < length; at++) {
      if (bytes[at] == '\\') {
        at++;
      } else if (bytes[at] == '"') {
        return at;
      }
    }
    throw new Malformed("a text is not closed", start - 1);
  }

  private void ensureNothingFollows(int start) throws Malformed {
    int at = skip(start);
    if (at < length) {
      throw new Malformed("something follows the end of the array", at);
    }
  }

  private int skip(int start) {
    int at = start;
    while (at < length && blank(bytes[at])) {
      at++;
    }
    return at;
  }

  private void add(int start, int end) throws TooMany {
    if (size == itemsMax) {
      throw new TooMany(itemsMax);
    }
    if (2 * size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * size] = start;
    bounds[2 * size + 1] = end;
    size++;
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
