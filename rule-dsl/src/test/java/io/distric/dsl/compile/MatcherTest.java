package io.distric.dsl.compile;

import static io.distric.dsl.ast.Expr.BinaryOperator.*;
import static io.distric.dsl.compile.Exprs.*;
import static io.distric.dsl.compile.Rules.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MatcherTest {

  @Test
  void shouldMatchTheRuleOfTheRequirement() {
    // given
    Matcher matcher =
        compile(
            rule("rule-001")
                .when(
                    and(
                        binary(EQUAL, path("event_type"), text("payment_received")),
                        binary(GREATER, path("amount"), number("1000"))))
                .run(
                    "fraud_detection",
                    new Expr.Entry("threshold", text("high")),
                    new Expr.Entry("payment", path("id"))));

    // then
    assertEquals(
        List.of("rule-001:fraud_detection{\"threshold\":\"high\",\"payment\":\"p1\"}"),
        Matching.of(
                matcher, "{\"event_type\":\"payment_received\",\"amount\":1500.00,\"id\":\"p1\"}")
            .runs());
    assertEquals(
        List.of(), matched(matcher, "{\"event_type\":\"payment_received\",\"amount\":900}"));
    assertEquals(
        List.of(), matched(matcher, "{\"event_type\":\"payment_received\",\"amount\":\"1500\"}"));
    assertEquals(List.of(), matched(matcher, "{\"amount\":1500}"));
  }

  @Test
  void shouldKeepToTheTotalOrder() {
    Matcher matcher =
        compile(
            rule("b").priority(1),
            rule("é").priority(5),
            rule("z").priority(5),
            rule("a").priority(1),
            rule("off").priority(9).disabled(),
            rule("B").priority(1));
    assertEquals(List.of("z", "é", "B", "a", "b"), matched(matcher, "{}"));
    assertEquals(5, matcher.size());
    assertEquals(7, matcher.catalogVersion());
  }

  @Test
  void shouldEndTheOrderAtStop() {
    Matcher matcher =
        compile(
            rule("first").priority(3),
            rule("last")
                .priority(2)
                .when(binary(EQUAL, path("a"), number("1")))
                .stop()
                .emit("after", new Expr.Entry("x", number("1"))),
            rule("never").priority(1));
    Matching matching = Matching.of(matcher, "{\"a\":1.0}");
    assertEquals(List.of("first", "last"), matching.matched());
    assertEquals(List.of("last:after{\"x\":1}"), matching.emits());
    assertEquals(List.of("first", "never"), matched(matcher, "{\"a\":2}"));
  }

  @Test
  void shouldLetLaterRulesSeeWhatEarlierOnesSet() {
    // given
    Matcher matcher =
        compile(
            rule("1").priority(9).when(binary(EQUAL, path("a"), number("1"))),
            rule("2")
                .priority(8)
                .let("old", path("a"))
                .set("a", binary(ADD, path("a"), number("1")))
                .set("user.name", text("né\"w"))
                .remove("card.pan")
                .run("w", new Expr.Entry("old", path("old")), new Expr.Entry("a", path("a"))),
            rule("3").priority(7).when(binary(EQUAL, path("a"), number("2"))),
            rule("4").priority(6).when(binary(EQUAL, path("a"), number("1"))),
            rule("5").priority(5).when(binary(STARTS_WITH, path("user.name"), text("né\""))),
            rule("6").priority(4).when(is(path("card.pan"), Expr.Presence.MISSING)),
            rule("7").priority(3).when(is(path("card.cvc"), Expr.Presence.PRESENT)),
            rule("8").priority(2).when(is(path("msg.user.id"), Expr.Presence.PRESENT)));

    // when
    Matching matching =
        Matching.of(
            matcher,
            "{\"a\":1, \"card\":{\"pan\":\"4\",\"cvc\":null}, \"user\":{\"id\":7}, \"x\":[1.50]}");

    // then
    assertEquals(List.of("1", "2", "3", "5", "6", "7", "8"), matching.matched());
    assertEquals(List.of("2:w{\"old\":1,\"a\":2}"), matching.runs());
    assertEquals(
        "{\"a\":2,\"card\":{\"cvc\":null},\"user\":{\"id\":7,\"name\":\"né\\\"w\"},\"x\":[1.5]}",
        matching.payload());
  }

  @Test
  void shouldReplaceWhatIsNoObjectOnTheWayToASetField() {
    Matcher matcher =
        compile(
            rule("set").priority(1).set("a.b.c", number("1")).remove("n.o").set("gone", path("no")),
            rule("see").when(binary(EQUAL, path("a.b.c"), number("1"))));
    Matching matching = Matching.of(matcher, "{\"a\":[5],\"gone\":3,\"n\":1}");
    assertEquals(List.of("set", "see"), matching.matched());
    assertEquals("{\"a\":{\"b\":{\"c\":1}},\"n\":1}", matching.payload());
  }

  @Test
  void shouldSetAndRemoveFieldsNamedBehindMsg() {
    Matcher matcher =
        compile(
            rule("set").priority(1).set("msg.when", number("1")).remove("msg.msg"),
            rule("see").when(binary(EQUAL, path("msg.when"), number("1"))));
    Matching matching = Matching.of(matcher, "{\"msg\":5,\"x\":2}");
    assertEquals(List.of("set", "see"), matching.matched());
    assertEquals("{\"x\":2,\"when\":1}", matching.payload());
  }

  @Test
  void shouldReportShadowRulesWithoutEffect() {
    Matcher matcher =
        compile(rule("s").priority(1).shadow().set("a", number("1")).stop(), rule("t"));
    Matching matching = Matching.of(matcher, "{ }");
    assertEquals(List.of("t"), matching.matched());
    assertEquals(List.of("s"), matching.shadows());
    assertEquals("{ }", matching.payload());
  }

  @Test
  void shouldTellSchemasByTypeOrByCondition() {
    // given
    Schema payment =
        new Schema(
            "Payment",
            List.of(
                new Schema.Field("from", Schema.Type.Scalar.TIMESTAMP, false, Optional.empty()),
                new Schema.Field("to", Schema.Type.Scalar.TIMESTAMP, false, Optional.empty())),
            Optional.of(is(path("iban"), Expr.Presence.PRESENT)),
            Optional.empty(),
            Span.NONE);
    Rule onPayment =
        rule("p")
            .on("Payment")
            .when(
                binary(
                    GREATER,
                    binary(SUBTRACT, path("to"), path("from")),
                    literal(new Value.Length(Duration.ofHours(1)))))
            .build();
    Rule onOther = rule("o").on("Other").build();
    Matcher matcher =
        Matching.compile(
            Model.EMPTY.withSchemas(List.of(payment)).withRules(List.of(onPayment, onOther)));
    String times = "\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-01T02:00:00Z\"}";

    // then
    assertEquals(List.of("p"), matched(matcher, "{\"iban\":\"x\"," + times));
    assertEquals(List.of(), matched(matcher, "{" + times));
    assertEquals(List.of("p"), Matching.of(matcher, "{" + times, "Payment").matched());
    assertEquals(List.of("o"), Matching.of(matcher, "{\"iban\":\"x\"," + times, "Other").matched());
    assertEquals(List.of(), Matching.of(matcher, "{\"iban\":\"x\"," + times, "Unheard").matched());
  }

  @Test
  void shouldKnowConstantsListsAndLets() {
    // given
    Rule rule =
        rule("r")
            .let("big", binary(GREATER, path("amount"), path("HIGH")))
            .let("bad", and(path("big"), binary(IN, path("country"), path("RISKY"))))
            .when(path("bad"))
            .except(binary(MATCHES, path("user"), text("^test_\\d+$")))
            .run("w", new Expr.Entry("list", path("RISKY")), new Expr.Entry("bad", path("bad")))
            .build();
    Matcher matcher =
        Matching.compile(
            Model.EMPTY
                .withConstants(List.of(new Expr.Entry("HIGH", number("1000.00"))))
                .withLists(List.of(new Expr.Entry("RISKY", list(text("KP"), text("IR")))))
                .withRules(List.of(rule)));

    // then
    assertEquals(
        List.of("r:w{\"list\":[\"KP\",\"IR\"],\"bad\":true}"),
        Matching.of(matcher, "{\"amount\":1000.01,\"country\":\"IR\",\"user\":\"test_a\"}").runs());
    assertEquals(
        List.of(), matched(matcher, "{\"amount\":1000.01,\"country\":\"IR\",\"user\":\"test_1\"}"));
    assertEquals(List.of(), matched(matcher, "{\"amount\":1000,\"country\":\"IR\"}"));
    assertEquals(List.of(), matched(matcher, "{\"amount\":2000,\"country\":\"DE\"}"));
  }

  @Test
  void shouldTakeOverCodeOfRulesThatStayTheSame() {
    // given
    Model before = Model.EMPTY;
    MatcherCompiler compiler = new MatcherCompiler(io.distric.dsl.match.DecoderLimits.STANDARD);
    Matcher matcher = null;
    List<Rule> rules = new java.util.ArrayList<>();

    // when
    for (int i = 0; i < 300; i++) {
      Rule rule = rule("r" + i).when(binary(EQUAL, path("f" + i % 70), number("" + i))).build();
      rules.add(rule);
      if (i % 5 == 4) {
        rules.set(i - 3, rule("r" + (i - 3)).when(is(path("q"), Expr.Presence.MISSING)).build());
      }
      Model model = Rules.model(rules);
      matcher = compiler.compile(model, i, RuleChange.between(before, model), matcher);
      before = model;
    }

    // then
    assertEquals(300, matcher.size());
    assertEquals(61, matched(matcher, "{\"f69\":69}").size());
    assertEquals(List.of("r209"), matched(matcher, "{\"f69\":209,\"q\":1}"));
  }

  private static Expr is(Expr operand, Expr.Presence state) {
    return new Expr.Is(operand, state, false, Span.NONE);
  }

  private static Matcher compile(Rules... rules) {
    return Matching.compile(Rules.model(java.util.Arrays.stream(rules).map(Rules::build).toList()));
  }

  private static List<String> matched(Matcher matcher, String json) {
    return Matching.of(matcher, json).matched();
  }
}
