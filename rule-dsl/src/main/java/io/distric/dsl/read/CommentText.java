package io.distric.dsl.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Comments as lines, without the signs that make them comments. */
final class CommentText {

  private CommentText() {}

  /** The lines of several; an empty one stands where a line was left empty between them. */
  static Optional<List<String>> join(List<Token> comments) {
    List<String> lines = new ArrayList<>();
    int end = -1;
    for (Token comment : comments) {
      List<String> more = lines(comment.getText());
      if (end >= 0 && comment.getLine() > end + 1) {
        lines.add("");
      }
      lines.addAll(more);
      end = comment.getLine() + (int) comment.getText().chars().filter(c -> c == '\n').count();
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
  }

  /** What a comment of YAML says behind its sign. */
  static String line(String text) {
    return (text.startsWith(" ") ? text.substring(1) : text).stripTrailing();
  }

  private static List<String> lines(String comment) {
    if (comment.startsWith("//")) {
      return List.of(line(comment.substring(2)));
    }
    if (comment.startsWith("#")) {
      return List.of(line(comment.substring(1)));
    }
    List<String> lines = new ArrayList<>();
    for (String line : comment.substring(2, comment.length() - 2).split("\\R", -1)) {
      String bare = line.strip();
      lines.add(line(bare.startsWith("*") ? bare.substring(1) : bare));
    }
    while (!lines.isEmpty() && lines.getFirst().isEmpty()) {
      lines.removeFirst();
    }
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }
}
