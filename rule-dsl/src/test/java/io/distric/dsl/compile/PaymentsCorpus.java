package io.distric.dsl.compile;

import static io.distric.dsl.compile.Exprs.binary;
import static io.distric.dsl.compile.Exprs.list;
import static io.distric.dsl.compile.Exprs.number;
import static io.distric.dsl.compile.Exprs.path;
import static io.distric.dsl.compile.Exprs.text;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Rules and messages as a payment processor has them: zipfian equality, ranges, a few patterns. */
final class PaymentsCorpus {

  private static final int COUNTRIES = 60;
  private static final int TYPES = 20;
  private static final int CATEGORIES = 80;

  private final RandomGenerator random;

  PaymentsCorpus(long seed) {
    random = new java.util.Random(seed);
  }

  List<Rule> rules(int count) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Rules rule = Rules.rule("rule-" + i).priority(random.nextInt(100));
      int first = random.nextInt(4);
      Expr all =
          binary(
              BinaryOperator.AND, equality(first), equality((first + 1 + random.nextInt(3)) % 4));
      for (int more = random.nextInt(3); more > 0; more--) {
        all = binary(BinaryOperator.AND, all, random.nextInt(4) == 0 ? equality(4) : range());
      }
      if (random.nextInt(10) == 0) {
        all =
            binary(
                BinaryOperator.AND,
                all,
                binary(
                    BinaryOperator.MATCHES,
                    path("user.id"),
                    text("^u" + random.nextInt(10) + "\\d+$")));
      }
      if (random.nextInt(10) == 0) {
        all =
            binary(
                BinaryOperator.AND,
                all,
                binary(BinaryOperator.NOT_IN, path("currency"), list(text("C0"), text("C1"))));
      }
      rule.when(all)
          .run("w", new Expr.Entry("id", path("id")), new Expr.Entry("level", text("high")));
      rules.add(rule.build());
    }
    return rules;
  }

  private Expr equality(int field) {
    return switch (field) {
      case 0 -> equal("event_type", "type_" + zipf(TYPES));
      case 1 -> equal("user.country", "L" + zipf(COUNTRIES));
      case 2 -> equal("merchant.category", "cat" + zipf(CATEGORIES));
      case 3 -> equal("currency", "C" + zipf(12));
      default ->
          binary(
              BinaryOperator.IN,
              path("merchant.country"),
              list(
                  text("L" + zipf(COUNTRIES)),
                  text("L" + zipf(COUNTRIES)),
                  text("L" + zipf(COUNTRIES))));
    };
  }

  private static Expr equal(String field, String value) {
    return binary(BinaryOperator.EQUAL, path(field), text(value));
  }

  private Expr range() {
    return switch (random.nextInt(4)) {
      case 0 ->
          binary(
              BinaryOperator.GREATER, path("amount"), number("" + (5_000 + random.nextInt(5_000))));
      case 1 ->
          binary(
              BinaryOperator.LESS_OR_EQUAL, path("risk.score"), number("0." + random.nextInt(100)));
      case 2 ->
          new Expr.Between(
              path("user.age_days"),
              number("" + random.nextInt(500)),
              number("" + (500 + random.nextInt(500))),
              false,
              Span.NONE);
      default ->
          binary(BinaryOperator.GREATER_OR_EQUAL, path("attempts"), number("" + random.nextInt(6)));
    };
  }

  List<byte[]> messages(int count) {
    List<byte[]> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(
          String.format(
                  Locale.ROOT,
                  "{\"message_id\":\"m-%08d\",\"id\":\"pay-%08d\",\"event_type\":\"type_%d\",\"amount\":%d.%02d,"
                      + "\"currency\":\"C%d\",\"channel\":\"web\",\"attempts\":%d,\"created_at\":\"2026-01-14T10:%02d:00Z\","
                      + "\"user\":{\"id\":\"u%d\",\"country\":\"L%d\",\"age_days\":%d,\"email\":\"someone.%d@example.com\",\"verified\":%b},\"merchant\":{\"id\":\"merchant-%d\",\"category\":\"cat%d\",\"country\":\"L%d\",\"name\":\"Shop"
                      + " number %d\"},"
                      + "\"risk\":{\"score\":0.%02d,\"model\":\"v3\"},\"card\":{\"bin\":\"4%05d\",\"last4\":\"%04d\",\"brand\":\"visa\"},\"note\":null,\"device\":\"iPhone"
                      + " 15\"}",
                  i,
                  i,
                  zipf(TYPES),
                  random.nextInt(10_000),
                  random.nextInt(100),
                  zipf(12),
                  random.nextInt(6),
                  random.nextInt(60),
                  random.nextInt(100_000),
                  zipf(COUNTRIES),
                  random.nextInt(1_000),
                  i,
                  random.nextBoolean(),
                  random.nextInt(5_000),
                  zipf(CATEGORIES),
                  zipf(COUNTRIES),
                  random.nextInt(999),
                  random.nextInt(100),
                  random.nextInt(99_999),
                  random.nextInt(9_999))
              .getBytes(StandardCharsets.UTF_8));
    }
    return messages;
  }

  /** 0 is the most frequent. */
  private int zipf(int size) {
    return (int) (Math.pow(size + 1, random.nextDouble()) - 1);
  }
}
