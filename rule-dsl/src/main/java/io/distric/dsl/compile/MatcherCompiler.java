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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles models to matchers. A small change of a large catalog is a small piece of work: what it
 * changes goes into a layer above the rest. Any thread.
 */
public final class MatcherCompiler {

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
        previous instanceof CompiledMatcher compiled && compiled.basis() instanceof CodeBasis basis
            ? EditCompiler.compile(model, catalogVersion, change, compiled, basis)
            : null;
    return changed == null ? compile(model, catalogVersion) : changed;
  }

  /**
   * Whether {@link #merge} should be called for a matcher, behind the edits: its layers have become
   * many, or large. Without it edits do the work themselves in the end, and have to wait for it.
   */
  public boolean isMergeDue(Matcher matcher) {
    return matcher instanceof CompiledMatcher compiled
        && compiled.basis() instanceof CodeBasis basis
        && LayerPolicy.due(compiled, basis) != LayerPolicy.Merge.NONE;
  }

  /**
   * A matcher that matches as another one does and has fewer layers. May take seconds; edits made
   * meanwhile are compiled into the result afterwards, as a change of its model.
   *
   * @param model of the matcher
   * @param matcher that the layers belong to
   */
  public Matcher merge(Model model, Matcher matcher) {
    if (!(matcher instanceof CompiledMatcher compiled)
        || !(compiled.basis() instanceof CodeBasis basis)) {
      return matcher;
    }
    return switch (LayerPolicy.due(compiled, basis)) {
      case NONE -> matcher;
      case LAYERS -> EditCompiler.merged(compiled, basis);
      case ALL -> compile(model, matcher.catalogVersion());
    };
  }
}
