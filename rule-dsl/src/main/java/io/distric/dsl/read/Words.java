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

  /** Whether a declaration begins with it. */
  static boolean beginsDeclaration(int type) {
    return type >= DistricLexer.PACKAGE && type <= DistricLexer.TEST;
  }

  /** Whether it is a word of a clause. */
  static boolean isClauseWord(int type) {
    return type >= DistricLexer.VERSION && type <= DistricLexer.FAULT;
  }

  /** Whether it can be a name, or begin one. */
  static boolean isName(int type) {
    return switch (type) {
      case DistricLexer.NAME,
          DistricLexer.QUOTED_NAME,
          DistricLexer.OPEN_TEXT,
          DistricLexer.RAW_TEXT,
          DistricLexer.UNCLOSED_NAME,
          DistricLexer.UNCLOSED_RAW_TEXT ->
          true;
      default -> isClauseWord(type) || beginsDeclaration(type);
    };
  }

  /** Whether it follows the name that a declaration begins with. */
  static boolean followsName(int type) {
    return switch (type) {
      case DistricLexer.LEFT_BRACE,
          DistricLexer.OPEN_TEXT,
          DistricLexer.RAW_TEXT,
          DistricLexer.ASSIGN,
          DistricLexer.LEFT_PARENTHESIS,
          DistricLexer.FROM,
          DistricLexer.KEY,
          DistricLexer.MATCH,
          DistricLexer.CHARACTERS ->
          true;
      default -> false;
    };
  }

  /** Whether a clause or a declaration can end with it. */
  static boolean endsOperand(int type) {
    return switch (type) {
      case DistricLexer.RIGHT_PARENTHESIS,
          DistricLexer.RIGHT_BRACKET,
          DistricLexer.RIGHT_BRACE,
          DistricLexer.CLOSE_TEXT,
          DistricLexer.UNCLOSED_TEXT,
          DistricLexer.UNCLOSED_RAW_TEXT,
          DistricLexer.BETWEEN,
          DistricLexer.MATCHES,
          DistricLexer.CONTAINS,
          DistricLexer.STARTS_WITH,
          DistricLexer.ENDS_WITH,
          DistricLexer.MISSING,
          DistricLexer.PRESENT,
          DistricLexer.UNKNOWN ->
          true;
      case DistricLexer.OPEN_TEXT -> false;
      default -> isOperand(type) || isClauseWord(type) || beginsDeclaration(type);
    };
  }

  /** Whether it is a word that joins or negates conditions, or a constant. */
  static boolean isOperatorWord(int type) {
    return type >= DistricLexer.AND && type <= DistricLexer.PRESENT;
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
