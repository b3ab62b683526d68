package io.distric.dsl.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in our words what the JSON library says in its own. */
final class JsonFault {

  private static final Pattern CHARACTER = Pattern.compile("Unexpected character \\('(.+?)'");
  private static final Pattern WORD = Pattern.compile("Unrecognized token '([^']*)'");

  private JsonFault() {}

  static String sentence(String problem) {
    if (problem.contains("end-of-input") || problem.contains("end-of-String")) {
      return "the JSON ends before its last bracket or quote is closed";
    }
    Matcher character = CHARACTER.matcher(problem);
    if (character.find()) {
      return "'" + character.group(1) + "' cannot stand here in JSON";
    }
    Matcher word = WORD.matcher(problem);
    if (word.find()) {
      return "'" + word.group(1) + "' is no JSON value";
    }
    if (problem.contains("escape")) {
      return "this escape does not exist in JSON";
    }
    if (problem.contains("control character") || problem.contains("CTRL-CHAR")) {
      return "a line break or another control character stands in a text";
    }
    if (problem.contains("close marker")) {
      return "a bracket is closed by one of another kind";
    }
    if (problem.contains("leading zero") || problem.contains("Leading zeroes")) {
      return "a number must not begin with 0";
    }
    return "this is no JSON";
  }

  static String hint(String problem) {
    if (problem.contains("double-quote to start field name")) {
      return "keys stand in double quotes, and no comma stands behind the last one";
    }
    if (problem.contains("was expecting comma")) {
      return "put a comma before it";
    }
    if (problem.contains("Unrecognized token")) {
      return "put texts in double quotes";
    }
    if (problem.contains("escape")) {
      return "write a backslash twice";
    }
    if (problem.contains("control character") || problem.contains("CTRL-CHAR")) {
      return "close the quote, or write \\n";
    }
    return "";
  }
}
