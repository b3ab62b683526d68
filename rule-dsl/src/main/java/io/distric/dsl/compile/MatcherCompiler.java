package io.distric.dsl.compile;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.expand.Expansion;
import io.distric.dsl.match.ChainGates;
import io.distric.dsl.match.CompiledMatcher;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Planned;
import io.distric.dsl.match.SchemaTests;
import io.distric.dsl.match.SlotTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles models to matchers. A small change of a large catalog is a small piece of work: what it
 * changes goes into a layer above the rest. Any thread.
 */
public final class MatcherCompiler {

  /** Changed rules that one more change compiles again. */
  private static final int LAYER_SMALL = 64;

  /** Changed rules above which all are compiled anew, whatever share of all they are. */
  private static final int LAYER_LARGE = 1_024;

  /** The same as a share of all rules: one in so many. */
  private static final int LAYER_SHARE = 50;

  private final DecoderLimits limits;
  private final Dialects dialects;

  /** Compiles for messages within limits. */
  public MatcherCompiler(DecoderLimits limits) {
    this(limits, Dialects.NONE);
  }

  /**
   * Compiles for messages within limits.
   *
   * @param limits of messages
   * @param dialects that rules may use; a rule that uses another is not compiled
   */
  public MatcherCompiler(DecoderLimits limits, Dialects dialects) {
    this.limits = limits;
    this.dialects = dialects;
  }

  /**
   * Compiles all rules of a checked model.
   *
   * @param model schemas, constants, lists, tables, macros, rules and chains; its workflows play no
   *     part
   * @param catalogVersion what the matcher says that it was compiled from
   */
  public Matcher compile(Model model, long catalogVersion) {
    Model expanded = Expansion.of(model);
    Environment environment = new Environment(model, dialects);
    SlotTable slots = new SlotTable();
    List<Rule> enabled = expanded.rules().stream().filter(Rule::enabled).toList();
    List<Planned> rules = RuleCompiler.compile(enabled, environment, slots);
    boolean needed = enabled.stream().anyMatch(rule -> rule.on().isPresent());
    SchemaTests schemas = RuleCompiler.schemas(environment, slots, needed);
    CodeBasis basis = new CodeBasis(environment, slots, slots.size());
    return CompiledMatcher.of(
        catalogVersion, limits, slots, rules, schemas, ChainGates.of(expanded), basis);
  }

  /**
   * The same as {@link #compile(Model, long)}: who does not say what has changed since another
   * matcher gets nothing taken over from it.
   */
  public Matcher compile(Model model, long catalogVersion, @Nullable Matcher previous) {
    return compile(model, catalogVersion);
  }

  /**
   * Compiles a checked model of which most is in a matcher already.
   *
   * @param model all of it, as it is now
   * @param catalogVersion what the matcher says that it was compiled from
   * @param change which of its rules differ from those of the other matcher
   * @param previous the other matcher; without one, all is compiled
   */
  public Matcher compile(
      Model model, long catalogVersion, RuleChange change, @Nullable Matcher previous) {
    Matcher changed =
        previous instanceof CompiledMatcher compiled
                && compiled.basis() instanceof CodeBasis basis
                && basis.fits(model)
            ? change(model, catalogVersion, change, compiled, basis)
            : null;
    return changed == null ? compile(model, catalogVersion) : changed;
  }

  /** Null where so much has changed that all has to be compiled anew. */
  private static @Nullable Matcher change(
      Model model, long version, RuleChange change, CompiledMatcher previous, CodeBasis basis) {
    Set<String> gone = new HashSet<>(change.removed());
    change.changed().forEach(rule -> gone.add(rule.id()));
    List<List<Planned>> layers = previous.changed(gone);
    List<Planned> large = layers.isEmpty() ? List.of() : layers.getFirst();
    List<Planned> small = layers.isEmpty() ? List.of() : layers.getLast();
    Model part = Expansion.of(model.withRules(change.changed()));
    List<Rule> enabled = part.rules().stream().filter(Rule::enabled).toList();
    int most = Math.max(LAYER_LARGE, previous.baseSize() / LAYER_SHARE);
    if (large.size() + small.size() + enabled.size() > most) {
      return null;
    }
    SlotTable slots = new SlotTable(basis.slots());
    if (small.size() + enabled.size() > LAYER_SMALL) {
      // Compiled together, so that no class is left behind for each of them.
      List<Rule> sources = new ArrayList<>(small.stream().map(Planned::source).toList());
      sources.addAll(enabled);
      large = joined(large, RuleCompiler.compile(sources, basis.environment(), slots));
      small = List.of();
    } else {
      small = joined(small, RuleCompiler.compile(enabled, basis.environment(), slots));
    }
    boolean needed = enabled.stream().anyMatch(rule -> rule.on().isPresent());
    SchemaTests schemas =
        previous.schemas().needed() || !needed
            ? previous.schemas()
            : RuleCompiler.schemas(basis.environment(), slots, true);
    CodeBasis next = new CodeBasis(basis.environment(), slots, basis.slotsAtFirst());
    return previous.with(
        version, slots, gone, List.of(large, small), schemas, ChainGates.of(model), next);
  }

  private static List<Planned> joined(List<Planned> first, List<Planned> second) {
    List<Planned> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
