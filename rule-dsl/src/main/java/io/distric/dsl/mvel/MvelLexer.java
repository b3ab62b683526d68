package io.distric.dsl.mvel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text of the dialect into tokens. Confined to one thread. */
final class MvelLexer {

  /** Longer texts are refused. */
  static final int CHARS_MAX = 4096;

  private static final int DIGITS_MAX = 100;
  private static final List<String> SIGNS =
      List.of(
          "==", "!=", "<=", ">=", "&&", "||", "~=", "<", ">", "!", "+", "-", "*", "/", "%", "?",
          ":", "(", ")", "[", "]", ",", ".");

  private final String text;
  private int at;

  MvelLexer(String text) {
    this.text = text;
  }

  /** What a token is. */
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    SIGN,
    END
  }

  /**
   * A token.
   *
   * @param kind what it is
   * @param text its letters; of a text what it stands for
   * @param position where it begins
   */
  record Token(Kind kind, String text, int position) {
    boolean is(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
      return kind == Kind.NAME && text.equals(word);
    }

    /** As it is named in a message. */
    String shown() {
      return kind == Kind.END ? "the end" : "'" + text + "'";
    }
  }

  List<Token> tokens() throws MalformedMvel {
    if (text.length() > CHARS_MAX) {
      throw new MalformedMvel(
          "the text has " + text.length() + " characters, more than " + CHARS_MAX,
          0,
          "give parts of it names with let");
    }
    List<Token> tokens = new ArrayList<>();
    for (space(); at < text.length(); space()) {
      tokens.add(next());
    }
    tokens.add(new Token(Kind.END, "", at));
    return tokens;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Token next() throws MalformedMvel {
    int begin = at;
    char first = text.charAt(at);
    if (first == '"' || first == '\'') {
      return new Token(Kind.TEXT, quoted(first), begin);
    }
    if (first >= '0' && first <= '9') {
      return new Token(Kind.NUMBER, number(), begin);
    }
    if (isLetter(first)) {
      while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
        at++;
      }
      return new Token(Kind.NAME, text.substring(begin, at), begin);
    }
    MvelRefusals.sign(text, at);
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        at += sign.length();
        return new Token(Kind.SIGN, sign, begin);
      }
    }
    throw MvelRefusals.unknown(text, at);
  }

  private String number() throws MalformedMvel {
    int begin = at;
    digits();
    if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      at++;
      digits();
    }
    boolean glued = at < text.length() && isLetter(text.charAt(at));
    if (glued || at - begin > DIGITS_MAX) {
      throw new MalformedMvel(
          "a number has digits and at most one point, at most " + DIGITS_MAX + " of them",
          begin,
          "every number is an exact decimal: 1500 or 0.25, without a suffix or an exponent");
    }
    return text.substring(begin, at);
  }

  private void digits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private String quoted(char quote) throws MalformedMvel {
    int begin = at++;
    StringBuilder chars = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if ("@#$".indexOf(c) >= 0 && at < text.length() && text.charAt(at) == '{') {
        throw new MalformedMvel(
            "'" + c + "{' begins an interpolation, and mvel(…) has none",
            at - 1,
            "join texts with +");
      }
      chars.append(c == '\\' ? escaped() : c);
    }
    if (at == text.length()) {
      throw new MalformedMvel("this text is not closed", begin, "end it with " + quote);
    }
    at++;
    return chars.toString();
  }

  private char escaped() throws MalformedMvel {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    return switch (c) {
      case '\\', '"', '\'' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      default ->
          throw new MalformedMvel(
              "'\\" + c + "' is no escape that mvel(…) knows",
              at - 2,
              "there are \\\\ \\\" \\' \\n and \\t; write other characters as they are");
    };
  }

  private static boolean isLetter(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static BigDecimal decimal(Token number) {
    return new BigDecimal(number.text());
  }
}
