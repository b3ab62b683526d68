package io.distric.dsl.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.compile.RuleChange;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Edits of single rules leave no classes behind. {@code -Ddistric.edits=10000} for the long form.
 */
final class EditsTest {

  private static final int EDITS = Integer.getInteger("distric.edits", 1_500);
  private static final int RULES = 400;

  /** Far above what the layers need, and far below one for each rule. */
  private static final int CLASSES_MAX = 250;

  @Test
  void shouldKeepClassesFlatOverManyEdits() {
    // given: rules whose conditions need code of their own
    MatcherCompiler compiler = new MatcherCompiler(DecoderLimits.STANDARD);
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      rules.add(rule(i, 0));
    }
    Matcher matcher = compiler.compile(Model.EMPTY.withRules(rules), 0);
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    int before = classes.getLoadedClassCount();

    // when
    for (int edit = 1; edit <= EDITS; edit++) {
      Rule changed = rule(edit % RULES, edit);
      rules.set(edit % RULES, changed);
      RuleChange change = new RuleChange(List.of(changed), Set.of());
      matcher = compiler.compile(Model.EMPTY.withRules(rules), edit, change, matcher);
    }

    // then
    System.gc();
    int more = classes.getLoadedClassCount() - before;
    assertEquals(RULES, matcher.size());
    assertTrue(more < CLASSES_MAX, () -> more + " classes are left of " + EDITS + " edits");
  }

  private static Rule rule(int number, int edit) {
    String yaml =
        "rules: [{id: r%d, when: {expr: 'a + %d > b * 2'}, actions: [{stop: true}]}]"
            .formatted(number, edit);
    return new SourceReader().read(new SourceText("r.yaml", yaml)).model().rules().getFirst();
  }
}
