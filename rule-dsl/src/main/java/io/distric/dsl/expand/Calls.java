package io.distric.dsl.expand;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The calls in expressions, those in arguments included. */
public final class Calls {

  private Calls() {}

  /** The calls in an expression. */
  public static List<Expr.Call> in(Expr expr) {
    List<Expr.Call> calls = new ArrayList<>();
    collect(expr, calls);
    return calls;
  }

  static void in(Expr expr, Collection<String> names) {
    in(expr).forEach(call -> names.add(call.function()));
  }

  /** Adds the names of all functions and macros that a rule calls. */
  public static void names(Rule rule, Collection<String> names) {
    new Rewriting(
            expr -> {
              in(expr, names);
              return expr;
            })
        .rule(rule);
  }

  private static void collect(Expr expr, List<Expr.Call> calls) {
    if (expr instanceof Expr.Call call) {
      calls.add(call);
    }
    Rewriting.parts(
        expr,
        part -> {
          collect(part, calls);
          return part;
        });
  }
}
