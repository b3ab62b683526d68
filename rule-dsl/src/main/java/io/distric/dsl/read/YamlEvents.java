package io.distric.dsl.read;

import java.util.Arrays;

/** The events of a line of YAML, in an array that is used again and again. One thread. */
final class YamlEvents {

  /** What an event is; of a scalar, how it is written. */
  enum Kind {
    FIELDS,
    END_FIELDS,
    ITEMS,
    END_ITEMS,
    PLAIN,
    /** In quotes, and all between them stands for itself. */
    QUOTED,
    /** In single quotes, with a quote in it. */
    SINGLE,
    /** In double quotes, with a backslash in it. */
    DOUBLE
  }

  /** The place of the first character, how many there are, the line and the column. */
  private static final int CELLS = 4;

  private Kind[] kinds = new Kind[64];
  private int[] cells = new int[CELLS * kinds.length];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void add(Kind kind, int start, int length, int line, int column) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    kinds[size] = kind;
    int cell = size * CELLS;
    cells[cell] = start;
    cells[cell + 1] = length;
    cells[cell + 2] = line;
    cells[cell + 3] = column;
    size++;
  }

  Kind kind(int event) {
    return kinds[event];
  }

  /** Where the event's first character stands in the text. */
  int start(int event) {
    return cells[event * CELLS];
  }

  /** In characters, quotes included. */
  int length(int event) {
    return cells[event * CELLS + 1];
  }

  /** From 0. */
  int line(int event) {
    return cells[event * CELLS + 2];
  }

  /** From 0. */
  int column(int event) {
    return cells[event * CELLS + 3];
  }
}
