package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Schema;
import java.util.List;
import java.util.Optional;

/** What the names of an expression stand for. */
interface Scope {

  /** The kind of what a path leads to; reports names that stand for nothing. */
  Kind kind(Expr.Path path);

  /** The declared type of what a path leads to, where there is one. */
  Optional<Schema.Type> type(Expr.Path path);

  /** Whether {@code mvel("…")} may stand here. */
  MvelChecker.Rule mvel();

  /** The macros that can be called here. */
  Macros macros();

  /** Why a name cannot be called here though there is a macro of that name; else empty. */
  default String refusal(String macro) {
    return "";
  }

  /** The columns of the table that an expression names; empty if it names none. */
  Optional<List<String>> columns(Expr expr);

  /** The same without what only one rule sees: where the bodies of macros are at home. */
  Scope declarations();

  /** The name that a path begins with. */
  static String head(Expr.Path path) {
    return path.segments().getFirst() instanceof Expr.Segment.Name(String name) ? name : "";
  }
}
