package io.distric.dsl.check;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    Checker checker = new Checker(model, sources, dialects);
    checker.check(model);
    return List.copyOf(checker.diagnostics);
  }

  private void check(Model model) {
    duplicates(model);
    model.schemas().forEach(this::schema);
    RuleChecker rules = new RuleChecker(declared);
    model.rules().forEach(rule -> rules.check(rule, faults(rule)));
    SetOrder.check(model.rules(), declared, this::faults);
    for (Workflow workflow : model.workflows()) {
      WorkflowChecker.check(workflow, declared, faults(Sources.Part.WORKFLOW, workflow.id()));
    }
  }

  private void schema(Schema schema) {
    Faults faults = faults(Sources.Part.SCHEMA, schema.name());
    RuleScope scope = new RuleScope(declared, java.util.Optional.of(schema));
    ExpressionChecker expressions = new ExpressionChecker(scope, faults);
    schema.match().ifPresent(expressions::condition);
  }

  private void duplicates(Model model) {
    Map<String, Span> seen = new HashMap<>();
    for (Schema schema : model.schemas()) {
      once(seen, Sources.Part.SCHEMA, schema.name(), schema.span());
    }
    seen.clear();
    for (Expr.Entry constant : model.constants()) {
      once(seen, Sources.Part.CONSTANT, constant.key(), constant.value().span());
    }
    for (Expr.Entry list : model.lists()) {
      once(seen, Sources.Part.LIST, list.key(), list.value().span());
    }
    seen.clear();
    for (Rule rule : model.rules()) {
      once(seen, Sources.Part.RULE, rule.id(), rule.span());
    }
    seen.clear();
    for (Workflow workflow : model.workflows()) {
      once(seen, Sources.Part.WORKFLOW, workflow.id(), workflow.span());
    }
  }

  private void once(Map<String, Span> seen, Sources.Part part, String id, Span span) {
    Span first = seen.putIfAbsent(id, span);
    if (first != null) {
      String where = first.line() == 0 ? "" : ", first in line " + first.line();
      String what = part.name().toLowerCase(java.util.Locale.ROOT);
      faults(part, id)
          .error(
              DiagnosticCode.DUPLICATE_ID,
              span,
              "the " + what + " '" + id + "' is declared twice" + where,
              "give one of them another id, or take it out");
    }
  }

  private Faults faults(Rule rule) {
    return faults(Sources.Part.RULE, rule.id());
  }

  private Faults faults(Sources.Part part, String id) {
    return new Faults(sources.file(part, id), diagnostics);
  }
}
