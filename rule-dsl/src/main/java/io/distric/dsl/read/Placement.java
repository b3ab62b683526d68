package io.distric.dsl.read;

import io.distric.dsl.source.Span;

/**
 * Where the characters of a text stand in the file that holds it, so that a fault inside an
 * expression is marked at its place in the YAML or JSON around it.
 *
 * @param whole the text with its quotes
 * @param exact whether line and column can be computed; if not, every place is the whole
 * @param line of the text's first character
 * @param column of the text's first character
 * @param indent columns before each further line
 */
record Placement(Span whole, boolean exact, int line, int column, int indent) {

  static final Placement NONE = new Placement(Span.NONE, false, 0, 0, 0);

  /** A text that is a file of its own. */
  static final Placement START = new Placement(new Span(1, 1, 1, 1), true, 1, 1, 0);

  static Placement inexact(Span whole) {
    return new Placement(whole, false, 0, 0, 0);
  }

  /**
   * The place of a text on one line.
   *
   * @param whole with its quotes
   * @param text what it says; where it is longer than its place, only the whole is known
   * @param quotes how many characters stand before it
   */
  static Placement of(Span whole, String text, int quotes) {
    int width = text.codePointCount(0, text.length()) + 2 * quotes;
    boolean plainly =
        whole.line() == whole.endLine() && whole.endColumn() - whole.column() == width;
    return plainly
        ? new Placement(whole, true, whole.line(), whole.column() + quotes, 0)
        : inexact(whole);
  }

  /** The place of a part: lines from 1, columns from 0, as ANTLR counts them. */
  Span span(int fromLine, int fromColumn, int toLine, int toColumn) {
    if (!exact) {
      return whole;
    }
    return new Span(
        line + fromLine - 1,
        columnAt(fromLine, fromColumn),
        line + toLine - 1,
        columnAt(toLine, toColumn));
  }

  private int columnAt(int atLine, int atColumn) {
    return atLine == 1 ? column + atColumn : indent + 1 + atColumn;
  }
}
