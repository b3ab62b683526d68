package io.distric.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RulesById;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever checks again says what is said of a model that is seen for the first time. */
final class RepeatedCheckerTest {

  private static final long SEED = Long.getLong("distric.seed", System.nanoTime());
  private static final Sources SOURCES = (_, id) -> Optional.of(id + ".yaml");

  /** Fine, of a constant, wrong by themselves, and wrong beside others. */
  private static final List<String> WHENS =
      List.of(
          "a > 1",
          "a > 1",
          "b == 2",
          "LIMIT + 1 > a",
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
            rule ->
                !ids.add(rule.id()) || !checked(Model.EMPTY.withRules(List.of(rule))).isEmpty());
      }
      change(rules);
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
      List<Diagnostic> found = repeated.check(model, SOURCES);

      // then
      assertEquals(checked(model), found, () -> "seed " + SEED);
      wrong += found.isEmpty() ? 0 : 1;
    }
    assertTrue(wrong > 50 && wrong < 570, wrong + " of 600 models had something wrong");
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

  private static List<Diagnostic> checked(Model model) {
    return Checker.check(model, SOURCES);
  }

  private Rule rule() {
    boolean fine = random.nextInt(6) > 0;
    String when = WHENS.get(random.nextInt(fine ? 4 : WHENS.size()));
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
