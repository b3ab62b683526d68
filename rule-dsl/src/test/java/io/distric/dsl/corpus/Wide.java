package io.distric.dsl.corpus;

import static io.distric.dsl.corpus.Draw.test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 200 fields of which a message has about 80; a rule tests one to three of them. */
record Wide(Draw draw) implements Corpus.Source {

  private static final int FIELDS = 200;

  @Override
  public Condition condition() {
    int tests = 1 + draw.below(3);
    double share = List.of(0.012, 0.18, 0.42).get(tests - 1);
    List<Condition> all = new ArrayList<>();
    for (int i = 0; i < tests; i++) {
      all.add(on(draw.below(FIELDS), share));
    }
    return new Condition.All(all);
  }

  private Condition on(int field, double share) {
    String name = name(field);
    return switch (field % 4) {
      case 0 -> draw.range(name, 10_000, 0, share);
      case 1 -> draw.range(name, 1_000, 2, share);
      case 2 ->
          share < 0.1
              ? test(name, "equals", "v" + draw.below(80))
              : share < 0.3
                  ? test(name, "starts_with", "v" + (1 + draw.below(7)))
                  : test(name, "not_equals", "v" + draw.below(80));
      default -> share < 0.1 ? test(name, "starts_with", word(2)) : test(name, "contains", word(1));
    };
  }

  private static String name(int field) {
    return String.format("field_%03d", field);
  }

  private String word(int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append("abcdefghij".charAt(draw.below(10)));
    }
    return word.toString();
  }

  @Override
  public Map<String, Object> message(int number) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", "w-" + number);
    for (int field = 0; field < FIELDS; field++) {
      if (!draw.chance(0.4)) {
        continue;
      }
      Object value =
          switch (field % 4) {
            case 0 -> BigDecimal.valueOf(draw.below(10_000));
            case 1 -> draw.number(1_000, 2);
            case 2 -> "v" + draw.below(80);
            default -> word(6);
          };
      fields.put(name(field), value);
    }
    return fields;
  }
}
