package io.distric.dsl.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A catalog with messages.
 *
 * @param rules in any order
 * @param messages as fields by path
 */
record Corpus(List<CorpusRule> rules, List<Map<String, Object>> messages) {

  /** Shapes of catalogs. */
  enum Shape {
    /** Zipfian equality, ranges, a few lists and patterns. */
    PAYMENTS,
    /** No equality at all. */
    ADVERSARIAL,
    /** 200 fields of which a message has 80. */
    WIDE,
    /** What one text has in it, and long lists of what others are not. */
    TEXTS,
    /** Patterns, hardly two alike. */
    PATTERNS,
    /** Disjunctions within conjunctions, and negations of both. */
    CHOICES
  }

  /** A source of rules and messages of a shape. */
  interface Source {
    Condition condition();

    Map<String, Object> message(int number);
  }

  static Corpus of(Shape shape, int rules, int messages, long seed) {
    Source ofRules = source(shape, new Draw(new Random(seed)));
    Draw draw = new Draw(new Random(seed + 1));
    List<CorpusRule> all = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      all.add(new CorpusRule("rule-" + i, draw.below(1_000), ofRules.condition()));
    }
    Source ofMessages = source(shape, new Draw(new Random(seed + 2)));
    List<Map<String, Object>> sent = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      sent.add(ofMessages.message(i));
    }
    return new Corpus(all, sent);
  }

  private static Source source(Shape shape, Draw draw) {
    return switch (shape) {
      case PAYMENTS -> new Payments(draw);
      case ADVERSARIAL -> new Adversarial(draw);
      case WIDE -> new Wide(draw);
      case TEXTS -> new Texts(draw);
      case PATTERNS -> new Patterns(draw);
      case CHOICES -> new Choices(draw);
    };
  }

  /** Ids of the rules that match, in their order. One after the other. */
  List<String> expected(Map<String, Object> message) {
    return rules.stream()
        .filter(rule -> Boolean.TRUE.equals(rule.condition().of(message)))
        .sorted(
            Comparator.comparingInt(CorpusRule::priority).reversed().thenComparing(CorpusRule::id))
        .map(CorpusRule::id)
        .toList();
  }

  String yaml() {
    StringBuilder yaml = new StringBuilder("rules:\n");
    for (CorpusRule rule : rules) {
      yaml.append("  - id: ").append(rule.id()).append("\n    priority: ").append(rule.priority());
      yaml.append("\n    when: ").append(rule.condition().yaml());
      yaml.append(
          "\n    actions: [{workflow: review, params: {payment: {ref: id}, level: high}}]\n");
    }
    return yaml.toString();
  }

  /** A message as JSON: paths become objects. */
  static String json(Map<String, Object> message) {
    StringBuilder json = new StringBuilder("{");
    Map<String, StringBuilder> objects = new TreeMap<>();
    message.forEach(
        (path, value) -> {
          int point = path.indexOf('.');
          if (point < 0) {
            field(json, path, value);
          } else {
            StringBuilder inner =
                objects.computeIfAbsent(path.substring(0, point), _ -> new StringBuilder("{"));
            field(inner, path.substring(point + 1), value);
          }
        });
    objects.forEach((name, inner) -> field(json, name, inner.append('}')));
    return json.append('}').toString();
  }

  private static void field(StringBuilder json, String name, Object value) {
    json.append(json.length() == 1 ? "" : ",");
    json.append(String.format(Locale.ROOT, "\"%s\":", name));
    json.append(json(value));
  }

  private static String json(Object value) {
    return switch (value) {
      case String text -> "\"" + text + "\"";
      case List<?> list -> "[" + String.join(",", list.stream().map(Corpus::json).toList()) + "]";
      default -> value.toString();
    };
  }

  /**
   * A rule.
   *
   * @param id unique
   * @param priority higher is earlier
   * @param condition when it matches
   */
  record CorpusRule(String id, int priority, Condition condition) {}
}
