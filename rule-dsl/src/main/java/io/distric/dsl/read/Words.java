package io.distric.dsl.read;

import io.distric.grammar.DistricLexer;

/** Classes of tokens. */
final class Words {

  private Words() {}

  /** 1 for what opens, -1 for what closes. */
  static int nesting(int type) {
    return switch (type) {
      case DistricLexer.LEFT_PARENTHESIS,
          DistricLexer.LEFT_BRACKET,
          DistricLexer.LEFT_BRACE,
          DistricLexer.OPEN_PART ->
          1;
      case DistricLexer.RIGHT_PARENTHESIS, DistricLexer.RIGHT_BRACKET, DistricLexer.RIGHT_BRACE ->
          -1;
      default -> 0;
    };
  }

  /** Whether it adds a level to the tree. */
  static boolean isOperator(int type) {
    return switch (type) {
      case DistricLexer.AND,
          DistricLexer.OR,
          DistricLexer.NOT,
          DistricLexer.COALESCE,
          DistricLexer.QUESTION,
          DistricLexer.PLUS,
          DistricLexer.MINUS,
          DistricLexer.STAR,
          DistricLexer.SLASH ->
          true;
      default -> false;
    };
  }

  /** Whether an expression can begin with it. */
  static boolean isOperand(int type) {
    return switch (type) {
      case DistricLexer.NAME,
          DistricLexer.QUOTED_NAME,
          DistricLexer.NUMBER,
          DistricLexer.MALFORMED_NUMBER,
          DistricLexer.DURATION,
          DistricLexer.SIZE,
          DistricLexer.PERCENT,
          DistricLexer.DATE,
          DistricLexer.RAW_TEXT,
          DistricLexer.OPEN_TEXT,
          DistricLexer.TRUE,
          DistricLexer.FALSE,
          DistricLexer.NULL ->
          true;
      default -> false;
    };
  }
}
