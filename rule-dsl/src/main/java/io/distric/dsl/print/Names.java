package io.distric.dsl.print;

import java.util.Set;

/** When a name needs quotes. */
final class Names {

  /** Words that have a meaning where an expression begins. */
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "in", "is", "null", "true", "false");

  private Names() {}

  /** A name at the head of an expression. */
  static String head(String name) {
    return isWord(name) && !RESERVED.contains(name) ? name : backQuoted(name);
  }

  /** A name behind a dot, with the dot; a name that cannot be quoted stands in brackets. */
  static String member(String name) {
    if (isWord(name)) {
      return "." + name;
    }
    boolean quotable =
        !name.isEmpty() && name.indexOf('\n') < 0 && name.indexOf('\r') < 0 && isPlain(name);
    return quotable ? "." + backQuoted(name) : "[" + Texts.quoted(name) + "]";
  }

  /** A key of a map. */
  static String key(String name) {
    return isWord(name) ? name : Texts.quoted(name);
  }

  private static String backQuoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static boolean isWord(String name) {
    if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
      return false;
    }
    return name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
  }

  private static boolean isPlain(String name) {
    return name.chars()
        .noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
  }
}
