package io.distric.dsl.read;

/**
 * Short parts of a long text as strings, the same one where they are equal and near each other:
 * keys, operators and fields stand in a catalog thousands of times. One thread.
 */
final class SeenTexts {

  private static final int LENGTH_MAX = 32;
  private static final int PLACES = 512;

  private final String[] seen = new String[PLACES];

  /** The part of a text between two places. */
  String of(String text, int from, int to) {
    int length = to - from;
    if (length > LENGTH_MAX) {
      return text.substring(from, to);
    }
    int hash = length;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int place = (hash ^ hash >>> 9) & (PLACES - 1);
    String last = seen[place];
    if (last != null && last.length() == length && text.startsWith(last, from)) {
      return last;
    }
    String part = text.substring(from, to);
    seen[place] = part;
    return part;
  }
}
