package io.distric.workflow;

import io.distric.dsl.ast.Options;
import io.distric.dsl.compile.CompiledExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a workflow's plan. Immutable.
 *
 * @param ordinal its position in the plan; the task instance's id is made of it
 * @param id of the step
 * @param part when it has its turn
 * @param before ordinals of the nodes that have to end first
 * @param after ordinals of the nodes that wait for this one
 * @param guard the branch that it stands in, or null
 * @param condition runs only if true, or null
 * @param work what it does
 */
record PlanNode(
    int ordinal,
    String id,
    Part part,
    int[] before,
    int[] after,
    @Nullable Guard guard,
    @Nullable CompiledExpression condition,
    Work work) {

  /** When a node has its turn. */
  enum Part {
    /** As soon as its predecessors have ended. */
    MAIN,
    /** In compensation, if the task that it undoes has completed. */
    UNDO,
    /** After a failure, and after compensation. */
    ON_FAILURE
  }

  /**
   * A branch of a choice.
   *
   * @param choice ordinal of the choosing node
   * @param branch which of its branches
   */
  record Guard(int choice, int branch) {}

  /** What a node does. */
  sealed interface Work {}

  /**
   * Runs a task at a worker.
   *
   * @param type which plugin
   * @param input its input
   * @param options its own
   * @param idempotencyKey or null
   * @param undo ordinal of the node that undoes it, or -1
   */
  record RunTask(
      String type,
      Binding input,
      Options options,
      @Nullable CompiledExpression idempotencyKey,
      int undo)
      implements Work {}

  /**
   * Chooses a branch, in the engine itself.
   *
   * @param on what is compared, for the record
   * @param branches for each branch the tests of which one has to be true; the branch behind the
   *     last is taken if none is
   */
  record Choose(CompiledExpression on, List<List<CompiledExpression>> branches) implements Work {}
}
