package io.distric.dsl.corpus;

import static io.distric.dsl.corpus.Draw.test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As a payment processor has them. */
record Payments(Draw draw) implements Corpus.Source {

  @Override
  public Condition condition() {
    List<Condition> all = new ArrayList<>();
    int first = draw.below(4);
    all.add(equality(first));
    if (draw.chance(0.35)) {
      all.add(equality((first + 1 + draw.below(3)) % 4));
    }
    for (int i = draw.below(3); i >= 0; i--) {
      all.add(range());
    }
    if (draw.chance(0.1)) {
      all.add(test("merchant.country", "in", country(), country(), country()));
    }
    if (draw.chance(0.05)) {
      all.add(test("currency", "not_in", "C0", "C1"));
    }
    if (draw.chance(0.08)) {
      all.add(test("user.id", "matches", "^u" + draw.below(10) + "\\d+$"));
    }
    return new Condition.All(all.size() == 1 ? List.of(all.getFirst(), range()) : all);
  }

  private Condition equality(int field) {
    return switch (field) {
      case 0 -> test("event_type", "equals", "type_" + draw.zipf(20));
      case 1 -> test("user.country", "equals", country());
      case 2 -> test("merchant.category", "equals", "category_" + draw.zipf(80));
      default -> test("currency", "equals", "C" + draw.zipf(12));
    };
  }

  private String country() {
    return "L" + draw.zipf(60);
  }

  private Condition range() {
    double share = 0.05 + 0.3 * draw.random().nextDouble();
    return switch (draw.below(4)) {
      case 0 -> draw.range("amount", 10_000, 2, share);
      case 1 -> draw.range("risk.score", 1, 3, share);
      case 2 -> draw.range("user.age_days", 2_000, 0, share);
      default -> draw.range("risk.velocity", 100, 0, share);
    };
  }

  @Override
  public Map<String, Object> message(int number) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("message_id", String.format("m-%08d", number));
    fields.put("id", String.format("pay-%08d", number));
    fields.put("event_type", "type_" + draw.zipf(20));
    fields.put("amount", draw.number(10_000, 2));
    fields.put("currency", "C" + draw.zipf(12));
    fields.put("channel", draw.pick(List.of("web", "app", "terminal")));
    fields.put("attempts", BigDecimal.valueOf(draw.below(6)));
    fields.put("created_at", "2026-01-14T10:" + (10 + draw.below(50)) + ":00Z");
    fields.put("device", "iPhone 15");
    fields.put("user.id", "u" + draw.below(100_000));
    fields.put("user.country", country());
    fields.put("user.age_days", BigDecimal.valueOf(draw.below(2_000)));
    fields.put("user.email", "someone." + number + "@example.com");
    fields.put("user.verified", draw.chance(0.5));
    fields.put("merchant.id", "merchant-" + draw.below(5_000));
    fields.put("merchant.category", "category_" + draw.zipf(80));
    fields.put("merchant.country", country());
    fields.put("merchant.name", "Shop number " + draw.below(999));
    fields.put("risk.score", draw.number(1, 3));
    fields.put("risk.velocity", BigDecimal.valueOf(draw.below(100)));
    fields.put("risk.model", "v3");
    fields.put("card.bin", "4" + (10_000 + draw.below(80_000)));
    fields.put("card.last4", String.format("%04d", draw.below(10_000)));
    fields.put("card.brand", "visa");
    return fields;
  }
}
