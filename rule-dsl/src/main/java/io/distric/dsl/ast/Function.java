package io.distric.dsl.ast;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions of the language: the one list that the check, the compiler and the documentation
 * share. All are pure and bounded by the size of their arguments. An argument that is missing, null
 * or of another type makes the result missing.
 */
public enum Function {
  /** {@code abs(x)}: without its sign. */
  ABS(1, 1, Kind.NUMBER, Kind.NUMBER),
  /** {@code ceil(x)}: the next whole number upwards. */
  CEIL(1, 1, Kind.NUMBER, Kind.NUMBER),
  /** {@code duration("1h30m")}: a text as a length of time. */
  DURATION(1, 1, Kind.TEXT, Kind.DURATION),
  /** {@code floor(x)}: the next whole number downwards. */
  FLOOR(1, 1, Kind.NUMBER, Kind.NUMBER),
  /** {@code length(x)}: code points of a text, elements of a list, fields of an object. */
  LENGTH(1, 1, Kind.ANY, Kind.NUMBER),
  /** {@code lower(x)}: a text in lower case, by the rules of no language. */
  LOWER(1, 1, Kind.TEXT, Kind.TEXT),
  /** {@code max(a, b, …)} or {@code max(list)}: the largest of numbers, texts or times. */
  MAX(1, 255, Kind.ANY, Kind.ANY),
  /** {@code min(a, b, …)} or {@code min(list)}: the smallest of numbers, texts or times. */
  MIN(1, 255, Kind.ANY, Kind.ANY),
  /** {@code now()}: the stamp of the message. */
  NOW(0, 0, Kind.ANY, Kind.TIME),
  /** {@code number("1.5")}: a text as a number. */
  NUMBER(1, 1, Kind.ANY, Kind.NUMBER),
  /** {@code round(x)}, {@code round(x, places)}: half up. */
  ROUND(1, 2, Kind.NUMBER, Kind.NUMBER),
  /** {@code sum(list)}: of a list's numbers; 0 for an empty list. */
  SUM(1, 1, Kind.LIST, Kind.NUMBER),
  /** {@code text(x)}: a number, boolean, time or duration as text. */
  TEXT(1, 1, Kind.ANY, Kind.TEXT),
  /** {@code timestamp("2026-01-15T12:00:00Z")}: a text as an instant. */
  TIMESTAMP(1, 1, Kind.ANY, Kind.TIME),
  /** {@code today()}: the beginning of the UTC day of {@code now()}. */
  TODAY(0, 0, Kind.ANY, Kind.TIME),
  /** {@code trim(x)}: a text without white space at its ends. */
  TRIM(1, 1, Kind.TEXT, Kind.TEXT),
  /** {@code upper(x)}: a text in upper case, by the rules of no language. */
  UPPER(1, 1, Kind.TEXT, Kind.TEXT);

  private static final Map<String, Function> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(Function::spelling, x -> x));

  private final int argumentsMin;
  private final int argumentsMax;
  private final Kind takes;
  private final Kind yields;

  Function(int argumentsMin, int argumentsMax, Kind takes, Kind yields) {
    this.argumentsMin = argumentsMin;
    this.argumentsMax = argumentsMax;
    this.takes = takes;
    this.yields = yields;
  }

  /** The function of a name, as written in an expression. */
  public static Optional<Function> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** How it is written. */
  public String spelling() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The fewest arguments. */
  public int argumentsMin() {
    return argumentsMin;
  }

  /** The most arguments. */
  public int argumentsMax() {
    return argumentsMax;
  }

  /** What every argument has to be. */
  public Kind takes() {
    return takes;
  }

  /** What comes out. */
  public Kind yields() {
    return yields;
  }

  /** Types of values, as far as they can be known without a message. */
  public enum Kind {
    /** Nothing is known. */
    ANY,
    /** True or false. */
    BOOLEAN,
    /** An exact decimal. */
    NUMBER,
    /** A text. */
    TEXT,
    /** An instant. */
    TIME,
    /** A length of time. */
    DURATION,
    /** A list. */
    LIST,
    /** An object. */
    MAP
  }
}
