package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Schema;
import java.util.Optional;

/** What the names of an expression stand for. */
interface Scope {

  /** The kind of what a path leads to; reports names that stand for nothing. */
  Kind kind(Expr.Path path);

  /** The declared type of what a path leads to, where there is one. */
  Optional<Schema.Type> type(Expr.Path path);

  /** Whether {@code mvel("…")} may stand here. */
  MvelChecker.Rule mvel();

  /** The name that a path begins with. */
  static String head(Expr.Path path) {
    return path.segments().getFirst() instanceof Expr.Segment.Name(String name) ? name : "";
  }
}
