package io.distric.workflow;

import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Step;
import io.distric.dsl.compile.CompiledExpression;
import io.distric.workflow.PlanNode.Guard;
import io.distric.workflow.PlanNode.Part;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A node of a plan whose edges and expressions are not yet there. */
final class PlanDraft {

  final int ordinal;
  final String id;
  final Part part;
  final List<String> after;
  final @Nullable Guard guard;

  /** First names of what its expressions read. */
  final ExprNames names = new ExprNames();

  @Nullable Supplier<CompiledExpression> condition;
  @Nullable Work work;
  int undo = -1;

  PlanDraft(int ordinal, String id, Part part, List<String> after, @Nullable Guard guard) {
    this.ordinal = ordinal;
    this.id = id;
    this.part = part;
    this.after = after;
    this.guard = guard;
  }

  /** What it will do. */
  sealed interface Work {}

  /**
   * Runs a task.
   *
   * @param type which plugin
   * @param input its input
   * @param options its own
   * @param idempotencyKey or null
   * @param undo how to undo it, or null
   */
  record Task(
      String type,
      Supplier<Binding> input,
      Options options,
      @Nullable Supplier<CompiledExpression> idempotencyKey,
      Step.@Nullable Undo undo)
      implements Work {}

  /**
   * Chooses a branch.
   *
   * @param on what is compared
   * @param branches tests of each branch
   */
  record Choice(Supplier<CompiledExpression> on, List<List<Supplier<CompiledExpression>>> branches)
      implements Work {}

  /** The node, once its edges are known and all expressions compiled. */
  PlanNode toNode(int[] before, int[] followers) {
    var compiled = condition;
    return new PlanNode(
        ordinal,
        id,
        part,
        before,
        followers,
        guard,
        compiled == null ? null : compiled.get(),
        toWork());
  }

  private PlanNode.Work toWork() {
    return switch (work) {
      case Task task -> {
        var key = task.idempotencyKey();
        yield new PlanNode.RunTask(
            task.type(), task.input().get(), task.options(), key == null ? null : key.get(), undo);
      }
      case Choice choice ->
          new PlanNode.Choose(
              choice.on().get(),
              choice.branches().stream()
                  .map(tests -> tests.stream().map(Supplier::get).toList())
                  .toList());
      case null -> throw new IllegalStateException("step '" + id + "' has nothing to do");
    };
  }
}
