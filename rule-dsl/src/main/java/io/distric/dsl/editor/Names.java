package io.distric.dsl.editor;

import java.util.regex.Pattern;

/** How names are written where the language could take them for something else. */
final class Names {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}0-9_]*");

  private Names() {}

  /** Whether a text can stand as a name without quotes. */
  static boolean isPlain(String name) {
    return PLAIN.matcher(name).matches();
  }

  /** A field or a name in scope. */
  static String name(String name) {
    boolean taken = Vocabulary.isOperator(name) || Vocabulary.isConstant(name);
    return isPlain(name) && !taken && Vocabulary.word(name).isEmpty()
        ? name
        : '`' + name.replace("`", "``") + '`';
  }

  /** The id of a rule. */
  static String id(String id) {
    return isPlain(id) && !Vocabulary.keywords().contains(id)
        ? id
        : '"' + id.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
