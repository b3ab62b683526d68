package io.distric.dsl.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RulesById;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.match.CompiledMatcher;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.MessageView;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A matcher that random edits have left in layers, some of them merged while the edits went on,
 * says what a matcher says that was compiled at once.
 */
final class LayersPropertyTest {

  private static final int EDITS = Integer.getInteger("distric.layers", 40);
  private static final int MESSAGES = 40;

  private final long seed = Long.getLong("distric.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final MatcherCompiler compiler =
      new MatcherCompiler(DecoderLimits.STANDARD, Dialects.NONE);
  private final RandomCatalogs source = new RandomCatalogs(random);

  private Model model = source.next();
  private final List<Table> tables = model.tables();
  private Matcher matcher = compiler.compile(model, 0);
  private MessageView view = matcher.newView();
  private int fresh = 1_000;

  /** What a merge began with, and what it made of it. */
  private @Nullable Model mergedModel;

  private @Nullable Matcher merged;

  @Test
  void shouldMatchWhatAFreshCompilationMatchesWhateverTheLayers() {
    System.out.println("distric.seed = " + seed);
    int layers = 0;
    int compiledAnew = 0;
    int edges = 0;
    for (int edit = 1; edit <= EDITS; edit++) {
      // given
      Model before = model;
      model = chained(random.nextInt(4) == 0 ? otherShared(before) : otherRules(before));
      edges += model.chains().stream().mapToInt(chain -> chain.edges().size()).sum();

      // when
      int base = base();
      matcher = compiler.compile(model, edit, RuleChange.between(before, model), matcher);
      compiledAnew += base == base() ? 0 : 1;
      merge();

      // then
      layers = Math.max(layers, ((CompiledMatcher) matcher).layers());
      assertEquals(edit, matcher.catalogVersion());
      check();
    }
    assertTrue(layers > 1, layers + " layers at most");
    assertEquals(0, compiledAnew, "edits that compiled all rules");
    assertTrue(edges > EDITS, edges + " edges of chains in all");
  }

  /** Tells whether all was compiled anew. */
  private int base() {
    return ((CodeBasis) ((CompiledMatcher) matcher).basis()).slotsAtFirst();
  }

  /** Begins a merge, or brings one into force with what has changed since it began. */
  private void merge() {
    CompiledMatcher layered = (CompiledMatcher) matcher;
    if (merged == null && random.nextInt(5) == 0) {
      mergedModel = model;
      merged =
          random.nextBoolean()
              ? EditCompiler.merged(layered, (CodeBasis) layered.basis())
              : compiler.compile(model, layered.catalogVersion());
    } else if (merged != null && mergedModel != null && random.nextInt(5) == 0) {
      RuleChange since = RuleChange.between(mergedModel, model);
      matcher = compiler.compile(model, layered.catalogVersion(), since, merged);
      merged = null;
    }
  }

  private void check() {
    Matcher whole = compiler.compile(model, matcher.catalogVersion());
    assertEquals(whole.size(), matcher.size());
    view = matcher.newView(view);
    RandomMessages messages = new RandomMessages(random);
    for (int i = 0; i < MESSAGES; i++) {
      String json = messages.next();
      String type = random.nextInt(3) == 0 ? "s" + random.nextInt(3) : null;
      Matching expected = Matching.of(whole, json, type);
      Matching found = Matching.of(matcher, view, json, type);
      assertEquals(
          expected,
          found,
          () ->
              "seed %d, version %d, type %s, %s%n%s"
                  .formatted(
                      seed, matcher.catalogVersion(), type, json, different(expected, found)));
    }
  }

  /** The rules in question, and what they may rest on. */
  private String different(Matching expected, Matching found) {
    return model.rules().stream()
            .filter(
                rule ->
                    expected.matched().contains(rule.id()) != found.matched().contains(rule.id()))
            .limit(3)
            .toList()
        + "\n"
        + model.withRules(List.of());
  }

  private Model otherRules(Model before) {
    List<Rule> changed = new ArrayList<>();
    Set<String> removed = new HashSet<>();
    List<Rule> rules = before.rules();
    boolean many = rules.size() < 150 && random.nextInt(4) == 0;
    for (int n = many ? 70 : random.nextInt(4); n > 0; n--) {
      changed.add(onSchema(source.rule(fresh++)));
    }
    for (int n = rules.isEmpty() ? 0 : random.nextInt(4); n > 0; n--) {
      Rule some = rules.get(random.nextInt(rules.size()));
      removed.add(some.id());
      if (random.nextBoolean()) {
        changed.add(onSchema(source.rule(Integer.parseInt(some.id().replaceAll("\\D", "")))));
      }
    }
    RulesById all = RulesById.of(rules).with(List.of(), removed).with(changed, List.of());
    return before.withRules(all);
  }

  /** The chains are kept where they may be: edges go forward, between rules that are there. */
  private Model chained(Model after) {
    Map<String, Rule> rules = new HashMap<>();
    after.rules().forEach(rule -> rules.put(rule.id(), rule));
    boolean keeps =
        after.chains().stream()
            .flatMap(chain -> chain.edges().stream())
            .allMatch(edge -> isForward(rules.get(edge.from()), rules.get(edge.to())));
    return keeps && random.nextInt(4) > 0 ? after : after.withChains(source.chains(after.rules()));
  }

  private static boolean isForward(@Nullable Rule from, @Nullable Rule to) {
    return from != null && to != null && Rule.ORDER.compare(from, to) < 0;
  }

  private Rule onSchema(Rule rule) {
    Optional<String> on =
        random.nextInt(5) == 0 ? Optional.of("s" + random.nextInt(3)) : Optional.empty();
    return new Rule(
        rule.id(),
        rule.title(),
        on,
        rule.priority(),
        rule.enabled(),
        rule.shadow(),
        rule.tags(),
        rule.lets(),
        rule.when(),
        rule.excepts(),
        rule.effects(),
        rule.span());
  }

  private Model otherShared(Model before) {
    return switch (random.nextInt(5)) {
      case 0 -> before.withConstants(constants());
      case 1 -> before.withLists(constants("L", "b"));
      case 2 -> before.withMacros(source.otherMacros());
      case 3 -> before.withTables(before.tables().isEmpty() ? tables : List.of());
      default -> before.withSchemas(schemas());
    };
  }

  /** One that rules use, one that rests on it, and some that hide fields. */
  private List<Expr.Entry> constants() {
    List<Expr.Entry> all = new ArrayList<>();
    all.add(new Expr.Entry("CONST", Exprs.text(RandomMessages.text(random))));
    all.addAll(constants("c", "d"));
    return all;
  }

  private List<Expr.Entry> constants(String... names) {
    List<Expr.Entry> all = new ArrayList<>();
    for (String name : names) {
      if (random.nextBoolean()) {
        Expr number = Exprs.number(pick(RandomMessages.NUMBERS));
        all.add(new Expr.Entry(name, random.nextBoolean() ? Exprs.path("CONST") : number));
      }
    }
    return all;
  }

  private List<Schema> schemas() {
    List<Schema> schemas = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      if (random.nextInt(3) > 0) {
        Expr match = Exprs.binary(Expr.BinaryOperator.EQUAL, Exprs.path("a"), Exprs.path("CONST"));
        Schema.Type type =
            random.nextBoolean() ? Schema.Type.Scalar.TIMESTAMP : Schema.Type.Scalar.DURATION;
        schemas.add(
            new Schema(
                "s" + i,
                List.of(new Schema.Field("b", type, true, Optional.empty())),
                random.nextBoolean() ? Optional.of(match) : Optional.empty(),
                Optional.empty(),
                Span.NONE));
      }
    }
    return schemas;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
