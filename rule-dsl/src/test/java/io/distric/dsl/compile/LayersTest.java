package io.distric.dsl.compile;

import static io.distric.dsl.compile.Rules.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RulesById;
import io.distric.dsl.match.CompiledMatcher;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LayersTest {

  private final MatcherCompiler compiler = new MatcherCompiler(DecoderLimits.STANDARD);
  private Model model =
      Model.EMPTY.withRules(
          RulesById.of(
              List.of(
                  rule("a").priority(3).build(),
                  rule("b").priority(2).build(),
                  rule("c").priority(1).build())));
  private Matcher matcher = compiler.compile(model, 0);

  @Test
  void shouldPutARuleInItsPlaceThatIsChangedAgain() {
    // given: a layer with another rule
    edit(List.of(rule("y").priority(-1).build()), Set.of());

    // when: between a and b, and then behind c
    edit(List.of(rule("x").priority(3).build()), Set.of());
    List<String> first = matched();
    edit(List.of(rule("x").priority(0).build()), Set.of());

    // then
    assertEquals(List.of("a", "x", "b", "c", "y"), first);
    assertEquals(List.of("a", "b", "c", "x", "y"), matched());
  }

  @Test
  void shouldAskForAMergeWhenLayersAreMany() {
    // when
    for (int i = 0; i < 4 * 64 - 1; i++) {
      edit(List.of(rule("r" + i).build()), Set.of());
      assertEquals(i >= 3 * 64, compiler.isMergeDue(matcher), "after edit " + i);
    }
    Matcher merged = compiler.merge(model, matcher);

    // then
    assertFalse(compiler.isMergeDue(merged));
    assertEquals(1, ((CompiledMatcher) merged).layers());
    assertEquals(matched(), Matching.of(merged, "{}").matched());
  }

  @Test
  void shouldPutLayersTogetherItselfWhereNobodyMerges() {
    // when
    for (int i = 0; i < 17 * 64; i++) {
      edit(List.of(rule("r" + i).build()), Set.of());
      int layers = ((CompiledMatcher) matcher).layers();
      assertTrue(layers <= 16, () -> layers + " layers");
    }

    // then
    assertEquals(3 + 17 * 64, matched().size());
    assertEquals(3, ((CompiledMatcher) matcher).baseSize());
  }

  @Test
  void shouldAskForAMergeOfAllWhenMuchIsGone() {
    // given
    List<Rule> many = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      many.add(rule("r" + i).build());
    }
    edit(many, Set.of());
    assertEquals(0, ((CompiledMatcher) matcher).layers());

    // when
    for (int i = 0; i < 1_025; i++) {
      edit(List.of(), Set.of("r" + i));
    }

    // then
    assertTrue(compiler.isMergeDue(matcher));
    CompiledMatcher merged = (CompiledMatcher) compiler.merge(model, matcher);
    assertEquals(978, merged.size());
    assertEquals(978, merged.baseSize());
  }

  @Test
  void shouldLeaveAMergeOfAllToOthersWhenMuchHasChangedAtOnce() {
    // given
    List<Rule> many = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      many.add(rule("r" + i).build());
    }
    edit(many, Set.of());
    int base = ((CompiledMatcher) matcher).baseSize();

    // when
    edit(
        many.stream().limit(1_100).map(rule -> rule(rule.id()).priority(1).build()).toList(),
        Set.of());

    // then
    assertEquals(1, ((CompiledMatcher) matcher).layers());
    assertEquals(base, ((CompiledMatcher) matcher).baseSize());
    assertTrue(compiler.isMergeDue(matcher));
  }

  private void edit(List<Rule> changed, Set<String> removed) {
    Model before = model;
    model = before.withRules(RulesById.of(before.rules()).with(changed, removed));
    matcher =
        compiler.compile(
            model, matcher.catalogVersion() + 1, RuleChange.between(before, model), matcher);
  }

  private List<String> matched() {
    return Matching.of(matcher, "{}").matched();
  }
}
