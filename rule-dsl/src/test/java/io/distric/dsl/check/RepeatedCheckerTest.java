package io.distric.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RulesById;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever checks again says what is said of a model that is seen for the first time. */
final class RepeatedCheckerTest {

  private static final long SEED = Long.getLong("distric.seed", System.nanoTime());
  private static final Sources SOURCES = (_, id) -> Optional.of(id + ".yaml");

  /** Fine, of a constant, warned of, wrong by themselves, and wrong beside others. */
  private static final List<String> WHENS =
      List.of(
          "a > 1",
          "a > 1",
          "b == 2",
          "LIMIT + 1 > a",
          "a between 9 and 1",
          "a > 'x'",
          "a matches '('",
          "c == 1",
          "late == 1",
          "unknown(a)");

  private final Random random = new Random(SEED);

  @Test
  void shouldSayWhatTheCheckerSays() {
    System.out.println("distric.seed = " + SEED);
    RepeatedChecker repeated = new RepeatedChecker(Dialects.NONE);
    List<Rule> rules = new ArrayList<>();
    boolean constant = true;
    boolean schema = true;
    int wrong = 0;
    for (int edit = 0; edit < 600; edit++) {
      // given: now and then all is fine again
      if (random.nextInt(3) == 0) {
        Set<String> ids = new HashSet<>();
        rules.removeIf(
            rule -> !ids.add(rule.id()) || hasErrors(Model.EMPTY.withRules(List.of(rule))));
      }
      Set<String> kept = random.nextInt(4) == 0 ? Set.of() : ids(rules);
      if (edit % 50 == 0) {
        rules.clear();
      } else {
        change(rules);
      }
      constant = random.nextInt(20) == 0 ? !constant : constant;
      schema = random.nextInt(30) == 0 ? !schema : schema;
      String declared = constant ? "constants: {LIMIT: 3}" : "constants: {LIMIT: x}";
      String more = schema ? "" : ", c: int";
      Model shared =
          read(declared + "\nschemas: [{name: thing, fields: {a: int, b: int%s}}]".formatted(more));
      boolean twice =
          rules.stream().map(Rule::id).distinct().count() < rules.size() || edit % 200 < 100;
      Model model = shared.withRules(twice ? List.copyOf(rules) : RulesById.of(rules));

      // when
      Sources sources =
          (part, id) ->
              part == Sources.Part.RULE && kept.contains(id)
                  ? Optional.empty()
                  : SOURCES.file(part, id);
      Set<String> atHand = ids(rules);
      atHand.removeAll(kept);
      List<Diagnostic> found = repeated.check(model, sources, atHand);

      // then
      assertEquals(Checker.check(model, sources), found, () -> "seed " + SEED);
      wrong += found.isEmpty() ? 0 : 1;
    }
    assertTrue(wrong > 50, () -> "seed " + SEED);
  }

  @Test
  void shouldLookOnlyAtTheEditedRuleBesideOthersThatAreWarnedOf() {
    // given
    RepeatedChecker repeated = new RepeatedChecker(Dialects.NONE);
    RulesById rules =
        RulesById.of(List.of(warned("one"), warned("two"), warned("three"), warned("four")));
    Set<String> all = Set.of("one", "two", "three", "four");
    assertEquals(4, repeated.check(Model.EMPTY.withRules(rules), SOURCES, all).size());

    // when
    Set<String> asked = new HashSet<>();
    Sources sources =
        (_, id) -> {
          asked.add(id);
          return Optional.of("edit.yaml").filter(_ -> id.equals("two"));
        };
    Model edited = Model.EMPTY.withRules(rules.with(List.of(warned("two")), Set.of()));
    List<Diagnostic> found = repeated.check(edited, sources, Set.of("two"));

    // then
    assertEquals(List.of("edit.yaml"), found.stream().map(Diagnostic::file).toList());
    assertEquals(Set.of("two"), asked);
  }

  @Test
  void shouldWarnAgainOfARuleWhoseNameAFreshOneHasToo() {
    // given
    RepeatedChecker repeated = new RepeatedChecker(Dialects.NONE);
    Rule known = warned("one");
    repeated.check(Model.EMPTY.withRules(List.of(known)), SOURCES, Set.of("one"));

    // when
    Model twice = Model.EMPTY.withRules(List.of(known, warned("one")));
    List<Diagnostic> found = repeated.check(twice, SOURCES, Set.of("one"));

    // then
    assertEquals(Checker.check(twice, SOURCES), found);
    assertEquals(3, found.size());
  }

  private static Rule warned(String id) {
    return read("rules: [{id: %s, when: {expr: 'a between 9 and 1'}, actions: [{stop: true}]}]"
            .formatted(id))
        .rules()
        .getFirst();
  }

  private void change(List<Rule> rules) {
    int at = rules.isEmpty() ? 0 : random.nextInt(rules.size());
    switch (random.nextInt(rules.size() < 5 ? 1 : 4)) {
      case 0 -> rules.add(at, rule());
      case 1 -> rules.set(at, rule());
      case 2 -> rules.remove(at);
      default -> rules.add(random.nextInt(8) == 0 ? rules.get(at) : rule());
    }
  }

  private static Set<String> ids(List<Rule> rules) {
    return rules.stream().map(Rule::id).collect(Collectors.toSet());
  }

  private static boolean hasErrors(Model model) {
    return Checker.check(model, SOURCES).stream()
        .anyMatch(found -> found.severity() == Severity.ERROR);
  }

  private Rule rule() {
    boolean fine = random.nextInt(6) > 0;
    String when = WHENS.get(random.nextInt(fine ? 5 : WHENS.size()));
    String set = random.nextInt(30) == 0 ? "{set: {late: 1}}" : "{stop: true}";
    String yaml =
        "rules: [{id: r%d, %spriority: %d, when: {expr: \"%s\"}, actions: [%s]}]"
            .formatted(
                random.nextInt(5_000),
                switch (random.nextInt(12)) {
                  case 0 -> "on: nowhere, ";
                  case 1, 2 -> "on: thing, ";
                  default -> "";
                },
                random.nextInt(9),
                when,
                set);
    return read(yaml).rules().getFirst();
  }

  private static Model read(String yaml) {
    return new SourceReader().read(new SourceText("r.yaml", yaml)).model();
  }
}
