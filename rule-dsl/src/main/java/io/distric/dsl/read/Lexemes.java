package io.distric.dsl.read;

import io.distric.grammar.DistricLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/**
 * Cuts a text into words and never fails: what an editor shows while its user types is seldom
 * right. Words are told by how they look and not by their number in the grammar, so that a word
 * that becomes a keyword changes nothing here.
 */
public final class Lexemes {

  private Lexemes() {}

  /** All words of a text in order, comments included, white space left out. */
  public static List<Lexeme> of(String text) {
    DistricLexer lexer = new DistricLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    boolean wide = text.codePointCount(0, text.length()) != text.length();
    List<Lexeme> lexemes = new ArrayList<>();
    int codePoint = 0;
    int unit = 0;
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      int start =
          wide
              ? text.offsetByCodePoints(unit, token.getStartIndex() - codePoint)
              : token.getStartIndex();
      codePoint = token.getStartIndex();
      unit = start;
      String written = token.getText();
      if (token.getType() != DistricLexer.SPACE) {
        lexemes.add(new Lexeme(kind(token, written), written, start, start + written.length()));
      }
    }
    return List.copyOf(lexemes);
  }

  private static Lexeme.Kind kind(Token token, String written) {
    return switch (token.getType()) {
      case DistricLexer.COMMENT -> Lexeme.Kind.COMMENT;
      case DistricLexer.OPEN_TEXT -> Lexeme.Kind.OPEN_TEXT;
      case DistricLexer.CLOSE_TEXT, DistricLexer.UNCLOSED_TEXT -> Lexeme.Kind.CLOSE_TEXT;
      case DistricLexer.CHARACTERS, DistricLexer.ESCAPE -> Lexeme.Kind.CHARACTERS;
      case DistricLexer.OPEN_PART -> Lexeme.Kind.OPEN_PART;
      default -> byLooks(written);
    };
  }

  private static Lexeme.Kind byLooks(String written) {
    int first = written.codePointAt(0);
    if (first == '`') {
      return Lexeme.Kind.QUOTED_NAME;
    }
    if (first == '\'') {
      return Lexeme.Kind.RAW_TEXT;
    }
    if (Character.isLetter(first) || first == '_') {
      return Lexeme.Kind.WORD;
    }
    boolean date = first == '@' && written.length() > 1;
    return date || Character.isDigit(first) ? Lexeme.Kind.QUANTITY : Lexeme.Kind.SIGN;
  }
}
