package io.distric.dsl.read;

import java.util.Locale;

/** Words that authors bring along from other languages, and what stands for them here. */
final class ForeignWords {

  private ForeignWords() {}

  /** The operator that a word means; empty if it means none. */
  static String operator(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "equals", "eq", "equal" -> "==";
      case "not_equals", "ne", "neq" -> "!=";
      case "greater_than", "greater", "gt", "above" -> ">";
      case "greater_or_equal", "gte", "ge" -> ">=";
      case "less_than", "less", "lt", "below" -> "<";
      case "less_or_equal", "lte", "le" -> "<=";
      case "not_in" -> "not in";
      case "exists" -> "is present";
      case "like", "regex" -> "matches";
      case "and", "or", "not", "in", "is" -> word.toLowerCase(Locale.ROOT);
      default -> "";
    };
  }

  /**
   * How a number with a unit is written; empty if the word means no unit, or the number is not
   * whole.
   */
  static String quantity(String number, String word) {
    String unit = unit(word);
    boolean whole = number.chars().allMatch(c -> c >= '0' && c <= '9');
    return unit.isEmpty() || !whole ? "" : number + unit;
  }

  private static String unit(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "ms", "msec", "millis", "millisecond", "milliseconds" -> "ms";
      case "s", "sec", "secs", "second", "seconds" -> "s";
      case "m", "min", "mins", "minute", "minutes" -> "m";
      case "h", "hr", "hrs", "hour", "hours" -> "h";
      case "d", "day", "days" -> "d";
      case "ki", "kb", "kib" -> "Ki";
      case "mi", "mb", "mib" -> "Mi";
      case "gi", "gb", "gib" -> "Gi";
      case "%", "percent" -> "%";
      default -> "";
    };
  }

  /** What to write for a word that begins a clause elsewhere; empty if nothing is known of it. */
  static String clause(ClauseCutter.Kind kind, String word) {
    return switch (kind) {
      case RULE -> ofRule(word.toLowerCase(Locale.ROOT));
      case WORKFLOW -> ofWorkflow(word.toLowerCase(Locale.ROOT));
      case CHAIN, TEST, SCHEMA, BARE -> "";
    };
  }

  private static String ofRule(String word) {
    return switch (word) {
      case "if", "where", "condition", "conditions" -> "conditions begin with when";
      case "then", "do", "action", "actions", "start" -> "write run WORKFLOW { … }";
      case "unless" -> "write except \"the reason\" CONDITION";
      case "salience" -> "write priority 100";
      case "title", "description", "name" -> "a title stands behind the id: rule r1 \"its title\"";
      default -> "";
    };
  }

  private static String ofWorkflow(String word) {
    return switch (word) {
      case "step", "steps", "tasks", "call", "run" -> "write task NAME: PLUGIN { … }";
      case "parallel" -> "tasks run side by side unless one names another with after";
      case "if" -> "the condition of a task stands behind it: task a: core.noop if …";
      case "compensate", "rollback" -> "write on failure { compensate }";
      case "title", "description", "name" ->
          "a title stands behind the id: workflow w \"its title\"";
      default -> "";
    };
  }
}
