package io.distric.dsl.source;

/**
 * A place in a source text. Lines and columns count from 1; the end is exclusive. Two spans are
 * always equal: where something stands is no part of what it is, so models compare without their
 * places.
 *
 * @param line first line
 * @param column first column, in code points
 * @param endLine last line
 * @param endColumn column behind the last code point
 */
public record Span(int line, int column, int endLine, int endColumn) {

  /** The place of what was made by a program and stands in no text. */
  public static final Span NONE = new Span(0, 0, 0, 0);

  @Override
  public boolean equals(Object other) {
    return other instanceof Span;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
