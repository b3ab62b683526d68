package io.distric.dsl.print;

import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows a diagnostic to its author: where, what, the line with a mark under the place, and what to
 * write instead.
 *
 * <pre>
 * rules/fraud.yaml:7:23: error R204: field 'amount' is a number, but "1000" is text
 *   7 |   when: {expr: amount &gt; "1000"}
 *     |                         ^~~~~~ write 1000 without quotes
 * </pre>
 */
public final class DiagnosticPrinter {

  /** Lines beyond it are cut around the place. */
  private static final int WIDTH_MAX = 120;

  private DiagnosticPrinter() {}

  /** The diagnostic without its line, for where the source is not at hand. */
  public static String print(Diagnostic diagnostic) {
    String head = head(diagnostic);
    return diagnostic.hint().isEmpty() ? head : head + "; " + harmless(diagnostic.hint());
  }

  /** The diagnostic with its line, several lines without a line break at the end. */
  public static String print(Diagnostic diagnostic, SourceText source) {
    Span span = diagnostic.span();
    Optional<String> line = line(source.text(), span.line());
    if (line.isEmpty()) {
      return print(diagnostic);
    }
    int[] points = line.get().codePoints().map(DiagnosticPrinter::harmless).toArray();
    int column = Math.clamp(span.column(), 1, points.length + 1);
    int end = span.endLine() > span.line() ? points.length + 1 : span.endColumn();
    int from = Math.max(0, Math.min(column - WIDTH_MAX / 2, points.length - WIDTH_MAX));
    int to = Math.min(points.length, from + WIDTH_MAX);
    int marks = Math.clamp(end - column, 1, Math.max(1, to + 1 - column));
    String number = String.valueOf(span.line());
    String shown = new String(points, from, to - from).stripTrailing();
    return "%s\n  %s | %s\n  %s | %s^%s%s"
        .formatted(
            head(diagnostic),
            number,
            shown,
            " ".repeat(number.length()),
            " ".repeat(column - 1 - from),
            "~".repeat(marks - 1),
            diagnostic.hint().isEmpty() ? "" : " " + harmless(diagnostic.hint()));
  }

  private static String harmless(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      return text;
    }
    return text.codePoints()
        .map(DiagnosticPrinter::harmless)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** A source is anybody's text: what a terminal would act on is shown as a picture of itself. */
  private static int harmless(int c) {
    if (c == '\t') {
      return ' ';
    }
    if (c < ' ') {
      return 0x2400 + c;
    }
    boolean turnsText = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return (c >= 0x7F && c < 0xA0) || turnsText ? 0xFFFD : c;
  }

  private static String head(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    String place = span.line() == 0 ? "" : ":" + span.line() + ":" + span.column();
    return "%s%s: %s %s: %s"
        .formatted(
            diagnostic.file(),
            place,
            diagnostic.severity().name().toLowerCase(Locale.ROOT),
            diagnostic.code(),
            harmless(diagnostic.message()));
  }

  private static Optional<String> line(String text, int number) {
    int start = 0;
    for (int line = 1; line < number && start >= 0; line++) {
      start = text.indexOf('\n', start) + 1;
      if (start == 0) {
        return Optional.empty();
      }
    }
    if (number < 1) {
      return Optional.empty();
    }
    int end = text.indexOf('\n', start);
    String line = end < 0 ? text.substring(start) : text.substring(start, end);
    return Optional.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
  }
}
