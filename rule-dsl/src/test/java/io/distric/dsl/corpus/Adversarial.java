package io.distric.dsl.corpus;

import static io.distric.dsl.corpus.Draw.test;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** No equality at all: overlapping ranges, prefixes, patterns, NOT, OR of ANDs. */
record Adversarial(Draw draw) implements Corpus.Source {

  @Override
  public Condition condition() {
    if (draw.chance(0.2)) {
      return new Condition.Any(List.of(and(3), and(4)));
    }
    return and(3);
  }

  private Condition and(int parts) {
    List<Condition> all = new java.util.ArrayList<>();
    all.add(range(0.1 + 0.3 * draw.random().nextDouble()));
    for (int i = 1; i < parts; i++) {
      all.add(range(0.05 + 0.4 * draw.random().nextDouble()));
    }
    switch (draw.below(5)) {
      case 0 -> all.add(test("user.id", "starts_with", "u" + draw.hex(1)));
      case 1 -> all.add(pattern());
      case 2 -> all.add(new Condition.Not(range(0.4)));
      case 3 -> all.add(new Condition.Not(test("reference", "starts_with", "r" + draw.hex(1))));
      default -> all.add(range(0.5));
    }
    return new Condition.All(all);
  }

  private Condition pattern() {
    return switch (draw.below(4)) {
      case 0 ->
          test(
              "user.id",
              "matches",
              "^u[" + Draw.HEX.substring(0, 2 + draw.below(8)) + "]" + draw.hex(1));
      case 1 -> test("reference", "matches", draw.hex(2));
      case 2 -> test("user.email", "matches", "\\." + draw.below(10) + "\\d*@(a|b|c)\\.example");
      default -> test("reference", "matches", "^r(\\d|" + draw.hex(1) + ")+");
    };
  }

  private Condition range(double share) {
    return switch (draw.below(8)) {
      case 0 -> draw.range("amount", 10_000, 2, share);
      case 1 -> draw.range("fee", 100, 2, share);
      case 2 -> draw.range("risk.score", 1, 3, share);
      case 3 -> draw.range("user.age_days", 2_000, 0, share);
      case 4 -> draw.range("risk.velocity", 100, 0, share);
      case 5 -> draw.range("latency", 1_000, 0, share);
      case 6 -> draw.range("geo.lat", 180, 4, share);
      default -> draw.range("geo.lon", 360, 4, share);
    };
  }

  @Override
  public Map<String, Object> message(int number) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("message_id", String.format("m-%08d", number));
    fields.put("id", String.format("pay-%08d", number));
    fields.put("amount", draw.number(10_000, 2));
    fields.put("fee", draw.number(100, 2));
    fields.put("latency", BigDecimal.valueOf(draw.below(1_000)));
    fields.put("reference", "r" + draw.hex(20));
    fields.put("created_at", "2026-01-14T10:" + (10 + draw.below(50)) + ":00Z");
    fields.put("user.id", "u" + draw.hex(8));
    fields.put(
        "user.email", "someone." + number + "@" + draw.pick(List.of("a", "b", "c")) + ".example");
    fields.put("user.age_days", BigDecimal.valueOf(draw.below(2_000)));
    if (draw.chance(0.9)) {
      fields.put("risk.score", draw.number(1, 3));
    }
    fields.put("risk.velocity", BigDecimal.valueOf(draw.below(100)));
    fields.put("geo.lat", draw.number(180, 4));
    fields.put("geo.lon", draw.number(360, 4));
    fields.put("merchant.name", "Shop number " + draw.below(999));
    fields.put("merchant.id", "merchant-" + draw.below(5_000));
    return fields;
  }
}
