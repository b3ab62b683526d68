package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names in a workflow: its input, the message and its steps. */
final class WorkflowScope implements Scope {

  private static final List<String> ALWAYS = List.of("input", "message", "instance", "error");

  private final Workflow workflow;
  private final Declared declared;
  private final Faults faults;
  private final StepGraph graph;
  private @Nullable String reader;
  private List<String> elements = List.of();

  WorkflowScope(Workflow workflow, Declared declared, Faults faults, StepGraph graph) {
    this.workflow = workflow;
    this.declared = declared;
    this.faults = faults;
    this.graph = graph;
  }

  /** What follows stands in a step, and may read the steps that it waits for. */
  void enter(String step) {
    reader = step;
  }

  /** What follows may read every step: the output, and the steps after a failure. */
  void leave() {
    reader = null;
  }

  /** Names of elements of the lists around. */
  void elements(List<String> names) {
    elements = List.copyOf(names);
  }

  List<String> elements() {
    return elements;
  }

  @Override
  public Kind kind(Expr.Path path) {
    String head = Scope.head(path);
    if (elements.contains(head)) {
      return Kind.ANY;
    }
    if (graph.contains(head)) {
      waits(head, path);
      return Kind.ANY;
    }
    if (head.equals("input")) {
      input(path);
    }
    if (ALWAYS.contains(head)) {
      return type(path).map(Kind::of).orElse(Kind.ANY);
    }
    if (declared.table(head).isPresent()) {
      faults.error(
          DiagnosticCode.NOT_IN_WORKFLOW,
          path.span(),
          "'%s' is a table, and workflow '%s' sees no tables".formatted(head, workflow.id()),
          "look it up in the rule, and hand the value over as a parameter");
      return Kind.ANY;
    }
    if (declared.constant(head).isPresent()) {
      // Instances keep the version of the workflow that they began with, and nothing beside it.
      faults.error(
          DiagnosticCode.NOT_IN_WORKFLOW,
          path.span(),
          "'%s' is a constant, and workflow '%s' sees no constants".formatted(head, workflow.id()),
          "hand the value over as a parameter, or write it out");
      return Kind.ANY;
    }
    unknown(head, path);
    return Kind.ANY;
  }

  @Override
  public MvelChecker.Rule mvel() {
    return MvelChecker.Rule.NOT_HERE;
  }

  @Override
  public Optional<Schema.Type> type(Expr.Path path) {
    boolean input =
        Scope.head(path).equals("input")
            && path.segments().size() > 1
            && !elements.contains("input");
    return input
        ? SchemaPath.follow(workflow.inputs(), path.segments().subList(1, path.segments().size()))
        : Optional.empty();
  }

  private void waits(String step, Expr.Path path) {
    if (reader != null && !graph.isBefore(step, reader)) {
      faults.warning(
          DiagnosticCode.NOT_AFTER,
          path.span(),
          "task '%s' reads '%s' and does not wait for it".formatted(reader, step),
          "add " + step + " to after:");
    }
  }

  private void input(Expr.Path path) {
    if (workflow.inputs().isEmpty()
        || path.segments().size() < 2
        || !(path.segments().get(1) instanceof Expr.Segment.Name(String name))) {
      return;
    }
    List<String> names = workflow.inputs().stream().map(Schema.Field::name).toList();
    if (!names.contains(name)) {
      faults.error(
          DiagnosticCode.UNKNOWN_INPUT,
          path.span(),
          "workflow '%s' has no input '%s'".formatted(workflow.id(), name),
          Suggestion.hint(name, names));
    }
  }

  private void unknown(String head, Expr.Path path) {
    List<String> names = new ArrayList<>(ALWAYS);
    names.addAll(graph.ids());
    names.addAll(elements);
    faults.error(
        DiagnosticCode.UNKNOWN_NAME,
        path.span(),
        "'%s' is no name in workflow '%s'".formatted(head, workflow.id()),
        Suggestion.nearest(head, names)
            .map(n -> "did you mean " + n + "?")
            .orElse("fields of the message are written message." + head));
  }

  @Override
  public Macros macros() {
    return new Macros(List.of());
  }

  @Override
  public String refusal(String macro) {
    return declared.macros().named(macro).isEmpty()
        ? ""
        : "'%s' is a macro, and workflow '%s' sees no macros".formatted(macro, workflow.id());
  }

  @Override
  public Optional<List<String>> columns(Expr expr) {
    return Optional.empty();
  }

  @Override
  public Scope declarations() {
    return this;
  }
}
