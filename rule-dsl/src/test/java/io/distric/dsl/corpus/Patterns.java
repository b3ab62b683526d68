package io.distric.dsl.corpus;

import static io.distric.dsl.corpus.Draw.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Patterns of all kinds, hardly two alike: choices, classes, in any case, at the beginning or the
 * end of a text, most behind a range. No text tells rules apart by a literal of its own.
 */
record Patterns(Draw draw) implements Corpus.Source {

  private static final int TEXTS = 8;
  private static final int NUMBERS = 20;

  @Override
  public Condition condition() {
    return switch (draw.below(4)) {
      case 0 -> ofText();
      case 1 -> new Condition.All(List.of(new Condition.Not(ofText()), ofNumber(0.05)));
      default -> new Condition.All(List.of(ofText(), ofNumber(0.02 + 0.4 * draw.below(10) / 10)));
    };
  }

  private Condition ofText() {
    return test("text" + draw.below(TEXTS), "matches", pattern());
  }

  private Condition ofNumber(double share) {
    return draw.range("number" + draw.below(NUMBERS), 1_000, 2, share);
  }

  private String pattern() {
    return switch (draw.below(12)) {
      case 0 -> "^[a-f]{2}[0-9]" + draw.hex(1);
      case 1 -> draw.hex(2) + "$";
      case 2 -> "(" + draw.hex(3) + "|" + draw.hex(3) + ")$";
      case 3 -> "^(" + draw.hex(2) + "|" + draw.hex(3) + ")";
      case 4 -> draw.hex(2) + ".*" + draw.hex(2);
      case 5 -> "[0-9]{3}" + draw.hex(2);
      case 6 -> "^.{4}" + draw.hex(2);
      case 7 -> "(?i)" + draw.hex(3).toUpperCase(Locale.ROOT);
      case 8 -> draw.hex(1) + "(" + draw.hex(1) + "|" + draw.hex(1) + ")" + draw.hex(2);
      case 9 -> "^" + draw.hex(1) + "[0-9a-f]+" + draw.hex(1) + "$";
      case 10 -> "(" + draw.hex(4) + "|" + draw.hex(3) + "|" + draw.hex(5) + ")";
      default -> draw.hex(2) + "[0-9]?" + draw.hex(1) + "(?i:k|s|é)*";
    };
  }

  @Override
  public Map<String, Object> message(int number) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", "p-" + number);
    for (int i = 0; i < NUMBERS; i++) {
      fields.put("number" + i, draw.number(1_000, 2));
    }
    for (int i = 0; i < TEXTS; i++) {
      if (draw.chance(0.95)) {
        String text = draw.hex(List.of(8, 12, 32).get(draw.below(3)));
        fields.put("text" + i, draw.chance(0.1) ? text.toUpperCase(Locale.ROOT) : text);
      }
    }
    return fields;
  }
}
