package io.distric.dsl.editor;

import io.distric.dsl.source.Span;
import java.util.Arrays;

/**
 * Where the lines of a text begin. Editors count lines and UTF-16 units from 0, {@link Span} counts
 * lines and code points from 1; both meet in offsets. A place outside the text is moved to its
 * nearest end.
 */
public final class TextLines {

  private final String text;
  private final int[] starts;

  /** The lines of a text. */
  public TextLines(String text) {
    this.text = text;
    int[] found = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean ends =
          unit == '\n' || (unit == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends) {
        found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
        found[count++] = i + 1;
      }
    }
    this.starts = Arrays.copyOf(found, count);
  }

  /** The line of an offset, from 0. */
  public int line(int offset) {
    int found = Arrays.binarySearch(starts, Math.clamp(offset, 0, text.length()));
    return found >= 0 ? found : -found - 2;
  }

  /** The UTF-16 unit of an offset in its line, from 0. */
  public int character(int offset) {
    return Math.clamp(offset, 0, text.length()) - starts[line(offset)];
  }

  /** The offset of a line and a UTF-16 unit in it, both from 0. */
  public int offset(int line, int character) {
    if (line >= starts.length) {
      return text.length();
    }
    int start = starts[Math.max(0, line)];
    return Math.min(start + Math.max(0, character), contentEnd(Math.max(0, line)));
  }

  /** How many lines there are, at least one. */
  public int count() {
    return starts.length;
  }

  /** The place of a span. */
  public Place place(Span span) {
    if (span.line() <= 0) {
      return Place.NONE;
    }
    int start = offset(span.line(), span.column(), 0);
    int end = offset(span.endLine(), span.endColumn(), start);
    return new Place(start, end);
  }

  /** The place of a span for people to see: one of no width is widened to the end of the word. */
  public Place shown(Span span) {
    Place place = place(span);
    int end = place.end();
    while (place.start() == place.end() && end < text.length() && isOfWord(text.charAt(end))) {
      end++;
    }
    return new Place(place.start(), end);
  }

  private static boolean isOfWord(char unit) {
    return Character.isLetterOrDigit(unit) || unit == '_' || unit == '-' || unit == '.';
  }

  private int offset(int line, int column, int floor) {
    if (line > starts.length) {
      return text.length();
    }
    int start = starts[Math.max(1, line) - 1];
    int end = contentEnd(Math.max(1, line) - 1);
    int offset = start;
    for (int i = 1; i < column && offset < end; i++) {
      offset += Character.charCount(text.codePointAt(offset));
    }
    return Math.max(floor, offset);
  }

  private int contentEnd(int line) {
    int end = line + 1 < starts.length ? starts[line + 1] : text.length();
    while (end > starts[line] && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }
}
