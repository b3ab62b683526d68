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

  private static final Kind[] KINDS = Kind.values();

  /** A kind, the place of the first character, how many there are, the line and the column. */
  private static final int CELLS = 5;

  private int[] cells = new int[CELLS * 64];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void add(Kind kind, int start, int length, int line, int column) {
    int cell = size * CELLS;
    if (cell == cells.length) {
      cells = Arrays.copyOf(cells, 2 * cell);
    }
    cells[cell] = kind.ordinal();
    cells[cell + 1] = start;
    cells[cell + 2] = length;
    cells[cell + 3] = line;
    cells[cell + 4] = column;
    size++;
  }

  Kind kind(int event) {
    return KINDS[cells[event * CELLS]];
  }

  /** Where the event's first character stands in the text. */
  int start(int event) {
    return cells[event * CELLS + 1];
  }

  /** In characters, quotes included. */
  int length(int event) {
    return cells[event * CELLS + 2];
  }

  /** From 0. */
  int line(int event) {
    return cells[event * CELLS + 3];
  }

  /** From 0. */
  int column(int event) {
    return cells[event * CELLS + 4];
  }
}
