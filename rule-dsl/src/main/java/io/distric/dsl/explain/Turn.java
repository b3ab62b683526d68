package io.distric.dsl.explain;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.match.Edits;
import io.distric.dsl.value.Value;
import io.distric.dsl.value.Value.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The message as the rules find it, one after the other in their order. Which of them matched is
 * known; what those have set and removed is carried out here. Confined to one thread.
 */
final class Turn {

  private final Map<String, Value> shared;
  private final Map<String, Schema> schemas;
  private final Value now;
  private final boolean mvel;
  private Fields message;

  Turn(
      Map<String, Value> shared,
      Map<String, Schema> schemas,
      Fields message,
      Value now,
      boolean mvel) {
    this.mvel = mvel;
    this.shared = shared;
    this.schemas = schemas;
    this.message = message;
    this.now = now;
  }

  /** The names of a rule, its lets evaluated on the message as it is now. */
  Names names(Rule rule) {
    Map<String, Value> lets = new HashMap<>();
    Optional<Schema> schema = rule.on().map(schemas::get);
    for (Expr.Entry let : rule.lets()) {
      lets.put(let.key(), new Evaluator(names(lets, schema)).value(let.value()));
    }
    return names(lets, schema);
  }

  /** The names of what stands in no rule. */
  Names names(Optional<Schema> schema) {
    return names(Map.of(), schema);
  }

  private Names names(Map<String, Value> lets, Optional<Schema> schema) {
    return new Names(shared, lets, message, schema, now, mvel);
  }

  /** Does what a rule that matched does to the message. */
  void take(Rule rule) {
    boolean edits =
        rule.effects().stream()
            .anyMatch(e -> e instanceof Effect.SetField || e instanceof Effect.RemoveField);
    if (!edits) {
      return;
    }
    Map<String, Value> lets = names(rule).lets();
    Optional<Schema> schema = rule.on().map(schemas::get);
    for (Effect effect : rule.effects()) {
      switch (effect) {
        case Effect.SetField(var path, var value, _) ->
            edit(path, new Evaluator(names(lets, schema)).value(value));
        case Effect.RemoveField(var path, _) -> edit(path, Value.Missing.MISSING);
        case Effect.Run _, Effect.Emit _, Effect.Stop _ -> {
          // They change nothing that a later rule sees.
        }
      }
    }
  }

  private void edit(Expr.Path path, Value value) {
    message = Edits.applied(message, Effect.target(path), value);
  }
}
