package io.distric.dsl.read;

/**
 * A word of the rule language as it stands in a text that need not be right.
 *
 * @param kind what it is
 * @param text as written
 * @param start offset of its first UTF-16 unit
 * @param end offset behind its last
 */
public record Lexeme(Kind kind, String text, int start, int end) {

  /** What a word is, as far as can be told without its neighbours. */
  public enum Kind {
    /** A name or a keyword: which of the two, the place decides. */
    WORD,
    /** A name in back-quotes. */
    QUOTED_NAME,
    /** A number, duration, size, percent or date. */
    QUANTITY,
    /** A text in single quotes, closed or not. */
    RAW_TEXT,
    /** The double quote that opens a text. */
    OPEN_TEXT,
    /** The double quote that closes a text, or the end of the line instead. */
    CLOSE_TEXT,
    /** What stands in a text as it is. */
    CHARACTERS,
    /** <code>${</code>. */
    OPEN_PART,
    /** A bracket, an operator, a comma. */
    SIGN,
    /** A comment. */
    COMMENT
  }

  /** Whether it is this sign or word. */
  public boolean is(String written) {
    return (kind == Kind.SIGN || kind == Kind.WORD || kind == Kind.OPEN_PART)
        && text.equals(written);
  }

  /** Whether it names something. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /** The name that it is, without back-quotes. */
  public String name() {
    return kind == Kind.QUOTED_NAME && text.length() > 1
        ? text.substring(1, text.length() - 1).replace("``", "`")
        : text;
  }

  /** Whether an offset is inside it or at its end. */
  public boolean touches(int offset) {
    return start <= offset && offset <= end;
  }
}
