package io.distric.dsl.ast;

import io.distric.dsl.source.Span;
import java.util.List;

/**
 * An expression with a name, written once and used by many rules: {@code macro new_account(u) =
 * now() - u.created_at < 7d}.
 *
 * @param name unique among macros and functions
 * @param parameters names that stand for the arguments; empty: it is called without
 * @param body over the parameters, constants, lists, tables and fields
 * @param comments kept
 * @param span where
 */
public record Macro(String name, List<String> parameters, Expr body, Comments comments, Span span) {

  /** Copies the list. */
  public Macro {
    parameters = List.copyOf(parameters);
  }

  /** The same with comments. */
  public Macro withComments(Comments others) {
    return new Macro(name, parameters, body, others, span);
  }

  /** A macro without comments. */
  public Macro(String name, List<String> parameters, Expr body, Span span) {
    this(name, parameters, body, Comments.NONE, span);
  }
}
