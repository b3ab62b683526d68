package io.distric.workflow;

import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.Span;
import io.distric.protocol.Command;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workflow made ready to run: its steps as nodes with dependency edges, expressions compiled.
 * Immutable, but for a memory of resolved options; confined to the apply thread.
 */
final class WorkflowPlan {

  /** Nodes of a plan, because a node's ordinal is part of a task's id and each costs memory. */
  static final int NODES_MAX = 4096;

  final String workflow;
  final long version;
  final PlanNode[] nodes;
  final Options defaults;

  /** Whether compensation runs after a failure. */
  final boolean compensates;

  /** Whether some expression reads {@code message}: only then instances keep it. */
  final boolean readsMessage;

  final @Nullable Binding output;

  final Fallbacks fallbacks;

  /** How many nodes the main part has. */
  final int mainNodes;

  private final LinkedHashMap<String, PlanNode> byId = new LinkedHashMap<>();
  private static final int RESOLVED_MAX = 64;
  private final LinkedHashMap<Options, Resolved> resolved = new LinkedHashMap<>();
  private Resolved last;

  WorkflowPlan(
      Workflow source,
      long version,
      PlanNode[] nodes,
      boolean readsMessage,
      @Nullable Binding output,
      Fallbacks fallbacks) {
    this.workflow = source.id();
    this.version = version;
    this.nodes = nodes;
    this.defaults = source.defaults();
    this.compensates = source.onFailure().map(Workflow.OnFailure::compensate).orElse(false);
    this.readsMessage = readsMessage;
    this.output = output;
    this.fallbacks = fallbacks;
    int main = 0;
    for (PlanNode node : nodes) {
      byId.put(node.id(), node);
      main += node.part() == PlanNode.Part.MAIN ? 1 : 0;
    }
    this.mainNodes = main;
    this.last = resolve(Options.NONE);
  }

  /** Stands for a workflow that the catalog did not have: no version, nothing to run. */
  static WorkflowPlan missing(String workflow, WorkflowLanguage language) {
    Workflow nothing =
        new Workflow(
            workflow,
            "",
            List.of(),
            Options.NONE,
            List.of(),
            Optional.empty(),
            List.of(),
            Span.NONE);
    return new WorkflowPlan(
        nothing,
        Command.Run.NO_VERSION,
        new PlanNode[0],
        false,
        null,
        new Fallbacks(List.of(), List.of(), language));
  }

  /**
   * Options of a run with what they come to for each node.
   *
   * @param options one object for all equal ones, so that instances share it
   * @param policies one for each node
   */
  record Resolved(Options options, TaskPolicy[] policies) {}

  /** What the options of a run come to. */
  @SuppressWarnings("ReferenceEquality") // a shortcut before the deep comparison
  Resolved resolved(Options options) {
    if (last.options == options || last.options.equals(options)) {
      return last;
    }
    Resolved known = resolved.get(options);
    if (known == null) {
      known = resolve(options);
      if (resolved.size() >= RESOLVED_MAX) {
        resolved.pollFirstEntry();
      }
      resolved.put(options, known);
    }
    last = known;
    return known;
  }

  /** Whether the catalog had no such workflow. */
  boolean isMissing() {
    return version == Command.Run.NO_VERSION;
  }

  PlanNode node(int ordinal) {
    return nodes[ordinal];
  }

  /** The node under a step's name in expressions, or null. */
  @Nullable PlanNode named(String id) {
    return byId.get(id);
  }

  private Resolved resolve(Options options) {
    TaskPolicy[] policies = new TaskPolicy[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      policies[i] =
          switch (nodes[i].work()) {
            case PlanNode.RunTask task -> TaskPolicy.of(task.options(), options, defaults);
            case PlanNode.Choose _ -> TaskPolicy.of(Options.NONE, options, defaults);
          };
    }
    return new Resolved(options, policies);
  }
}
