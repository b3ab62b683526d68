package io.distric.dsl.read;

import io.distric.dsl.read.SyntaxFaults.Sentence;
import io.distric.dsl.source.Suggestion;
import io.distric.grammar.DistricLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BufferedTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/** Slips of the pen that are told by what stands around the word at which the parser gave up. */
final class Slips {

  private static final List<String> CLAUSES =
      List.of("when", "except", "emit", "remove", "stop", "priority", "tags", "with", "after");

  private static final List<String> EXPECTED = List.of("match", "no", "run", "emit", "workflow");

  private Slips() {}

  static Optional<Sentence> at(Parser parser, Token token) {
    TokenStream tokens = whole(parser);
    Token before = tokens.LT(-1);
    String word = token.getText();
    Optional<Sentence> number = apart(parser, token);
    if (number.isPresent()) {
      return number;
    }
    if (token.getType() == DistricLexer.DOT && following(tokens, token) == DistricLexer.NUMBER) {
      return sentence("a number begins with a digit", "write 0." + textBehind(tokens, token));
    }
    if (word.equals("..") && before != null && Words.isName(before.getType())) {
      return sentence("'..' leads to no field", "write one dot, as in user.id");
    }
    if (before != null && word.equals(",") && innermost(tokens, token) == null) {
      return tokens.get(0).getType() == DistricLexer.LIST
          ? sentence(
              "',' stands outside of a list", "write [ before the first item and ] behind the last")
          : sentence("',' joins no conditions", "write and, or or");
    }
    if (before != null && tokens.LT(-2) != null && tokens.LT(-2).getType() == DistricLexer.EXPECT) {
      Optional<String> meant = Suggestion.nearest(before.getText(), EXPECTED);
      if (meant.isPresent()) {
        return sentence(
            "'" + before.getText() + "' cannot be expected", "did you mean " + meant.get() + "?");
      }
    }
    if (word.equals("then")) {
      return sentence("'then' is no word of the language", "leave it out");
    }
    return bracket(tokens, token);
  }

  /** A sign that belongs to the number before it. */
  static Optional<Sentence> apart(Parser parser, Token token) {
    TokenStream tokens = whole(parser);
    Token before = tokens.LT(-1);
    return before != null && before.getType() == DistricLexer.NUMBER
        ? behindNumber(tokens, token, before)
        : Optional.empty();
  }

  private static Optional<Sentence> behindNumber(TokenStream tokens, Token token, Token before) {
    String word = token.getText();
    String quantity = ForeignWords.quantity(before.getText(), word);
    if (!quantity.isEmpty()) {
      String fault =
          quantity.endsWith(word) ? "stands apart from its number" : "is no unit of the language";
      return sentence("'" + word + "' " + fault, "write " + quantity);
    }
    boolean thousands =
        word.equals(",")
            && innermost(tokens, token) == null
            && following(tokens, token) == DistricLexer.NUMBER;
    return thousands
        ? sentence(
            "',' cannot stand in a number",
            "write " + before.getText() + "_" + textBehind(tokens, token))
        : Optional.empty();
  }

  /** What was opened before the word and not closed. */
  private static Optional<Sentence> bracket(TokenStream tokens, Token token) {
    Token open = innermost(tokens, token);
    int type = token.getType();
    if (open == null) {
      Optional<String> clause =
          type == DistricLexer.NAME && token.getText().length() > 2
              ? Suggestion.nearest(token.getText(), CLAUSES)
              : Optional.empty();
      return clause.flatMap(
          c ->
              sentence(
                  "'" + token.getText() + "' stands where an operator or a clause is due",
                  "did you mean " + c + "?"));
    }
    if (type == DistricLexer.COMMA && open.getType() == DistricLexer.LEFT_PARENTHESIS) {
      return sentence("',' cannot stand in parentheses", "a list is written [a, b]");
    }
    boolean value =
        type == DistricLexer.OPEN_TEXT
            || type == DistricLexer.RAW_TEXT
            || type == DistricLexer.NUMBER;
    if (value && open.getType() == DistricLexer.LEFT_BRACKET) {
      return sentence("a comma is missing before this", "write [a, b]");
    }
    if (Words.isClauseWord(type) || Words.beginsDeclaration(type)) {
      return sentence(
          "the '%s' in column %d is not closed before '%s'"
              .formatted(open.getText(), open.getCharPositionInLine() + 1, token.getText()),
          "close it with " + closing(open));
    }
    return Optional.empty();
  }

  /** A quote too few turns the text of a line inside out: its end is where that shows. */
  static Optional<Token> unclosedTextIn(Parser parser, Token token) {
    TokenStream tokens = whole(parser);
    for (int at = token.getTokenIndex() + 1; at > 0 && at < tokens.size(); at++) {
      Token later = tokens.get(at);
      if (later.getLine() != token.getLine()) {
        return Optional.empty();
      }
      if (later.getType() == DistricLexer.UNCLOSED_TEXT
          || later.getType() == DistricLexer.UNCLOSED_RAW_TEXT) {
        return Optional.of(later);
      }
    }
    return Optional.empty();
  }

  /** The parser has asked for no more than it needed. */
  private static TokenStream whole(Parser parser) {
    TokenStream tokens = parser.getTokenStream();
    if (tokens instanceof BufferedTokenStream buffered) {
      buffered.fill();
    }
    return tokens;
  }

  private static @Nullable Token innermost(TokenStream tokens, Token token) {
    Deque<Token> open = new ArrayDeque<>();
    for (int at = 0; at < token.getTokenIndex(); at++) {
      Token earlier = tokens.get(at);
      int nesting = Words.nesting(earlier.getType());
      if (nesting > 0) {
        open.push(earlier);
      } else if (nesting < 0) {
        open.poll();
      }
    }
    return open.peek();
  }

  private static int following(TokenStream tokens, Token token) {
    int next = token.getTokenIndex() + 1;
    return next < tokens.size() ? tokens.get(next).getType() : Token.EOF;
  }

  private static String textBehind(TokenStream tokens, Token token) {
    return tokens.get(token.getTokenIndex() + 1).getText();
  }

  private static String closing(Token open) {
    return switch (open.getText()) {
      case "(" -> ")";
      case "[" -> "]";
      default -> "}";
    };
  }

  /** A character that can be seen, or the number of one that cannot. */
  static String shown(String character) {
    int c = character.codePointAt(0);
    boolean seen = c > ' ' && !Character.isWhitespace(c) && !Character.isSpaceChar(c);
    return seen && !Character.isISOControl(c) ? "'" + character + "'" : "U+%04X".formatted(c);
  }

  /** What to write for a character that word processors and other languages leave. */
  static String meant(String character) {
    int c = character.codePointAt(0);
    if (Character.isSpaceChar(c)) {
      return "write a plain space";
    }
    return switch (character) {
      case "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB" -> "write a plain \"";
      case "\u2018", "\u2019", "\u201A" -> "write a plain '";
      case ";" -> "clauses end by themselves; take it away";
      case "\u2212", "\u2013", "\u2014" -> "write a plain -";
      case "\u2265" -> "write >=";
      case "\u2264" -> "write <=";
      case "\u2260" -> "write !=";
      default -> "take it away";
    };
  }

  private static Optional<Sentence> sentence(String message, String hint) {
    return Optional.of(new Sentence(message, hint));
  }
}
