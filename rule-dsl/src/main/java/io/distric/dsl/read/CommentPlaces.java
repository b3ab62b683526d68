package io.distric.dsl.read;

import io.distric.dsl.ast.Comments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * The comments of one declaration, and the clauses that they stand before. A comment behind a
 * clause on its line, or within it, goes before it.
 */
final class CommentPlaces {

  private final List<Token> tokens;
  private final List<Token> comments;
  private final List<Clause> clauses = new ArrayList<>();

  CommentPlaces(List<Token> tokens) {
    this.tokens = tokens;
    this.comments = tokens.stream().filter(t -> t.getChannel() != Token.DEFAULT_CHANNEL).toList();
  }

  /** Whether there is nothing but comments. */
  boolean isAlone() {
    return comments.size() == tokens.size();
  }

  /** Says that a clause stands here; those around it have to be named before it. */
  void clause(String place, ParserRuleContext tree) {
    if (!comments.isEmpty()) {
      clauses.add(new Clause(place, tree.getStart(), tree.getStop()));
    }
  }

  /** All of them, at one place; empty if there are none. */
  Map<String, List<String>> all(String place) {
    Map<String, List<String>> found = new TreeMap<>();
    CommentText.join(comments).ifPresent(lines -> found.put(place, lines));
    return found;
  }

  /** All of them, each at the innermost clause that it belongs to. */
  Comments comments() {
    if (comments.isEmpty()) {
      return Comments.NONE;
    }
    Map<String, List<Token>> byPlace = new TreeMap<>();
    for (Token comment : comments) {
      byPlace.computeIfAbsent(place(comment), _ -> new ArrayList<>()).add(comment);
    }
    Map<String, List<String>> lines = new TreeMap<>();
    byPlace.forEach((place, all) -> CommentText.join(all).ifPresent(l -> lines.put(place, l)));
    return Comments.of(lines);
  }

  private String place(Token comment) {
    int index = tokens.indexOf(comment);
    Token before = visible(index, -1);
    Token after = visible(index, 1);
    boolean trailing = !before.equals(comment) && before.getLine() == comment.getLine();
    String place = Comments.SELF;
    Token anchor = trailing || closes(after) ? before : after;
    for (Clause clause : clauses) {
      if (clause.holds(anchor)) {
        place = clause.place();
      }
    }
    return place;
  }

  private static boolean closes(Token token) {
    return Words.nesting(token.getType()) < 0;
  }

  /** The next token in a direction that is no comment; a comment itself if there is none. */
  private Token visible(int from, int step) {
    int at = from + step;
    while (at >= 0 && at < tokens.size()) {
      if (tokens.get(at).getChannel() == Token.DEFAULT_CHANNEL) {
        return tokens.get(at);
      }
      at += step;
    }
    return tokens.get(from);
  }

  private record Clause(String place, Token start, Token stop) {
    boolean holds(Token token) {
      return token.getStartIndex() >= start.getStartIndex()
          && token.getStopIndex() <= stop.getStopIndex();
    }
  }
}
