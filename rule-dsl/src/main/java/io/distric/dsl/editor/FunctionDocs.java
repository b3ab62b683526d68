package io.distric.dsl.editor;

import io.distric.dsl.value.Builtin;
import java.util.Locale;

/** What the functions of the language take and give, for people. */
public final class FunctionDocs {

  private FunctionDocs() {}

  /** How it is called: names of its arguments and the type of its result. */
  public static String signature(Builtin function) {
    return switch (function) {
      case NOW -> "now(): timestamp";
      case TODAY -> "today(): timestamp";
      case ROUND -> "round(x: decimal, places?: int): decimal";
      case FLOOR -> "floor(x: decimal): decimal";
      case CEIL -> "ceil(x: decimal): decimal";
      case ABS -> "abs(x: decimal): decimal";
      case MIN -> "min(a, b, …)";
      case MAX -> "max(a, b, …)";
      case SUM -> "sum(list)";
      case LENGTH -> "length(x): int";
      case LOWER -> "lower(text: string): string";
      case UPPER -> "upper(text: string): string";
      case TRIM -> "trim(text: string): string";
      case TEXT -> "text(x): string";
      case NUMBER -> "number(text: string): decimal";
      case TIMESTAMP -> "timestamp(text: string): timestamp";
      case DURATION -> "duration(text: string): duration";
    };
  }

  /** One sentence: what it gives. */
  public static String sentence(Builtin function) {
    return switch (function) {
      case NOW -> "The message's stamp: the same for every rule, and at every replay.";
      case TODAY -> "The beginning of the UTC day of `now()`.";
      case ROUND -> "Rounds half up, to a whole number or to some places.";
      case FLOOR -> "The whole number at or below.";
      case CEIL -> "The whole number at or above.";
      case ABS -> "The number without its sign.";
      case MIN -> "The least of its arguments, or of a list.";
      case MAX -> "The greatest of its arguments, or of a list.";
      case SUM -> "The sum of a list of numbers or durations; 0 if it is empty.";
      case LENGTH -> "Code points of a text, elements of a list, fields of an object.";
      case LOWER -> "The text in lower case.";
      case UPPER -> "The text in upper case.";
      case TRIM -> "The text without white space at both ends.";
      case TEXT -> "Any value as a text.";
      case NUMBER -> "A text that spells a number, as a number.";
      case TIMESTAMP -> "A text that spells an ISO 8601 instant, as an instant.";
      case DURATION -> "A text that spells a length of time, as one.";
    };
  }

  /** The name by which it is called. */
  public static String name(Builtin function) {
    return function.name().toLowerCase(Locale.ROOT);
  }
}
