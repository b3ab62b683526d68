package io.distric.dsl.mvel;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The methods that a text of the dialect may call; each is a function of ours. */
enum MvelMethod {
  TO_LOWER_CASE("toLowerCase", 0, 0),
  TO_UPPER_CASE("toUpperCase", 0, 0),
  TRIM("trim", 0, 0),
  LENGTH("length", 0, 0),
  SIZE("size", 0, 0),
  IS_EMPTY("isEmpty", 0, 0),
  EQUALS("equals", 1, 1),
  EQUALS_IGNORE_CASE("equalsIgnoreCase", 1, 1),
  CONTAINS("contains", 1, 1),
  STARTS_WITH("startsWith", 1, 1),
  ENDS_WITH("endsWith", 1, 1),
  INDEX_OF("indexOf", 1, 1),
  SUBSTRING("substring", 1, 2),
  ABS("abs", 0, 0),
  MIN("min", 1, 1),
  MAX("max", 1, 1);

  private final String word;
  private final int argumentsMin;
  private final int argumentsMax;

  MvelMethod(String word, int argumentsMin, int argumentsMax) {
    this.word = word;
    this.argumentsMin = argumentsMin;
    this.argumentsMax = argumentsMax;
  }

  String word() {
    return word;
  }

  boolean takes(int arguments) {
    return arguments >= argumentsMin && arguments <= argumentsMax;
  }

  /** How many arguments are due, in words. */
  String due() {
    String count = argumentsMin == argumentsMax ? "" : argumentsMin + " or ";
    return count + argumentsMax + (argumentsMax == 1 ? " argument" : " arguments");
  }

  static Optional<MvelMethod> named(String word) {
    return Arrays.stream(values()).filter(method -> method.word.equals(word)).findFirst();
  }

  /** All of them, for messages. */
  static String list() {
    return Arrays.stream(values()).map(MvelMethod::word).collect(Collectors.joining(", "));
  }
}
