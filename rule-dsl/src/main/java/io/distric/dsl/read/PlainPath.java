package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths of names and dots alone, which most are, read without the parser. */
final class PlainPath {

  private PlainPath() {}

  /** The path; empty if the text needs the parser. */
  static Optional<Expr.Path> of(String text, Span span) {
    List<Expr.Segment> segments = new ArrayList<>(2);
    int start = 0;
    for (int at = 0; at <= text.length(); at++) {
      boolean end = at == text.length() || text.charAt(at) == '.';
      if (end && at == start) {
        return Optional.empty();
      }
      if (end) {
        segments.add(new Expr.Segment.Name(text.substring(start, at).intern()));
        start = at + 1;
      } else if (!isNamePart(text.charAt(at), at == start)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Expr.Path(segments, span));
  }

  private static boolean isNamePart(char c, boolean first) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (!first && c >= '0' && c <= '9');
  }
}
