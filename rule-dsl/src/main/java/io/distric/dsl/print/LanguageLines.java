package io.distric.dsl.print;

import io.distric.dsl.ast.Comments;
import java.util.ArrayList;
import java.util.List;

/** Lines of the language under construction: two columns a level, 100 columns at most if it can. */
final class LanguageLines {

  static final int WIDTH_MAX = 100;

  private final StringBuilder out = new StringBuilder();
  private Comments comments = Comments.NONE;
  private int level;

  /** What stands before clauses from now on. */
  void comments(Comments of) {
    comments = of;
  }

  /** A comment before what comes next, if there is one. */
  LanguageLines before(String place) {
    comment(comments.before(place));
    return this;
  }

  boolean hasComment(String place) {
    return !comments.before(place).isEmpty();
  }

  void comment(List<String> lines) {
    for (String line : lines) {
      line(line.isEmpty() ? "//" : "// " + line);
    }
  }

  void line(String text) {
    out.repeat("  ", level).append(text).append('\n');
  }

  void blank() {
    out.append('\n');
  }

  /** A body: its first line, which gets an opening brace, and what stands in it. */
  void body(String head, Runnable inside) {
    line(head + " {");
    level++;
    inside.run();
    level--;
    line("}");
  }

  /** A clause of a head and further parts: on one line if they fit, else each on its own. */
  void clause(String head, List<Part> parts) {
    StringBuilder one = new StringBuilder(head);
    parts.forEach(p -> one.append(' ').append(p.inline()));
    if (fits(one)) {
      line(one.toString());
      return;
    }
    StringBuilder first = new StringBuilder(head);
    List<Part> rest = new ArrayList<>(parts);
    while (!rest.isEmpty() && fits(first + " " + rest.getFirst().head())) {
      Part part = rest.removeFirst();
      first.append(' ').append(fits(first + " " + part.inline()) ? part.inline() : part.head());
      if (first.toString().endsWith(part.head()) && !part.inline().equals(part.head())) {
        open(first.toString(), part, rest);
        return;
      }
    }
    open(first.toString(), Part.NONE, rest);
  }

  private void open(String first, Part part, List<Part> rest) {
    line(first);
    level++;
    part.lines().forEach(this::line);
    level--;
    String end = part.end();
    if (!end.isEmpty()) {
      StringBuilder last = new StringBuilder(end);
      rest.forEach(p -> last.append(' ').append(p.inline()));
      if (fits(last)) {
        line(last.toString());
        return;
      }
      line(end);
    }
    level++;
    rest.forEach(this::partOnItsOwn);
    level--;
  }

  private void partOnItsOwn(Part part) {
    if (fits(part.inline()) || part.lines().isEmpty()) {
      line(part.inline());
      return;
    }
    line(part.head());
    level++;
    part.lines().forEach(this::line);
    level--;
    line(part.end());
  }

  private boolean fits(CharSequence text) {
    return 2 * level + text.length() <= WIDTH_MAX;
  }

  String text() {
    return out.toString();
  }

  /**
   * A part of a clause.
   *
   * @param inline on one line
   * @param head its first line, if it is spread over several
   * @param lines those between
   * @param end its last line
   */
  record Part(String inline, String head, List<String> lines, String end) {

    static final Part NONE = new Part("", "", List.of(), "");

    Part {
      lines = List.copyOf(lines);
    }

    static Part of(String text) {
      return new Part(text, text, List.of(), "");
    }
  }
}
