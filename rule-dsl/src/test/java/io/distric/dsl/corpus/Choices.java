package io.distric.dsl.corpus;

import static io.distric.dsl.corpus.Draw.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Disjunctions within conjunctions within disjunctions, and negations of all of them. */
record Choices(Draw draw) implements Corpus.Source {

  private static final int TEXTS = 10;
  private static final int NUMBERS = 20;
  private static final int VALUES = 40;

  @Override
  public Condition condition() {
    return switch (draw.below(7)) {
      case 0 -> all(() -> any(this::rare, 2), 2);
      case 1 -> all(() -> any(this::rare, 3), 3);
      case 2 -> all(() -> any(this::frequent, 2), 4 + draw.below(3));
      case 3 ->
          new Condition.All(
              List.of(rare(), any(this::frequent, 3), new Condition.Not(all(this::frequent, 2))));
      case 4 ->
          new Condition.Any(
              List.of(
                  new Condition.All(List.of(rare(), any(this::frequent, 2))),
                  new Condition.All(List.of(rare(), new Condition.Not(any(this::rare, 2))))));
      case 5 ->
          new Condition.All(List.of(oneField(), any(this::frequent, 2), any(this::frequent, 2)));
      default -> all(() -> any(this::both, 2), 2 + draw.below(2));
    };
  }

  private Condition all(Supplier<Condition> part, int count) {
    return new Condition.All(Stream.generate(part).limit(count).toList());
  }

  private Condition any(Supplier<Condition> part, int count) {
    return new Condition.Any(Stream.generate(part).limit(count).toList());
  }

  private Condition both() {
    return all(() -> draw.chance(0.3) ? new Condition.Not(frequent()) : frequent(), 2);
  }

  /** A field equals one value or another, by a disjunction. */
  private Condition oneField() {
    String field = text();
    return any(() -> test(field, "equals", value()), 2 + draw.below(3));
  }

  private Condition rare() {
    return switch (draw.below(4)) {
      case 0 -> number(0.03);
      case 1 -> test(text(), "starts_with", value());
      case 2 -> test(text(), "in", value(), value());
      default -> test(text(), "equals", value());
    };
  }

  private Condition frequent() {
    return switch (draw.below(6)) {
      case 0 -> test(text(), "not_equals", value());
      case 1 -> test(text(), "starts_with", value().substring(0, 1));
      case 2 -> test(text(), draw.chance(0.5) ? "exists" : "missing");
      default -> number(0.2);
    };
  }

  private Condition number(double share) {
    return draw.range("number" + draw.below(NUMBERS), 1_000, 2, share);
  }

  private String text() {
    return "text" + draw.below(TEXTS);
  }

  private String value() {
    return Draw.HEX.charAt(draw.below(8)) + "-" + draw.zipf(VALUES);
  }

  @Override
  public Map<String, Object> message(int number) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", "c-" + number);
    for (int i = 0; i < NUMBERS; i++) {
      if (draw.chance(0.9)) {
        fields.put("number" + i, draw.number(1_000, 2));
      }
    }
    for (int i = 0; i < TEXTS; i++) {
      if (draw.chance(0.9)) {
        fields.put("text" + i, draw.chance(0.1) ? value() + "+" : value());
      }
    }
    return fields;
  }
}
