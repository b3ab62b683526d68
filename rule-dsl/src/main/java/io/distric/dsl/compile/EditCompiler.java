package io.distric.dsl.compile;

import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.expand.Expansion;
import io.distric.dsl.match.ChainGates;
import io.distric.dsl.match.CompiledMatcher;
import io.distric.dsl.match.Planned;
import io.distric.dsl.match.SchemaTests;
import io.distric.dsl.match.SlotTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles what has changed since a matcher was made into layers above the rest of it. */
final class EditCompiler {

  private EditCompiler() {}

  /** Null where so much has changed that all has to be compiled anew. */
  static @Nullable CompiledMatcher compile(
      Model model, long version, RuleChange change, CompiledMatcher previous, CodeBasis before) {
    CodeBasis basis = before.of(model);
    List<Rule> changed = changed(model, change, before, basis);
    if (LayerPolicy.isLarge(previous, changed.size())
        || LayerPolicy.isOverdue(previous, before, changed.size())) {
      return null;
    }
    Set<String> gone = new HashSet<>(change.removed());
    changed.forEach(rule -> gone.add(rule.id()));
    List<Rule> enabled =
        Expansion.of(model.withRules(changed)).rules().stream().filter(Rule::enabled).toList();
    SlotTable slots = new SlotTable(basis.slots());
    List<Planned> fresh = RuleCompiler.compile(enabled, basis.environment(), slots);
    boolean needed = enabled.stream().anyMatch(rule -> rule.on().isPresent());
    CompiledMatcher matcher =
        previous.with(
            version,
            slots,
            gone,
            fresh,
            LayerPolicy.LAYER_RULES,
            schemas(previous.schemas(), before, basis, slots, needed),
            ChainGates.of(model),
            basis.with(slots));
    return LayerPolicy.hasTooManyLayers(matcher)
        ? matcher.with(slots, matcher.changed(), basis.with(slots))
        : matcher;
  }

  /** The changed rules, and with them those that rest on anything else that has changed. */
  private static List<Rule> changed(
      Model model, RuleChange change, CodeBasis before, CodeBasis now) {
    if (before.equals(now)) {
      return change.changed();
    }
    Dependents dependents =
        new Dependents(before.environment().shared(), now.environment().shared());
    Set<String> known = new HashSet<>();
    change.changed().forEach(rule -> known.add(rule.id()));
    List<Rule> all = new ArrayList<>(change.changed());
    for (Rule rule : model.rules()) {
      if (!known.contains(rule.id()) && dependents.has(rule)) {
        all.add(rule);
      }
    }
    return all;
  }

  private static SchemaTests schemas(
      SchemaTests tests, CodeBasis before, CodeBasis now, SlotTable slots, boolean needed) {
    boolean same = before.equals(now) && (tests.needed() || !needed);
    return same ? tests : RuleCompiler.schemas(now.environment(), slots, needed || tests.needed());
  }

  /**
   * The same rules, those that were changed since the base was made in one layer. Compiled
   * together, so that no class is left behind for each of them.
   */
  static CompiledMatcher merged(CompiledMatcher matcher, CodeBasis basis) {
    List<Rule> sources = matcher.changed().stream().map(Planned::source).toList();
    SlotTable slots = new SlotTable(basis.slots());
    List<Planned> upper = RuleCompiler.compile(sources, basis.environment(), slots);
    return matcher.with(slots, upper, basis.with(slots));
  }
}
