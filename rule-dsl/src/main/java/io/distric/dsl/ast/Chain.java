package io.distric.dsl.ast;

import io.distric.dsl.source.Span;
import java.util.List;

/**
 * Rules as a DAG: a member is evaluated only when an edge into it holds, and only there.
 *
 * @param id unique in a catalog
 * @param title for people, may be empty
 * @param mode when it ends
 * @param edges in the order written
 * @param comments kept
 * @param span where
 */
public record Chain(
    String id, String title, Mode mode, List<Edge> edges, Comments comments, Span span) {

  /** Copies the list. */
  public Chain {
    edges = List.copyOf(edges);
  }

  /** A chain without comments. */
  public Chain(String id, String title, Mode mode, List<Edge> edges, Span span) {
    this(id, title, mode, edges, Comments.NONE, span);
  }

  /** The same with comments. */
  public Chain withComments(Comments others) {
    return new Chain(id, title, mode, edges, others, span);
  }

  /** When a chain ends. */
  public enum Mode {
    /** At the first matching member that runs or emits something. */
    FIRST,
    /** When all members that can be reached have been evaluated. */
    ALL
  }

  /** When an edge holds. */
  public enum On {
    /** The rule that it leaves has matched. */
    MATCHED,
    /** The rule that it leaves has not matched. */
    UNMATCHED
  }

  /**
   * {@code high_value -> mid_value if unmatched}.
   *
   * @param from id of a rule
   * @param to id of a rule
   * @param on when it holds
   * @param span where
   */
  public record Edge(String from, String to, On on, Span span) {}
}
