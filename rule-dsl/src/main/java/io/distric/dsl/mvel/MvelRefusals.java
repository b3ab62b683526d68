package io.distric.dsl.mvel;

import java.util.List;
import java.util.Map;

/**
 * Says why a part of MVEL is not taken. No control rests on these lists: what the grammar does not
 * name is refused too, only in fewer words.
 */
final class MvelRefusals {

  private static final String NO_OBJECTS = "a text can only read fields and calculate";
  private static final String NO_STATE = "a text has one value and keeps nothing; use let or set";
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("new", NO_OBJECTS),
          Map.entry("class", NO_OBJECTS),
          Map.entry("getClass", NO_OBJECTS),
          Map.entry("import", NO_OBJECTS),
          Map.entry("import_static", NO_OBJECTS),
          Map.entry("proto", NO_OBJECTS),
          Map.entry("this", "fields are named from the top: user.country"),
          Map.entry("with", NO_OBJECTS),
          Map.entry("while", "there are no loops; the rule is tried once for every message"),
          Map.entry("until", "there are no loops; the rule is tried once for every message"),
          Map.entry("do", "there are no loops; the rule is tried once for every message"),
          Map.entry("for", "there are no loops; the rule is tried once for every message"),
          Map.entry("foreach", "there are no loops; the rule is tried once for every message"),
          Map.entry("if", "write condition ? one : other"),
          Map.entry("else", "write condition ? one : other"),
          Map.entry("switch", "write condition ? one : other"),
          Map.entry("return", "the value of the text is what it returns"),
          Map.entry("def", NO_STATE),
          Map.entry("function", NO_STATE),
          Map.entry("var", NO_STATE),
          Map.entry("assert", NO_STATE),
          Map.entry("isdef", "compare with null"),
          Map.entry("empty", "write x.isEmpty()"),
          Map.entry("instanceof", "compare values, not types"),
          Map.entry("is", "compare values, not types"),
          Map.entry("convertable_to", "compare values, not types"),
          Map.entry("soundslike", "use contains or ~="),
          Map.entry("strsim", "use contains or ~="),
          Map.entry("untyped", NO_STATE),
          Map.entry("stacklang", NO_STATE));
  private static final List<String> CLASSES =
      List.of(
          "java",
          "javax",
          "org",
          "sun",
          "jdk",
          "System",
          "Runtime",
          "Thread",
          "ThreadLocal",
          "Class",
          "ClassLoader",
          "Compiler",
          "SecurityManager",
          "Object",
          "Math",
          "StrictMath",
          "String",
          "StringBuilder",
          "StringBuffer",
          "CharSequence",
          "Integer",
          "Long",
          "Short",
          "Byte",
          "Double",
          "Float",
          "Boolean",
          "Character",
          "Void",
          "BigInteger",
          "BigDecimal",
          "Exception",
          "Array",
          "Process",
          "ProcessBuilder",
          "MVEL");
  private static final List<String> TAKEN = List.of("==", "!=", "<=", ">=", "&&", "||", "~=");
  private static final List<String> ASSIGNMENTS =
      List.of("++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "=");
  private static final List<String> BITS = List.of("<<", ">>", "**", "&", "|", "^");

  private MvelRefusals() {}

  /** Refuses a name that means more than a field in MVEL. */
  static void name(String name, int position, boolean first) throws MalformedMvel {
    String hint = WORDS.get(name);
    if (hint != null) {
      throw new MalformedMvel("'" + name + "' is not allowed in mvel(…)", position, hint);
    }
    if (first && CLASSES.contains(name)) {
      throw new MalformedMvel(
          "'" + name + "' names classes in MVEL, and classes are out of reach",
          position,
          "a field of that name is read with let in the language: let x = msg." + name);
    }
  }

  /** Refuses signs that MVEL has and we do not take, where a longer one is meant. */
  static void sign(String text, int at) throws MalformedMvel {
    if (TAKEN.stream().anyMatch(sign -> text.startsWith(sign, at))) {
      return;
    }
    for (String sign : ASSIGNMENTS) {
      if (text.startsWith(sign, at)) {
        throw new MalformedMvel(
            "'" + sign + "' changes something, and mvel(…) only calculates",
            at,
            "== compares; a rule changes fields with set");
      }
    }
    for (String sign : BITS) {
      if (text.startsWith(sign, at)) {
        throw new MalformedMvel(
            "the operator '" + sign + "' is not allowed in mvel(…)",
            at,
            "there are + - * / % == != < <= > >= && || ! ?: contains, in and ~=");
      }
    }
    if (text.startsWith("//", at) || text.startsWith("/*", at)) {
      throw new MalformedMvel("comments are not allowed in mvel(…)", at, "write them outside");
    }
  }

  /** Whatever else begins here. */
  static MalformedMvel unknown(String text, int at) {
    return switch (text.charAt(at)) {
      case ';' -> new MalformedMvel("mvel(…) holds one expression, without ';'", at, NO_STATE);
      case '{', '}' ->
          new MalformedMvel(
              "there are no blocks, arrays and with-blocks in mvel(…)",
              at,
              "a list is written [a, b], a map ['key' : value]");
      case '@', '#', '$' ->
          new MalformedMvel(
              "'" + text.charAt(at) + "' is not allowed in mvel(…)",
              at,
              "there is no interpolation");
      default ->
          new MalformedMvel(
              "U+%04X is not allowed in mvel(…)".formatted(text.codePointAt(at)),
              at,
              "names have letters, digits and _; other characters stand in texts");
    };
  }
}
