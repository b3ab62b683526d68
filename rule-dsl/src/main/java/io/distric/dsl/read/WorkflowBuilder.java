package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.grammar.DistricParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns the tree of a workflow into the workflow. */
final class WorkflowBuilder {

  private final LanguageParts parts;
  private final StepBuilder steps;

  WorkflowBuilder(LanguageParts parts, StepBuilder steps) {
    this.parts = parts;
    this.steps = steps;
  }

  Workflow workflow(DistricParser.WorkflowContext tree, CommentPlaces places) {
    Set<String> seen = new HashSet<>();
    List<Schema.Field> inputs = List.of();
    Options defaults = Options.NONE;
    List<Step> all = new ArrayList<>();
    Optional<Workflow.OnFailure> onFailure = Optional.empty();
    List<Expr.Entry> output = List.of();
    for (DistricParser.WorkflowClauseContext clause : tree.workflowClause()) {
      parts.faults().next();
      switch (clause) {
        case DistricParser.WorkflowInputContext it -> {
          once("input", it, seen, places);
          it.fieldDeclaration().forEach(f -> places.clause("input/" + parts.fieldKey(f), f));
          inputs = parts.expressions().fields(it.fieldDeclaration());
        }
        case DistricParser.WorkflowDefaultsContext it -> {
          once("defaults", it, seen, places);
          defaults = parts.defaults(it.map());
        }
        case DistricParser.WorkflowFailureContext it -> {
          once("on_failure", it, seen, places);
          onFailure = Optional.of(failure(it, places));
        }
        case DistricParser.WorkflowOutputContext it -> {
          once("output", it, seen, places);
          output = parts.entries(it.map());
        }
        case DistricParser.WorkflowStepContext it ->
            all.add(steps.step(it.step(), "tasks/" + all.size(), places));
        default -> throw new IllegalStateException("no such clause: " + clause.getText());
      }
    }
    parts.faults().next();
    return new Workflow(
        parts.id(tree.id(), "a workflow"),
        parts.title(tree.plainText()),
        inputs,
        defaults,
        all,
        onFailure,
        output,
        places.comments(),
        parts.span(tree));
  }

  private Workflow.OnFailure failure(
      DistricParser.WorkflowFailureContext tree, CommentPlaces places) {
    List<Step> all = steps.steps(tree.step(), "on_failure/tasks/", places);
    return new Workflow.OnFailure(!tree.COMPENSATE().isEmpty(), all, parts.span(tree));
  }

  private void once(
      String clause,
      DistricParser.WorkflowClauseContext tree,
      Set<String> seen,
      CommentPlaces places) {
    places.clause(clause, tree);
    if (!seen.add(clause)) {
      parts
          .faults()
          .report(
              DiagnosticCode.DUPLICATE_KEY,
              tree.getStart(),
              "the workflow has '" + clause.replace('_', ' ') + "' already",
              "keep one of them");
    }
  }
}
