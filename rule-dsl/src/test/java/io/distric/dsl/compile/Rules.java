package io.distric.dsl.compile;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules by hand. */
public final class Rules {

  private final String id;
  private int priority;
  private boolean enabled = true;
  private boolean shadow;
  private Optional<String> on = Optional.empty();
  private Optional<Expr> when = Optional.empty();
  private final List<Expr.Entry> lets = new ArrayList<>();
  private final List<Rule.Except> excepts = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();

  private Rules(String id) {
    this.id = id;
  }

  /** Begins a rule. */
  public static Rules rule(String id) {
    return new Rules(id);
  }

  /** A model of rules alone. */
  public static Model model(List<Rule> rules) {
    return Model.EMPTY.withRules(rules);
  }

  public Rules priority(int value) {
    priority = value;
    return this;
  }

  public Rules disabled() {
    enabled = false;
    return this;
  }

  public Rules shadow() {
    shadow = true;
    return this;
  }

  public Rules on(String schema) {
    on = Optional.of(schema);
    return this;
  }

  public Rules when(Expr condition) {
    when = Optional.of(condition);
    return this;
  }

  public Rules let(String name, Expr value) {
    lets.add(new Expr.Entry(name, value));
    return this;
  }

  public Rules except(Expr condition) {
    excepts.add(new Rule.Except("", condition, Span.NONE));
    return this;
  }

  public Rules set(String path, Expr value) {
    return effect(new Effect.SetField(Exprs.path(path), value, Span.NONE));
  }

  public Rules remove(String path) {
    return effect(new Effect.RemoveField(Exprs.path(path), Span.NONE));
  }

  public Rules run(String workflow, Expr.Entry... params) {
    return effect(new Effect.Run(workflow, List.of(params), Options.NONE, Span.NONE));
  }

  public Rules emit(String topic, Expr.Entry... data) {
    return effect(new Effect.Emit(topic, List.of(data), Span.NONE));
  }

  public Rules stop() {
    return effect(new Effect.Stop(Span.NONE));
  }

  public Rules effect(Effect effect) {
    effects.add(effect);
    return this;
  }

  /** The rule. */
  public Rule build() {
    return new Rule(
        id, "", on, priority, enabled, shadow, List.of(), lets, when, excepts, effects, Span.NONE);
  }
}
