package io.distric.dsl.print;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.Optional;

/** A rule as keys, in a fixed order. */
final class RulePrinter {

  private RulePrinter() {}

  static Value.Fields rule(Rule rule) {
    Shape shape =
        new Shape()
            .put("id", rule.id())
            .putUnlessEmpty("title", rule.title())
            .putIfPresent("on", rule.on().map(Value.Text::new))
            .put("priority", rule.priority())
            .put("enabled", Value.Bool.of(rule.enabled()));
    if (rule.shadow() || !rule.comments().before("shadow").isEmpty()) {
      shape.put("shadow", Value.Bool.of(rule.shadow()));
    }
    shape.putUnlessEmpty("tags", Shape.texts(rule.tags())).putUnlessEmpty("let", lets(rule));
    rule.when().ifPresent(when -> when(when, shape));
    return shape
        .putUnlessEmpty("except", rule.excepts().stream().map(RulePrinter::except).toList())
        .put("actions", new Value.Items(rule.effects().stream().map(RulePrinter::effect).toList()))
        .done();
  }

  private static Value.Fields lets(Rule rule) {
    Shape shape = new Shape();
    rule.lets().forEach(e -> shape.put(e.key(), ExpressionPrinter.print(e.value())));
    return shape.done();
  }

  private static void when(Expr when, Shape shape) {
    Optional<List<Value>> conditions = Conditions.conjunction(when);
    if (conditions.isPresent()) {
      shape.put("conditions", new Value.Items(conditions.get()));
    } else {
      shape.put("when", Parameters.expression(when));
    }
  }

  private static Value except(Rule.Except except) {
    return new Shape()
        .putUnlessEmpty("reason", except.reason())
        .put("when", Parameters.expression(except.when()))
        .done();
  }

  private static Value effect(Effect effect) {
    return switch (effect) {
      case Effect.SetField(Expr.Path path, Expr value, _) ->
          Shape.single("set", Shape.single(ExpressionPrinter.path(path), Parameters.value(value)));
      case Effect.RemoveField(Expr.Path path, _) ->
          Shape.single("remove", ExpressionPrinter.path(path));
      case Effect.Run run ->
          new Shape()
              .put("workflow", run.workflow())
              .putUnlessEmpty("params", Parameters.entries(run.params()))
              .putAll(OptionsPrinter.options(run.options()))
              .done();
      case Effect.Emit emit ->
          new Shape()
              .put("emit", emit.topic())
              .putUnlessEmpty("data", Parameters.entries(emit.data()))
              .done();
      case Effect.Stop _ -> Shape.single("stop", Value.Bool.TRUE);
    };
  }
}
