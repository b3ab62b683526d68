package io.distric.dsl.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RulesByIdTest {

  private final long seed = Long.getLong("distric.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void shouldHoldWhatAMapHoldsThroughManyRandomChanges() {
    System.out.println("distric.seed = " + seed);
    RulesById rules = RulesById.EMPTY;
    TreeMap<String, Rule> expected = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      // given
      List<Rule> changed = new ArrayList<>();
      int many = random.nextInt(10) == 0 ? 2_000 : 4;
      for (int n = random.nextInt(many); n > 0; n--) {
        changed.add(rule("r" + random.nextInt(3_000), i));
      }
      Set<String> removed = new HashSet<>();
      for (int n = random.nextInt(many); n > 0; n--) {
        removed.add("r" + random.nextInt(3_000));
      }
      expected.keySet().removeAll(removed);
      changed.forEach(rule -> expected.put(rule.id(), rule));

      // when
      RulesById before = rules;
      rules = before.with(changed, removed);

      // then
      assertEquals(List.copyOf(expected.values()), rules, () -> "seed " + seed);
      String id = "r" + random.nextInt(3_000);
      assertSame(expected.get(id), rules.find(id));
      checkDifference(before, rules);
    }
    assertTrue(rules.pieces().size() < 40, rules.pieces().size() + " pieces");
  }

  @SuppressWarnings("ReferenceEquality") // the same objects are what is asked for
  private static void checkDifference(RulesById before, RulesById after) {
    Map<String, Rule> patched = new HashMap<>();
    before.forEach(rule -> patched.put(rule.id(), rule));
    RuleDifference difference = RuleDifference.between(before, after);
    difference.before().forEach(rule -> assertSame(rule, patched.remove(rule.id())));
    difference.after().forEach(rule -> assertNull(patched.put(rule.id(), rule)));
    assertEquals(Set.copyOf(after), Set.copyOf(patched.values()));
    assertEquals(
        difference.before().size(),
        difference.before().stream().filter(rule -> after.find(rule.id()) != rule).count());
  }

  @Test
  void shouldShareAllButThePieceThatChanges() {
    // given
    List<Rule> many = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      many.add(rule("r" + i, 0));
    }
    RulesById rules = RulesById.of(many);

    // when
    RulesById changed = rules.with(List.of(rule("r5000", 1)), Set.of());

    // then
    Set<Rule[]> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    shared.addAll(rules.pieces());
    changed.pieces().forEach(shared::remove);
    assertEquals(1, shared.size());
    RuleDifference difference = RuleDifference.between(rules, changed);
    assertEquals(List.of(rule("r5000", 0)), difference.before());
    assertEquals(List.of(rule("r5000", 1)), difference.after());
  }

  @Test
  void shouldKeepAModelFromCopyingThem() {
    RulesById rules = RulesById.of(List.of(rule("a", 0)));

    assertSame(rules, Model.EMPTY.withRules(rules).withWorkflows(List.of()).rules());
    assertThrows(IndexOutOfBoundsException.class, () -> rules.get(1));
    assertThrows(UnsupportedOperationException.class, () -> rules.add(rule("b", 0)));
  }

  private static Rule rule(String id, int priority) {
    return new Rule(
        id,
        "",
        Optional.empty(),
        priority,
        true,
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Span.NONE);
  }
}
