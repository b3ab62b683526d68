package io.distric.dsl.lint;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.check.Sources.Part;
import io.distric.dsl.expand.Calls;
import io.distric.dsl.expand.Reads;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names that nothing uses, and fields that are used as if they had two types. */
final class UseLint {

  private final Model model;
  private final Findings findings;
  private final Set<String> used = new HashSet<>();
  private final Map<String, Use> types = new HashMap<>();

  /** How a field was used first. */
  private record Use(String type, Rule rule) {}

  UseLint(Model model, Findings findings) {
    this.model = model;
    this.findings = findings;
  }

  void check() {
    for (Rule rule : model.rules()) {
      Set<String> own = new HashSet<>();
      Reads.of(rule).forEach(path -> own.add(head(path)));
      used.addAll(own);
      Calls.names(rule, used);
      lets(rule, own);
      types(rule);
    }
    model.macros().forEach(macro -> collect(macro.body()));
    model.constants().forEach(e -> collect(e.value()));
    model.lists().forEach(e -> collect(e.value()));
    model.schemas().forEach(s -> s.match().ifPresent(this::collect));
    model.workflows().forEach(w -> WorkflowNames.collect(w, used));
    model.constants().forEach(e -> unused(Part.CONSTANT, e.key(), e.value().span()));
    model.lists().forEach(e -> unused(Part.LIST, e.key(), e.value().span()));
    model.tables().forEach(t -> unused(Part.TABLE, t.name(), t.span()));
    model.macros().forEach(m -> unused(Part.MACRO, m.name(), m.span()));
  }

  private void collect(Expr expr) {
    Reads.of(expr).forEach(path -> used.add(head(path)));
    Calls.in(expr).forEach(call -> used.add(call.function()));
  }

  private void unused(Part part, String name, io.distric.dsl.source.Span span) {
    if (!used.contains(name)) {
      findings.of(
          part,
          name,
          DiagnosticCode.UNUSED,
          span,
          "nothing uses %s '%s'".formatted(part.word(), name),
          "use it, or take it away");
    }
  }

  private void lets(Rule rule, Set<String> own) {
    for (Expr.Entry let : rule.lets()) {
      if (!own.contains(let.key())) {
        findings.of(
            rule,
            DiagnosticCode.UNUSED,
            let.value().span(),
            "rule '%s' does not use its let '%s'".formatted(rule.id(), let.key()),
            "use it, or take it away");
      }
    }
  }

  private void types(Rule rule) {
    rule.when().ifPresent(when -> types(when, rule));
    rule.excepts().forEach(except -> types(except.when(), rule));
    for (Effect effect : rule.effects()) {
      if (effect instanceof Effect.SetField(var path, Expr.Literal(var value, _), _)) {
        use(path, value, rule);
      }
    }
  }

  private void types(Expr expr, Rule rule) {
    switch (expr) {
      case Expr.Binary(var operator, var left, var right, _) -> {
        if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
          types(left, rule);
          types(right, rule);
        } else if (left instanceof Expr.Path path && right instanceof Expr.Literal(var value, _)) {
          use(path, value, rule);
        }
      }
      case Expr.Unary unary -> types(unary.operand(), rule);
      case Expr.Between(Expr.Path path, Expr.Literal(var value, _), _, _, _) ->
          use(path, value, rule);
      case Expr.Between _, Expr.Is _, Expr.Literal _, Expr.Path _, Expr.At _, Expr.Member _ -> {
        // They say nothing of a type.
      }
      case Expr.Conditional _, Expr.Call _, Expr.ListOf _, Expr.MapOf _, Expr.Template _ -> {
        // They say nothing of a type.
      }
    }
  }

  private void use(Expr.Path path, Value value, Rule rule) {
    Optional<String> type = type(value);
    boolean named = rule.lets().stream().anyMatch(let -> let.key().equals(head(path)));
    if (type.isEmpty() || named || declares(head(path))) {
      return;
    }
    String field = ExpressionPrinter.path(path);
    Use first = types.putIfAbsent(rule.on().orElse("") + " " + field, new Use(type.get(), rule));
    if (first != null && !first.type().equals(type.get())) {
      findings.of(
          rule,
          DiagnosticCode.MIXED_TYPES,
          path.span(),
          "rule '%s' takes %s for %s, rule '%s' for %s"
              .formatted(rule.id(), field, type.get(), first.rule().id(), first.type()),
          "a schema would say which it is; text and number are never equal");
    }
  }

  private boolean declares(String name) {
    return model.constants().stream().anyMatch(e -> e.key().equals(name))
        || model.lists().stream().anyMatch(e -> e.key().equals(name));
  }

  private static Optional<String> type(Value value) {
    return switch (value) {
      case Value.Num _ -> Optional.of("a number");
      case Value.Text _ -> Optional.of("text");
      case Value.Bool _ -> Optional.of("true or false");
      case Value.Missing _, Value.Null _, Value.Time _, Value.Length _ -> Optional.empty();
      case Value.Items _, Value.Fields _ -> Optional.empty();
    };
  }

  private static String head(Expr.Path path) {
    return path.segments().getFirst() instanceof Expr.Segment.Name(var name) ? name : "";
  }

  static List<String> heads(Expr expr) {
    return Reads.of(expr).stream().map(UseLint::head).toList();
  }
}
