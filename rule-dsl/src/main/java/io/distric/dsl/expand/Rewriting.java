package io.distric.dsl.expand;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Copies expressions, and rules, with a change. */
final class Rewriting {

  private final UnaryOperator<Expr> change;

  /** Applies a change to the outermost expressions; it decides whether to go on inside. */
  Rewriting(UnaryOperator<Expr> change) {
    this.change = change;
  }

  /** An expression with its parts changed. */
  static Expr parts(Expr expr, UnaryOperator<Expr> change) {
    return switch (expr) {
      case Expr.Literal _, Expr.Path _ -> expr;
      case Expr.At(var target, var key, var span) ->
          new Expr.At(change.apply(target), change.apply(key), span);
      case Expr.Member(var target, var name, var span) ->
          new Expr.Member(change.apply(target), name, span);
      case Expr.Unary(var operator, var operand, var span) ->
          new Expr.Unary(operator, change.apply(operand), span);
      case Expr.Binary(var operator, var left, var right, var span) ->
          new Expr.Binary(operator, change.apply(left), change.apply(right), span);
      case Expr.Between(var operand, var low, var high, var negated, var span) ->
          new Expr.Between(
              change.apply(operand), change.apply(low), change.apply(high), negated, span);
      case Expr.Is(var operand, var state, var negated, var span) ->
          new Expr.Is(change.apply(operand), state, negated, span);
      case Expr.Conditional(var condition, var then, var otherwise, var span) ->
          new Expr.Conditional(
              change.apply(condition), change.apply(then), change.apply(otherwise), span);
      case Expr.Call(var function, var arguments, var span) ->
          new Expr.Call(function, arguments.stream().map(change).toList(), span);
      case Expr.ListOf(var elements, var span) ->
          new Expr.ListOf(elements.stream().map(change).toList(), span);
      case Expr.MapOf(var entries, var span) ->
          new Expr.MapOf(new Rewriting(change).entries(entries), span);
      case Expr.Template(var parts, var span) ->
          new Expr.Template(parts.stream().map(change).toList(), span);
    };
  }

  List<Expr.Entry> entries(List<Expr.Entry> entries) {
    List<Expr.Entry> changed = new ArrayList<>(entries.size());
    entries.forEach(e -> changed.add(new Expr.Entry(e.key(), change.apply(e.value()))));
    return changed;
  }

  Rule rule(Rule rule) {
    return new Rule(
        rule.id(),
        rule.title(),
        rule.on(),
        rule.priority(),
        rule.enabled(),
        rule.shadow(),
        rule.tags(),
        entries(rule.lets()),
        rule.when().map(change),
        rule.excepts().stream()
            .map(e -> new Rule.Except(e.reason(), change.apply(e.when()), e.span()))
            .toList(),
        rule.effects().stream().map(this::effect).toList(),
        rule.comments(),
        rule.span());
  }

  private Effect effect(Effect effect) {
    return switch (effect) {
      case Effect.SetField(var path, var value, var span) ->
          new Effect.SetField(path, change.apply(value), span);
      case Effect.RemoveField _, Effect.Stop _ -> effect;
      case Effect.Run(var workflow, var params, var options, var span) ->
          new Effect.Run(workflow, entries(params), options(options), span);
      case Effect.Emit(var topic, var data, var span) ->
          new Effect.Emit(topic, entries(data), span);
    };
  }

  private Options options(Options options) {
    return new Options(
        options.timeout(),
        options.retry(),
        options.priority(),
        options.deadline(),
        options.affinity().map(change),
        options.idempotencyKey().map(change),
        entries(options.more()));
  }
}
