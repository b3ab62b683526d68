package io.distric.verticle.cli;

import java.util.Locale;

/** Rules of the kinds that authors write, in numbers, for a JVM that is to learn to read them. */
final class TrainingRules {

  private TrainingRules() {}

  /**
   * As YAML.
   *
   * @param rules how many
   * @param fields that they test: with few of them most rules ask for the same, with many each has
   *     its own
   */
  static String yaml(int rules, int fields) {
    StringBuilder yaml = new StringBuilder("rules:\n");
    for (int i = 0; i < rules; i++) {
      yaml.append("  - id: trained-").append(i).append("\n    priority: ").append(i % 1000);
      yaml.append("\n    when: {all: [").append(condition(i, fields)).append(", ");
      yaml.append(condition(i / 7 + 3, fields)).append("]}\n");
      yaml.append("    actions: [{workflow: training, params: {n: {ref: size}, of: text}}]\n");
    }
    return yaml.toString();
  }

  private static String condition(int number, int fields) {
    int field = number % fields;
    int low = number * 31 % 2000;
    return switch (number % 13) {
      case 0 -> test(field, "equals", "'v" + number % 80 + "'");
      case 1 -> test(field, "between", "[" + low + ", " + (low + 700) + ".25]");
      case 2 -> test(field, "in", "[a" + number % 60 + ", b, c]");
      case 3 -> "{not: " + test(field, "greater_or_equal", Integer.toString(low)) + "}";
      case 4 -> test(field, "starts_with", "'p" + number % 40 + "'");
      case 5 -> any(number, fields);
      case 6 -> test(field, "matches", "'^v[0-" + number % 9 + "]+x?$'");
      case 7 -> "{expr: 'f" + field + " > " + low + " and g.h != \"v" + number % 50 + "\"'}";
      case 8 -> test(field, "contains", "'q" + number % 70 + "'");
      case 9 -> test(field, "ends_with", "'x" + number % 30 + "'");
      case 10 -> "{not: " + test(field, "between", "[" + low + ".5, " + (low + 90) + "]") + "}";
      case 11 -> test(field, "not_in", "[v1, v" + number % 50 + "]");
      default -> test(field, "not_equals", "'v" + number % 30 + "'");
    };
  }

  private static String any(int number, int fields) {
    return "{any: [%s, {all: [%s, %s]}]}"
        .formatted(
            condition(number + 1, fields),
            condition(number + 3, fields),
            condition(number + 5, fields));
  }

  private static String test(int field, String operator, String value) {
    return "{field: f%d, operator: %s, value: %s}"
        .formatted(field, operator, value)
        .toLowerCase(Locale.ROOT);
  }

  /** In the language itself. */
  static String language(int rules) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rules; i++) {
      int low = i * 31 % 2000;
      text.append("rule \"written-%d\" {\n  priority %d\n".formatted(i, i % 1000));
      text.append(
          "  when f%d == \"v%d\" and f%d in %d..%d\n"
              .formatted(i % 90, i % 80, i % 70, low, low + 9));
      text.append("   and (not (g.h >= %d.5) or f3 starts_with 'p%d')\n".formatted(low, i % 40));
      text.append("  run training { n: size, of: \"text\" }\n}\n");
    }
    return text.toString();
  }
}
