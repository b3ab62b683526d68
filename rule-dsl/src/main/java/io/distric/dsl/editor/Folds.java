package io.distric.dsl.editor;

import io.distric.dsl.read.Lexeme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What can be folded: braces and lists over several lines, comments. */
public final class Folds {

  private Folds() {}

  /**
   * Lines that can be hidden behind the first of them.
   *
   * @param first line, from 0
   * @param last line
   * @param comment whether they are a comment
   */
  public record Fold(int first, int last, boolean comment) {}

  /** The folds of a document, outer before inner ones that end earlier. */
  public static List<Fold> of(Document document) {
    List<Fold> folds = new ArrayList<>();
    Deque<Lexeme> opened = new ArrayDeque<>();
    int commentFirst = -1;
    int commentLast = -2;
    for (Lexeme lexeme : document.lexemes()) {
      int line = document.lines().line(lexeme.start());
      if (lexeme.kind() == Lexeme.Kind.COMMENT) {
        int end = document.lines().line(lexeme.end());
        if (line > commentLast + 1 || commentFirst < 0) {
          add(folds, commentFirst, commentLast, true);
          commentFirst = line;
        }
        commentLast = end;
        continue;
      }
      add(folds, commentFirst, commentLast, true);
      commentFirst = -1;
      if (lexeme.is("{") || lexeme.is("[") || lexeme.is("(") || lexeme.is("${")) {
        opened.push(lexeme);
      } else if (isCloser(lexeme) && !opened.isEmpty()) {
        add(folds, document.lines().line(opened.pop().start()), line - 1, false);
      }
    }
    add(folds, commentFirst, commentLast, true);
    return List.copyOf(folds);
  }

  private static boolean isCloser(Lexeme lexeme) {
    return lexeme.is("}") || lexeme.is("]") || lexeme.is(")");
  }

  private static void add(List<Fold> folds, int first, int last, boolean comment) {
    if (first >= 0 && last > first) {
      folds.add(new Fold(first, last, comment));
    }
  }
}
