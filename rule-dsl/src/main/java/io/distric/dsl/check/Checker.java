package io.distric.dsl.check;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Test;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.expand.Expansion;
import io.distric.dsl.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what is wrong with a model whose sources read without fault: names that stand for nothing,
 * types that never meet, rules and steps in an impossible order. Collects all of it. The model is
 * all that a catalog would hold, so that names can be looked up in it. Stateless; any thread.
 */
public final class Checker {

  private final Declared declared;
  private final Sources sources;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Checker(Model model, Sources sources, Dialects dialects) {
    this.declared = new Declared(model, dialects);
    this.sources = sources;
  }

  /** Checks a model; the faults of each part are given the file in which it stands. */
  public static List<Diagnostic> check(Model model, Sources sources) {
    return check(model, sources, Dialects.NONE);
  }

  /** Checks a model whose rules may use dialects. */
  public static List<Diagnostic> check(Model model, Sources sources, Dialects dialects) {
    return check(model, Fresh.all(model), sources, dialects);
  }

  /**
   * The same where some rules were checked before, in a model that shares all else with this one.
   *
   * @param fresh the other rules
   */
  static List<Diagnostic> check(Model model, Fresh fresh, Sources sources, Dialects dialects) {
    Checker checker = new Checker(model, sources, dialects);
    checker.check(model, fresh);
    return List.copyOf(checker.diagnostics);
  }

  private void check(Model model, Fresh fresh) {
    Duplicates.check(model, fresh, sources, diagnostics);
    model.tables().forEach(t -> TableChecker.check(t, faults(Sources.Part.TABLE, t.name())));
    declared
        .macros()
        .check(
            new RuleScope(declared, Optional.empty()),
            macro -> faults(Sources.Part.MACRO, macro.name()));
    ConstantChecker.check(model, declared, this::faults);
    model.schemas().forEach(this::schema);
    RuleChecker rules = new RuleChecker(declared);
    fresh.rules().forEach(rule -> rules.check(rule, faults(rule)));
    MistakenNames.check(fresh.rules(), declared, this::faults);
    fields(model, fresh);
    ChainChecker.check(
        model.chains(), model.rules(), chain -> faults(Sources.Part.CHAIN, chain.id()));
    for (Workflow workflow : model.workflows()) {
      WorkflowChecker.check(workflow, declared, faults(Sources.Part.WORKFLOW, workflow.id()));
    }
    for (Schedule schedule : model.schedules()) {
      ScheduleChecker.check(schedule, declared, faults(Sources.Part.SCHEDULE, schedule.id()));
    }
    Set<String> ids =
        model.tests().isEmpty()
            ? Set.of()
            : model.rules().stream().map(Rule::id).collect(Collectors.toSet());
    for (Test test : model.tests()) {
      TestChecker.check(test, declared, ids, faults(Sources.Part.TEST, test.name()));
    }
  }

  /** What rules read that others set, and what no schema has. */
  private void fields(Model model, Fresh fresh) {
    if (!declared.macros().areSound()) {
      return;
    }
    if (!fresh.setters().isEmpty() || !declared.schemaNames().isEmpty()) {
      List<Rule> readers = Expansion.of(model.withRules(fresh.readers())).rules();
      SetOrder.check(readers, fresh.setters(), declared, this::faults);
      FieldNames.check(readers, fresh.setters(), declared, this::faults);
    }
  }

  private void schema(Schema schema) {
    Faults faults = faults(Sources.Part.SCHEMA, schema.name());
    RuleScope scope = new RuleScope(declared, Optional.of(schema));
    ExpressionChecker expressions = new ExpressionChecker(scope, faults);
    schema.match().ifPresent(expressions::condition);
  }

  private Faults faults(Rule rule) {
    return faults(Sources.Part.RULE, rule.id());
  }

  private Faults faults(Sources.Part part, String id) {
    return new Faults(sources.file(part, id), diagnostics);
  }
}
