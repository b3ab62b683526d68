package io.distric.dsl.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RulesById;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.compile.RuleChange;
import io.distric.dsl.match.CompiledMatcher;
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
 * Edits of single rules leave no classes and no layers behind. {@code -Ddistric.edits=10000} for
 * the long form.
 */
final class EditsTest {

  private static final int EDITS = Integer.getInteger("distric.edits", 1_500);
  private static final int RULES = 400;

  /** Far above what the layers need, and far below one for each rule. */
  private static final int CLASSES_MAX = 700;

  private final MatcherCompiler compiler = new MatcherCompiler(DecoderLimits.STANDARD);
  private Model model = rules();
  private Matcher matcher = compiler.compile(model, 0);
  private int layers;

  @Test
  void shouldKeepClassesAndLayersFlatWhereSomebodyMerges() {
    assertTrue(classesLeft(true) < CLASSES_MAX);
    assertTrue(layers <= 4, () -> layers + " layers");
  }

  @Test
  void shouldKeepThemBoundedWhereNobodyMerges() {
    assertTrue(classesLeft(false) < CLASSES_MAX);
    assertTrue(layers <= 16, () -> layers + " layers");
  }

  private int classesLeft(boolean merges) {
    // given: rules whose conditions need code of their own
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    int before = classes.getLoadedClassCount();

    // when
    for (int edit = 1; edit <= EDITS; edit++) {
      Rule changed = rule(edit % RULES, edit);
      RuleChange change = new RuleChange(List.of(changed), Set.of());
      RulesById rules = RulesById.of(model.rules()).with(List.of(changed), Set.of());
      model = model.withRules(rules);
      matcher = compiler.compile(model, edit, change, matcher);
      if (merges && compiler.isMergeDue(matcher)) {
        matcher = compiler.merge(model, matcher);
      }
      layers = Math.max(layers, ((CompiledMatcher) matcher).layers());
    }

    // then
    System.gc();
    int more = classes.getLoadedClassCount() - before;
    assertEquals(RULES, matcher.size());
    System.out.println(more + " classes are left of " + EDITS + " edits");
    return more;
  }

  private static Model rules() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      rules.add(rule(i, 0));
    }
    return Model.EMPTY.withRules(RulesById.of(rules));
  }

  private static Rule rule(int number, int edit) {
    String yaml =
        "rules: [{id: r%d, when: {expr: 'a + %d > b * 2'}, actions: [{stop: true}]}]"
            .formatted(number, edit);
    return new SourceReader().read(new SourceText("r.yaml", yaml)).model().rules().getFirst();
  }
}
