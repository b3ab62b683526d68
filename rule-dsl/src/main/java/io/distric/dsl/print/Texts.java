package io.distric.dsl.print;

/** Texts of the language, with quotes and escapes. */
final class Texts {

  private Texts() {}

  /** In single quotes where that spares escapes, as in patterns; else in double quotes. */
  static String literal(String text) {
    boolean raw =
        text.indexOf('\\') >= 0
            && text.indexOf('\'') < 0
            && text.chars().noneMatch(Texts::isEscaped);
    return raw ? "'" + text + "'" : quoted(text);
  }

  static String quoted(String text) {
    return "\"" + escaped(text) + "\"";
  }

  /** The characters of a text between double quotes. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean part = c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '{';
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '$' -> out.append(part ? "\\$" : "$");
        default -> {
          if (isEscaped(c)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  /** Pairs of surrogates are escaped too: they are rare, and one alone could not be written. */
  private static boolean isEscaped(int c) {
    return Character.isISOControl(c) || Character.isSurrogate((char) c);
  }
}
