package io.distric.dsl.read;

import io.distric.dsl.read.StructureReader.Comment;
import java.util.ArrayList;
import java.util.List;

/** The comments of a YAML source that nobody has asked for yet. One thread. */
final class YamlComments {

  private final List<Comment> comments = new ArrayList<>();
  private int lastLine;

  /** A comment on a line of its own. An empty line parts two of them. */
  void above(int line, String text) {
    boolean parted = !comments.isEmpty() && line > lastLine + 1 && !comments.getLast().behind();
    String bare = CommentText.line(text);
    comments.add(new Comment(parted ? List.of("", bare) : List.of(bare), false));
    lastLine = line;
  }

  /** A comment behind something, on its line. */
  void behind(String text) {
    comments.add(new Comment(List.of(CommentText.line(text)), true));
  }

  /** All of them, and lets them go. */
  List<Comment> take() {
    if (comments.isEmpty()) {
      return List.of();
    }
    List<Comment> all = List.copyOf(comments);
    comments.clear();
    return all;
  }

  /** Those that stand behind something, at the front; the others remain. */
  List<Comment> takeBehind() {
    if (comments.isEmpty()) {
      return List.of();
    }
    List<Comment> behind = new ArrayList<>();
    while (!comments.isEmpty() && comments.getFirst().behind()) {
      behind.add(comments.removeFirst());
    }
    return behind;
  }
}
