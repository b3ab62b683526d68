package io.distric.dsl.ast;

import io.distric.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A workflow: a DAG of steps.
 *
 * @param id unique in a catalog
 * @param title for people, may be empty
 * @param inputs declared parameters; empty: any
 * @param defaults for tasks that say nothing of their own
 * @param steps in the order written; edges are in {@link Step#after}
 * @param onFailure what happens when a task has failed for good
 * @param output the instance's output, over the input, the message and the steps' results
 * @param comments kept
 * @param span where
 */
public record Workflow(
    String id,
    String title,
    List<Schema.Field> inputs,
    Options defaults,
    List<Step> steps,
    Optional<OnFailure> onFailure,
    List<Expr.Entry> output,
    Comments comments,
    Span span) {

  /** Copies the lists. */
  public Workflow {
    inputs = List.copyOf(inputs);
    steps = List.copyOf(steps);
    output = List.copyOf(output);
  }

  /** A workflow without comments. */
  public Workflow(
      String id,
      String title,
      List<Schema.Field> inputs,
      Options defaults,
      List<Step> steps,
      Optional<OnFailure> onFailure,
      List<Expr.Entry> output,
      Span span) {
    this(id, title, inputs, defaults, steps, onFailure, output, Comments.NONE, span);
  }

  /** The same with comments. */
  public Workflow withComments(Comments others) {
    return new Workflow(id, title, inputs, defaults, steps, onFailure, output, others, span);
  }

  /**
   * What happens when a task has failed for good.
   *
   * @param compensate undo what completed, in reverse order
   * @param steps run after that
   * @param span where
   */
  public record OnFailure(boolean compensate, List<Step> steps, Span span) {
    /** Copies the list. */
    public OnFailure {
      steps = List.copyOf(steps);
    }
  }
}
