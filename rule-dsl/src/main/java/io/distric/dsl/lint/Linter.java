package io.distric.dsl.lint;

import io.distric.dsl.ast.Model;
import io.distric.dsl.check.Sources;
import io.distric.dsl.expand.Expansion;
import io.distric.dsl.source.Diagnostic;
import java.util.List;

/**
 * Finds what can be applied and is probably not meant so: conditions that never or always hold,
 * rules that never have their turn or meet another one, names that nothing uses. Never on the way
 * of an apply: it may take its time, within a budget.
 */
public final class Linter {

  private Linter() {}

  /**
   * Looks over a model that was checked and is free of errors.
   *
   * @return warnings by file and place, and a hint where the budget was too small
   */
  public static List<Diagnostic> lint(Model model, Sources sources, LintBudget budget) {
    Findings findings = new Findings(sources);
    Model expanded = Expansion.of(model);
    AtomReader atoms = new AtomReader(expanded);
    ConditionLint conditions = new ConditionLint(atoms, findings);
    expanded.rules().forEach(conditions::check);
    new OrderLint(expanded, atoms, budget, findings).check();
    new UseLint(model, findings).check();
    return findings.list();
  }
}
