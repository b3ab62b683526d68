package io.distric.workflow;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.compile.CompiledExpression;
import io.distric.dsl.source.Span;
import io.distric.protocol.Entry;
import io.distric.workflow.PlanDraft.Task;
import io.distric.workflow.PlanNode.Guard;
import io.distric.workflow.PlanNode.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Flattens a workflow's steps into a plan. A switch becomes a choosing node, and the steps of its
 * branches become nodes that it guards. For one definition.
 */
final class PlanBuilder {

  private final WorkflowLanguage language;
  private final Expressions expressions;
  private final List<PlanDraft> drafts = new ArrayList<>();
  private final ExprNames everyName = new ExprNames();

  private PlanBuilder(WorkflowLanguage language) {
    this.language = language;
    this.expressions = new Expressions(language);
  }

  /**
   * The plan of a definition.
   *
   * @throws BadDefinitionException where it cannot be run
   */
  static WorkflowPlan build(Entry.Definition definition, WorkflowLanguage language) {
    Workflow workflow = language.read(definition);
    if (!workflow.id().equals(definition.workflow())) {
      throw new BadDefinitionException(
          "expected the definition of workflow '"
              + definition.workflow()
              + "', but found that of '"
              + workflow.id()
              + "'");
    }
    return build(workflow, definition.version(), language);
  }

  static WorkflowPlan build(Workflow workflow, long version, WorkflowLanguage language) {
    return new PlanBuilder(language).build(workflow, version);
  }

  private WorkflowPlan build(Workflow workflow, long version) {
    workflow.steps().forEach(step -> add(step, Part.MAIN, null));
    addUndos();
    workflow
        .onFailure()
        .ifPresent(onFailure -> onFailure.steps().forEach(s -> add(s, Part.ON_FAILURE, null)));
    everyName.addEntries(workflow.output());
    Supplier<Binding> output = expressions.addParams(workflow.output());
    Supplier<Fallbacks> fallbacks = fallbacks(workflow.inputs());
    expressions.compile();
    return new WorkflowPlan(
        workflow,
        version,
        new PlanEdges(workflow.id(), drafts).resolve(),
        everyName.names().contains(InstanceScope.MESSAGE),
        workflow.output().isEmpty() ? null : output.get(),
        fallbacks.get());
  }

  private void add(Step step, Part part, @Nullable Guard guard) {
    switch (step) {
      case Step.Task task -> addTask(task, part, guard);
      case Step.Switch choice -> addSwitch(choice, part, guard);
      case Step.Foreach _ -> throw unsupported(step, "foreach");
      case Step.Repeat _ -> throw unsupported(step, "repeat");
      case Step.Wait _ -> throw unsupported(step, "wait");
      case Step.Child _ -> throw unsupported(step, "workflow");
    }
  }

  private void addTask(Step.Task task, Part part, @Nullable Guard guard) {
    PlanDraft draft = draft(task.id(), part, task.after(), guard);
    draft.condition = compile(draft, task.condition());
    draft.work =
        new Task(
            task.type(),
            bind(draft, task.params()),
            task.options(),
            compile(draft, task.options().idempotencyKey()),
            part == Part.MAIN ? task.undo().orElse(null) : null);
  }

  private void addSwitch(Step.Switch choice, Part part, @Nullable Guard guard) {
    PlanDraft draft = draft(choice.id(), part, choice.after(), guard);
    List<List<Supplier<CompiledExpression>>> branches = new ArrayList<>();
    for (Step.Case branch : choice.cases()) {
      branches.add(
          branch.is().stream().map(value -> compile(draft, equal(choice.on(), value))).toList());
    }
    draft.work = new PlanDraft.Choice(compile(draft, choice.on()), branches);
    for (int i = 0; i < choice.cases().size(); i++) {
      Guard inside = new Guard(draft.ordinal, i);
      choice.cases().get(i).steps().forEach(step -> add(step, part, inside));
    }
    Guard otherwise = new Guard(draft.ordinal, choice.cases().size());
    choice.otherwise().forEach(step -> add(step, part, otherwise));
  }

  private void addUndos() {
    for (PlanDraft done : List.copyOf(drafts)) {
      if (done.work instanceof Task task && task.undo() != null) {
        Step.Undo undo = task.undo();
        PlanDraft draft = draft(undo.id(), Part.UNDO, List.of(), null);
        draft.work =
            new Task(
                undo.type(),
                bind(draft, undo.params()),
                undo.options(),
                compile(draft, undo.options().idempotencyKey()),
                null);
        done.undo = draft.ordinal;
      }
    }
  }

  private Supplier<Fallbacks> fallbacks(List<Schema.Field> inputs) {
    List<String> names = new ArrayList<>();
    List<Supplier<CompiledExpression>> values = new ArrayList<>();
    for (Schema.Field field : inputs) {
      field
          .fallback()
          .ifPresent(
              fallback -> {
                names.add(field.name());
                values.add(expressions.add(fallback));
              });
    }
    return () -> new Fallbacks(names, values.stream().map(Supplier::get).toList(), language);
  }

  private PlanDraft draft(String id, Part part, List<String> after, @Nullable Guard guard) {
    if (drafts.size() >= WorkflowPlan.NODES_MAX) {
      throw new BadDefinitionException(
          "expected at most " + WorkflowPlan.NODES_MAX + " steps, but '" + id + "' is one more");
    }
    PlanDraft draft = new PlanDraft(drafts.size(), id, part, after, guard);
    drafts.add(draft);
    return draft;
  }

  private Supplier<Binding> bind(PlanDraft draft, List<Expr.Entry> params) {
    draft.names.addEntries(params);
    everyName.addEntries(params);
    return expressions.addParams(params);
  }

  private Supplier<CompiledExpression> compile(PlanDraft draft, Expr expression) {
    draft.names.add(expression);
    everyName.add(expression);
    return expressions.add(expression);
  }

  private @Nullable Supplier<CompiledExpression> compile(
      PlanDraft draft, Optional<Expr> expression) {
    return expression.isPresent() ? compile(draft, expression.get()) : null;
  }

  private static Expr equal(Expr left, Expr right) {
    return new Expr.Binary(Expr.BinaryOperator.EQUAL, left, right, Span.NONE);
  }

  private static BadDefinitionException unsupported(Step step, String construct) {
    return new BadDefinitionException(
        "expected tasks and switches, but step '"
            + step.id()
            + "' is a "
            + construct
            + ", which this release cannot run");
  }
}
