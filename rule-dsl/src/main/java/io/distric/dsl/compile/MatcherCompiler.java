package io.distric.dsl.compile;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.expand.Expansion;
import io.distric.dsl.match.ChainGates;
import io.distric.dsl.match.CompiledMatcher;
import io.distric.dsl.match.CompiledRule;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.SchemaTests;
import io.distric.dsl.match.SlotTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles models to matchers. Rules that have not changed keep the code that they have in an
 * earlier matcher, so that a small change of a large catalog is a small piece of work. Any thread.
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
   * Compiles the rules of a checked model.
   *
   * @param model schemas, constants, lists, tables, macros, rules and chains; its workflows play no
   *     part
   * @param catalogVersion what the matcher says that it was compiled from
   * @param previous an earlier matcher from which code may be taken over, or null
   */
  public Matcher compile(Model model, long catalogVersion, @Nullable Matcher previous) {
    Model expanded = Expansion.of(model);
    Environment environment = new Environment(expanded, dialects);
    CodeBasis old = basis(previous);
    if (old == null || !old.fits(environment)) {
      old = CodeBasis.empty(environment);
    }
    SlotTable slots = new SlotTable(old.slots());
    List<CompiledRule> kept = new ArrayList<>(expanded.rules().size());
    List<Rule> changed = new ArrayList<>();
    for (Rule rule : expanded.rules()) {
      if (rule.enabled()) {
        CompiledRule known = old.rule(rule);
        if (known != null) {
          kept.add(known);
        } else {
          changed.add(rule);
        }
      }
    }
    SmallGroups.dissolve(kept, changed);
    kept.addAll(RuleCompiler.compile(changed, old.environment(), slots));
    boolean needed = kept.stream().anyMatch(rule -> rule.rule().on().isPresent());
    SchemaTests schemas = RuleCompiler.schemas(old.environment(), slots, needed);
    CodeBasis basis = CodeBasis.of(old.environment(), slots, kept);
    ChainGates chains = ChainGates.of(expanded);
    return new CompiledMatcher(catalogVersion, limits, slots, kept, schemas, chains, basis);
  }

  private static @Nullable CodeBasis basis(@Nullable Matcher previous) {
    return previous instanceof CompiledMatcher compiled
            && compiled.basis() instanceof CodeBasis basis
        ? basis
        : null;
  }
}
