package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Test;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Span;
import io.distric.dsl.source.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what a test names. */
final class TestChecker {

  private final Declared declared;
  private final Set<String> rules;
  private final Faults faults;

  private TestChecker(Declared declared, Set<String> rules, Faults faults) {
    this.declared = declared;
    this.rules = rules;
    this.faults = faults;
  }

  static void check(Test test, Declared declared, Set<String> rules, Faults faults) {
    new TestChecker(declared, rules, faults).check(test);
  }

  private void check(Test test) {
    RuleScope scope = new RuleScope(declared, Optional.empty());
    ExpressionChecker expressions = new ExpressionChecker(scope, faults);
    for (Test.Given given : test.givens()) {
      given.schema().ifPresent(name -> schema(name, given.span()));
      expressions.kind(given.message());
    }
    for (Test.Mock mock : test.mocks()) {
      if (mock.answer() instanceof Test.Answer.Value(Expr value)) {
        expressions.kind(value);
      }
    }
    for (Test.Expectation expectation : test.expectations()) {
      switch (expectation) {
        case Test.Expectation.Match(List<String> ids, Span span) ->
            ids.forEach(id -> rule(id, span));
        case Test.Expectation.NoMatch(List<String> ids, Span span) ->
            ids.forEach(id -> rule(id, span));
        case Test.Expectation.Run run -> {
          workflow(run.workflow(), run.span());
          expressions.entries(run.params());
        }
        case Test.Expectation.Emit emit -> expressions.entries(emit.data());
        case Test.Expectation.Ended ended -> {
          workflow(ended.workflow(), ended.span());
          expressions.entries(ended.output());
          steps(ended);
        }
        case Test.Expectation.Holds holds -> expressions.condition(holds.condition());
      }
    }
  }

  private void schema(String name, Span span) {
    if (declared.schema(name).isEmpty()) {
      faults.error(
          DiagnosticCode.UNKNOWN_SCHEMA,
          span,
          "the test gives a '" + name + "', of which there is no schema",
          Suggestion.hint(name, declared.schemaNames()));
    }
  }

  private void rule(String id, Span span) {
    if (!rules.contains(id)) {
      faults.error(
          DiagnosticCode.UNKNOWN_RULE,
          span,
          "the test names rule '" + id + "', which is not there",
          Suggestion.hint(id, rules));
    }
  }

  private void workflow(String id, Span span) {
    if (declared.workflow(id).isEmpty()) {
      faults.warning(
          DiagnosticCode.UNKNOWN_WORKFLOW,
          span,
          "there is no workflow '" + id + "'",
          Suggestion.hint(id, declared.workflowIds()));
    }
  }

  private void steps(Test.Expectation.Ended ended) {
    Optional<Workflow> workflow = declared.workflow(ended.workflow());
    if (workflow.isEmpty()) {
      return;
    }
    Set<String> known = Steps.tasks(workflow.get());
    for (List<String> named : List.of(ended.ran(), ended.notRun())) {
      for (String step : named) {
        if (!known.contains(step)) {
          faults.error(
              DiagnosticCode.UNKNOWN_STEP,
              ended.span(),
              "workflow '" + ended.workflow() + "' has no task '" + step + "'",
              Suggestion.hint(step, known));
        }
      }
    }
  }
}
