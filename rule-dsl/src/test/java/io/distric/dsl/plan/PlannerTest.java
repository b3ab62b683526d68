package io.distric.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.match.Choice;
import io.distric.dsl.match.Conjunction;
import io.distric.dsl.match.Literal;
import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

class PlannerTest {

  @org.junit.jupiter.api.Test
  void shouldKeepAConjunctionOfDisjunctionsAsItIs() {
    // when
    RulePlan plan = plan("(a == 1 or b == 2) and c == 3 and (b == 1 or d == 2)");

    // then
    assertTrue(plan.exact());
    assertEquals(
        new Conjunction(
            List.of(equal("c", 3)),
            List.of(choice(equal("a", 1), equal("b", 2)), choice(equal("b", 1), equal("d", 2)))),
        plan.condition());
  }

  @org.junit.jupiter.api.Test
  void shouldTakeConstantsOfOneFieldTogether() {
    // when
    RulePlan plan = plan("a == 1 or a in [2, 3] or a == 1");

    // then
    List<Value> constants = List.of(number(1), number(2), number(3));
    assertTrue(plan.exact());
    assertEquals(
        List.of(new Literal(slot("a"), new Test.In(constants), Literal.TRUE)),
        plan.condition().literals());
    assertEquals(List.of(), plan.condition().choices());
  }

  @org.junit.jupiter.api.Test
  void shouldAskOnceForWhatAllAlternativesAskFor() {
    // when
    RulePlan plan = plan("a == 1 and b == 2 or a == 1 and (c == 3 or d == 4)");

    // then
    assertTrue(plan.exact());
    assertEquals(
        new Conjunction(
            List.of(equal("a", 1)), List.of(choice(equal("b", 2), equal("c", 3), equal("d", 4)))),
        plan.condition());
  }

  @org.junit.jupiter.api.Test
  void shouldAskForNothingMoreWhereOneAlternativeIsAllThatIsCommon() {
    // when
    RulePlan plan = plan("a == 1 or a == 1 and b == 2");

    // then
    assertTrue(plan.exact());
    assertEquals(new Conjunction(List.of(equal("a", 1)), List.of()), plan.condition());
  }

  @org.junit.jupiter.api.Test
  void shouldTurnNegatedConjunctionsIntoChoices() {
    // when
    RulePlan plan = plan("a == 1 and not (b == 2 and c == 3)");

    // then
    assertTrue(plan.exact());
    assertEquals(
        List.of(
            choice(
                new Literal(slot("b"), new Test.Equal(number(2)), Literal.FALSE),
                new Literal(slot("c"), new Test.Equal(number(3)), Literal.FALSE))),
        plan.condition().choices());
  }

  @org.junit.jupiter.api.Test
  void shouldNotBeExactWhereSomethingIsLeftOut() {
    String many =
        IntStream.range(0, 20)
            .mapToObj(i -> "(a == %d or b == %d)".formatted(i, i))
            .collect(Collectors.joining(" and "));

    assertFalse(plan(many).exact());
    assertEquals(16, plan(many).condition().choices().size());
    assertFalse(plan("a + 1 == 2 and b == 1").exact());
    assertEquals(List.of(equal("b", 1)), plan("a + 1 == 2 and b == 1").condition().literals());
    assertEquals(new Conjunction(List.of(), List.of()), plan("a + 1 == 2 or b == 1").condition());
  }

  @org.junit.jupiter.api.Test
  void shouldStillAskForSomethingWhereADisjunctionWouldBecomeTooManyRows() {
    // when: 32 rows for the first alternative
    RulePlan plan =
        plan(
            "(a == 1 or b > 1) and (c == 1 or d > 1) and (e == 1 or f > 1) and (g == 1 or h > 1)"
                + " and (i == 1 or j > 1) or k == 1");

    // then
    assertFalse(plan.exact());
    assertEquals(9, plan.condition().choices().getFirst().alternatives().size());
  }

  @org.junit.jupiter.api.Test
  void shouldNotCopyLongLists() {
    String list =
        IntStream.range(0, 40).mapToObj(Integer::toString).collect(Collectors.joining(","));

    // when
    RulePlan plan = plan("a in [" + list + "] or a == 77");

    // then
    assertEquals(2, plan.condition().choices().getFirst().alternatives().size());
  }

  private static RulePlan plan(String condition) {
    Rule rule =
        new SourceReader()
            .read(new SourceText("r.distric", "rule r { when " + condition + " stop }"))
            .model()
            .rules()
            .getFirst();
    return new Planner(new Letters()).plan(List.of(), rule.when().stream().toList(), List.of());
  }

  /** A choice between literals. */
  private static Choice choice(Literal... alternatives) {
    return new Choice(Stream.of(alternatives).map(List::of).toList());
  }

  private static Literal equal(String field, int constant) {
    return new Literal(slot(field), new Test.Equal(number(constant)), Literal.TRUE);
  }

  private static Value number(int number) {
    return Value.Num.of(number);
  }

  private static int slot(String field) {
    return field.charAt(0) - 'a';
  }

  /** Fields of one letter, by its place in the alphabet. */
  private static final class Letters implements Fields {
    @Override
    public int slot(Expr.Path path) {
      return path.segments().getFirst() instanceof Expr.Segment.Name(var name)
          ? PlannerTest.slot(name)
          : -1;
    }

    @Override
    public @Nullable Value constant(Expr expr) {
      return switch (expr) {
        case Expr.Literal literal -> literal.value();
        case Expr.ListOf list ->
            new Value.Items(list.elements().stream().map(this::constant).toList());
        default -> null;
      };
    }
  }
}
