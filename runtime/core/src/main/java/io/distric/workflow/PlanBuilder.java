package io.distric.workflow;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Step;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.compile.CompiledExpression;
import io.distric.dsl.source.Span;
import io.distric.protocol.Entry;
import io.distric.workflow.PlanNode.Guard;
import io.distric.workflow.PlanNode.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Flattens a workflow's steps into a plan. A switch becomes a choosing node, and the steps of its
 * branches become nodes that it guards. For one definition.
 */
final class PlanBuilder {

  private final WorkflowLanguage language;
  private final List<Draft> drafts = new ArrayList<>();
  private final ExprNames everyName = new ExprNames();

  private PlanBuilder(WorkflowLanguage language) {
    this.language = language;
  }

  /** A node whose edges are not yet resolved. */
  static final class Draft {
    final int ordinal;
    final String id;
    final Part part;
    final List<String> after;
    final @Nullable Guard guard;
    final ExprNames names = new ExprNames();
    @Nullable CompiledExpression condition;
    PlanNode.@Nullable Work work;
    Step.@Nullable Undo undo;

    Draft(int ordinal, String id, Part part, List<String> after, @Nullable Guard guard) {
      this.ordinal = ordinal;
      this.id = id;
      this.part = part;
      this.after = after;
      this.guard = guard;
    }
  }

  /**
   * The plan of a definition.
   *
   * @throws BadDefinitionException where it cannot be run
   */
  static WorkflowPlan build(Entry.Definition definition, WorkflowLanguage language) {
    return build(language.read(definition), definition.version(), language);
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
    PlanNode[] nodes = new PlanEdges(workflow.id(), drafts).resolve();
    return new WorkflowPlan(
        workflow,
        version,
        nodes,
        everyName.names().contains(InstanceScope.MESSAGE),
        workflow.output().isEmpty() ? null : Binding.of(workflow.output(), language),
        Fallbacks.of(workflow.inputs(), language));
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
    Draft draft = draft(task.id(), part, task.after(), guard);
    task.condition().ifPresent(condition -> draft.condition = compile(draft, condition));
    draft.work = runTask(draft, task.type(), task.params(), task.options());
    draft.undo = part == Part.MAIN ? task.undo().orElse(null) : null;
  }

  private void addSwitch(Step.Switch choice, Part part, @Nullable Guard guard) {
    Draft draft = draft(choice.id(), part, choice.after(), guard);
    List<List<CompiledExpression>> branches = new ArrayList<>();
    for (Step.Case branch : choice.cases()) {
      branches.add(
          branch.is().stream().map(value -> compile(draft, equal(choice.on(), value))).toList());
    }
    draft.work = new PlanNode.Choose(compile(draft, choice.on()), List.copyOf(branches));
    for (int i = 0; i < choice.cases().size(); i++) {
      Guard inside = new Guard(draft.ordinal, i);
      choice.cases().get(i).steps().forEach(step -> add(step, part, inside));
    }
    Guard otherwise = new Guard(draft.ordinal, choice.cases().size());
    choice.otherwise().forEach(step -> add(step, part, otherwise));
  }

  private void addUndos() {
    for (Draft done : List.copyOf(drafts)) {
      Step.Undo undo = done.undo;
      if (undo != null && done.work instanceof PlanNode.RunTask work) {
        Draft draft = draft(undo.id(), Part.UNDO, List.of(), null);
        draft.work = runTask(draft, undo.type(), undo.params(), undo.options());
        done.work =
            new PlanNode.RunTask(
                work.type(), work.input(), work.options(), work.idempotencyKey(), draft.ordinal);
      }
    }
  }

  private PlanNode.RunTask runTask(
      Draft draft, String type, List<Expr.Entry> params, Options options) {
    draft.names.addEntries(params);
    everyName.addEntries(params);
    Optional<CompiledExpression> key =
        options.idempotencyKey().map(expression -> compile(draft, expression));
    return new PlanNode.RunTask(type, Binding.of(params, language), options, key.orElse(null), -1);
  }

  private Draft draft(String id, Part part, List<String> after, @Nullable Guard guard) {
    if (drafts.size() >= WorkflowPlan.NODES_MAX) {
      throw new BadDefinitionException(
          "expected at most " + WorkflowPlan.NODES_MAX + " steps, but '" + id + "' is one more");
    }
    Draft draft = new Draft(drafts.size(), id, part, after, guard);
    drafts.add(draft);
    return draft;
  }

  private CompiledExpression compile(Draft draft, Expr expression) {
    draft.names.add(expression);
    everyName.add(expression);
    return language.compile(expression);
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
