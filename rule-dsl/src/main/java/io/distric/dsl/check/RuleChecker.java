package io.distric.dsl.check;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Options;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.expand.Reads;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks one rule by itself. */
final class RuleChecker {

  /** Words of the option {@code locality}, not functions. */
  private static final Set<String> PLACEMENTS = Set.of("prefer", "require");

  private final Declared declared;

  RuleChecker(Declared declared) {
    this.declared = declared;
  }

  void check(Rule rule, Faults faults) {
    rule.on().ifPresent(on -> schema(on, rule, faults));
    RuleScope scope = new RuleScope(declared, rule.on().flatMap(declared::schema));
    ExpressionChecker expressions = new ExpressionChecker(scope, faults);
    letOrder(rule, faults);
    for (Expr.Entry let : rule.lets()) {
      scope.let(let.key(), expressions.kind(let.value()));
    }
    rule.when().ifPresent(expressions::condition);
    rule.excepts().forEach(e -> expressions.condition(e.when()));
    ExpressionChecker options = new ExpressionChecker(scope.ofOptions(), faults);
    rule.effects().forEach(e -> effect(e, expressions, options, faults));
  }

  private void schema(String on, Rule rule, Faults faults) {
    if (declared.schema(on).isEmpty()) {
      faults.warning(
          DiagnosticCode.UNKNOWN_SCHEMA,
          rule.span(),
          "rule '%s' is on '%s', of which there is no schema".formatted(rule.id(), on),
          Suggestion.hint(on, declared.schemaNames()));
    }
  }

  /** A name that is declared below, or is being declared, would be taken for a field. */
  private static void letOrder(Rule rule, Faults faults) {
    List<String> names = new ArrayList<>(rule.lets().stream().map(Expr.Entry::key).toList());
    for (Expr.Entry let : rule.lets()) {
      String own = names.getFirst();
      Optional<Expr.Path> early =
          Reads.of(let.value()).stream().filter(p -> names.contains(Scope.head(p))).findFirst();
      if (early.isPresent()) {
        String head = Scope.head(early.get());
        String fault = head.equals(own) ? "itself" : "'" + head + "', which stands below it";
        faults.error(
            DiagnosticCode.LET_ORDER,
            early.get().span(),
            "let '" + own + "' of rule '" + rule.id() + "' uses " + fault,
            "a let sees those above it; a field of that name is written msg." + head);
      }
      names.removeFirst();
    }
  }

  private void effect(
      Effect effect, ExpressionChecker expressions, ExpressionChecker options, Faults faults) {
    switch (effect) {
      case Effect.SetField set -> expressions.kind(set.value());
      case Effect.RemoveField _, Effect.Stop _ -> {
        // Nothing in them can be wrong that the reader has not seen.
      }
      case Effect.Emit emit -> expressions.entries(emit.data());
      case Effect.Run run -> {
        workflow(run, faults);
        expressions.entries(run.params());
        options(run.options(), options);
      }
    }
  }

  static void options(Options options, ExpressionChecker expressions) {
    options.affinity().ifPresent(expressions::kind);
    options.idempotencyKey().ifPresent(expressions::kind);
    for (Expr.Entry option : options.more()) {
      if (option.value() instanceof Expr.Call(String word, List<Expr> arguments, _)
          && PLACEMENTS.contains(word)) {
        arguments.forEach(expressions::kind);
      } else {
        expressions.kind(option.value());
      }
    }
  }

  private void workflow(Effect.Run run, Faults faults) {
    if (declared.workflow(run.workflow()).isEmpty()) {
      // No error: a rule may be applied before its workflow; until then its instances fail and say
      // so.
      faults.warning(
          DiagnosticCode.UNKNOWN_WORKFLOW,
          run.span(),
          "there is no workflow '" + run.workflow() + "'",
          Suggestion.hint(run.workflow(), declared.workflowIds()));
      return;
    }
    List<String> inputs =
        declared.workflow(run.workflow()).orElseThrow().inputs().stream()
            .map(f -> f.name())
            .toList();
    for (Expr.Entry param : run.params()) {
      if (!inputs.isEmpty() && !inputs.contains(param.key())) {
        faults.warning(
            DiagnosticCode.UNKNOWN_INPUT,
            param.value().span(),
            "workflow '%s' has no input '%s'".formatted(run.workflow(), param.key()),
            Suggestion.hint(param.key(), inputs));
      }
    }
  }
}
