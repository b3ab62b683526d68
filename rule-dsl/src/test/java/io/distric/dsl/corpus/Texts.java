package io.distric.dsl.corpus;

import static io.distric.dsl.corpus.Draw.test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lines of a log and their tags: most rules ask what one and the same text has in it, how it ends
 * or which pattern it has, a tenth of them behind an equality that all share; others ask that
 * fields are none of many texts.
 */
record Texts(Draw draw) implements Corpus.Source {

  private static final int WORDS = 20_000;
  private static final int HOSTS = 40;

  @Override
  public Condition condition() {
    return switch (draw.below(10)) {
      case 0 -> all(test("kind", "equals", "log"), ofLine());
      case 1 -> all(ofLine(), draw.range("size", 1_000, 0, 0.5));
      case 2 -> all(noneOf(draw.below(HOSTS)), ofLine());
      case 3 -> all(noneOf(draw.below(HOSTS)), draw.range("size", 1_000, 0, 0.01));
      case 4 -> all(new Condition.Not(ofLine()), draw.range("size", 1_000, 0, 0.01));
      case 5 -> test("tags", "contains", word());
      default -> ofLine();
    };
  }

  private Condition ofLine() {
    return switch (draw.below(6)) {
      case 0, 1 -> test("line", "contains", word());
      case 2 -> test("line", "contains", word() + " " + word());
      case 3 -> test("line", "ends_with", " " + word());
      case 4 -> test("line", "matches", word() + "[0-9]* (is|was) [a-z]+");
      default -> test("line", "matches", "(" + word() + "|" + word() + ")$");
    };
  }

  private Condition noneOf(int host) {
    return test("host" + host, "not_in", Stream.generate(this::word).limit(10).toArray());
  }

  private static Condition all(Condition... parts) {
    return new Condition.All(Arrays.asList(parts));
  }

  /** Words of three to eight letters; many begin alike. */
  private String word() {
    int number = draw.below(WORDS);
    StringBuilder word = new StringBuilder("w");
    for (int left = number; left > 0 || word.length() < 3; left /= 10) {
      word.append("abcdefghij".charAt(left % 10));
    }
    return word.append(number % 3 == 0 ? "ing" : "").toString();
  }

  @Override
  public Map<String, Object> message(int number) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", "t-" + number);
    fields.put("kind", draw.chance(0.9) ? "log" : "metric");
    fields.put("size", BigDecimal.valueOf(draw.below(1_000)));
    if (draw.chance(0.95)) {
      List<String> line = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        line.add(draw.chance(0.2) ? "is" : word() + (draw.chance(0.2) ? draw.below(9) : ""));
      }
      fields.put("line", String.join(" ", line));
    }
    for (int host = 0; host < HOSTS; host++) {
      if (draw.chance(0.9)) {
        fields.put("host" + host, word());
      }
    }
    if (draw.chance(0.9)) {
      fields.put("tags", draw.chance(0.5) ? List.of(word(), word(), word()) : word());
    }
    return fields;
  }
}
