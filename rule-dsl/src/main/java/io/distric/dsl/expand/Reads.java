package io.distric.dsl.expand;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.mvel.MvelExpression;
import io.distric.dsl.mvel.MvelText;
import java.util.ArrayList;
import java.util.List;

/** All paths in an expression or a rule, in the order written. */
public final class Reads {

  private final List<Expr.Path> paths = new ArrayList<>();

  private Reads() {}

  /** The paths in an expression. */
  public static List<Expr.Path> of(Expr expr) {
    Reads reads = new Reads();
    reads.add(expr);
    return reads.paths;
  }

  /** The paths that a rule reads. */
  public static List<Expr.Path> of(Rule rule) {
    Reads reads = new Reads();
    reads.entries(rule.lets());
    rule.when().ifPresent(reads::add);
    rule.excepts().forEach(e -> reads.add(e.when()));
    rule.effects().forEach(reads::effect);
    return reads.paths;
  }

  private void effect(Effect effect) {
    switch (effect) {
      case Effect.SetField set -> add(set.value());
      case Effect.RemoveField _, Effect.Stop _ -> {
        // Reads nothing.
      }
      case Effect.Emit emit -> entries(emit.data());
      case Effect.Run run -> {
        entries(run.params());
        options(run.options());
      }
    }
  }

  private void options(Options options) {
    options.affinity().ifPresent(this::add);
    options.idempotencyKey().ifPresent(this::add);
  }

  private void entries(List<Expr.Entry> entries) {
    entries.forEach(e -> add(e.value()));
  }

  private void add(Expr expr) {
    switch (expr) {
      case Expr.Literal _ -> {
        // Reads nothing.
      }
      case Expr.Path path -> paths.add(path);
      case Expr.At(Expr target, Expr key, _) -> {
        add(target);
        add(key);
      }
      case Expr.Member member -> add(member.target());
      case Expr.Unary unary -> add(unary.operand());
      case Expr.Binary binary -> {
        add(binary.left());
        add(binary.right());
      }
      case Expr.Between(Expr operand, Expr low, Expr high, _, _) -> {
        add(operand);
        add(low);
        add(high);
      }
      case Expr.Is is -> add(is.operand());
      case Expr.Conditional(Expr condition, Expr then, Expr otherwise, _) -> {
        add(condition);
        add(then);
        add(otherwise);
      }
      case Expr.Call call -> {
        call.arguments().forEach(this::add);
        if (call.function().equals(MvelExpression.FUNCTION)) {
          MvelText.of(call).ifPresent(text -> paths.addAll(text.inputs()));
        }
      }
      case Expr.ListOf list -> list.elements().forEach(this::add);
      case Expr.MapOf map -> entries(map.entries());
      case Expr.Template template -> template.parts().forEach(this::add);
    }
  }
}
