package io.distric.dsl.print;

import java.util.Set;

/** When a name needs quotes. */
final class Names {

  /** Words that have a meaning where an expression begins. */
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "in", "is", "null", "true", "false");

  /** Words that could continue an expression. */
  static final Set<String> OPERATORS =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "is",
          "null",
          "true",
          "false",
          "between",
          "matches",
          "contains",
          "startsWith",
          "starts_with",
          "endsWith",
          "ends_with");

  /** The other words of the language. */
  static final Set<String> WORDS =
      Set.of(
          "missing",
          "present",
          "package",
          "schema",
          "const",
          "list",
          "table",
          "macro",
          "rule",
          "chain",
          "workflow",
          "schedule",
          "test",
          "version",
          "from",
          "key",
          "rows",
          "on",
          "priority",
          "tags",
          "enabled",
          "shadow",
          "let",
          "when",
          "except",
          "set",
          "remove",
          "run",
          "with",
          "emit",
          "stop",
          "mode",
          "if",
          "input",
          "defaults",
          "task",
          "after",
          "undo",
          "foreach",
          "switch",
          "case",
          "else",
          "repeat",
          "until",
          "wait",
          "failure",
          "compensate",
          "output",
          "zone",
          "at",
          "given",
          "mock",
          "expect",
          "no",
          "match",
          "error");

  private Names() {}

  /** What a declaration is called, and where it is named outside of expressions. */
  static String id(String name) {
    return isWord(name) && !isKeyword(name) ? name : Texts.quoted(name);
  }

  /** The name of a workflow, a package or a type of task, which may have dots in it. */
  static String qualified(String name) {
    String[] parts = name.split("\\.", -1);
    boolean bare = !isKeyword(parts[0]);
    for (String part : parts) {
      bare &= isWord(part);
    }
    return bare ? name : Texts.quoted(name);
  }

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

  /** A field of a schema. */
  static String field(String name) {
    return isWord(name) && !OPERATORS.contains(name) ? name : Texts.quoted(name);
  }

  /** What is called so stands in quotes where it is declared. */
  static boolean isKeyword(String name) {
    return OPERATORS.contains(name) || WORDS.contains(name);
  }

  private static String backQuoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  static boolean isWord(String name) {
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
