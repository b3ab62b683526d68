package io.distric.workflow;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.compile.CompiledExpression;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The expressions of one definition: first all are added, then they are compiled together, because
 * they share what compiling one costs. For one definition.
 */
final class Expressions {

  private final WorkflowLanguage language;
  private final List<Expr> sources = new ArrayList<>();
  private List<CompiledExpression> compiled = List.of();

  Expressions(WorkflowLanguage language) {
    this.language = language;
  }

  /** Adds an expression; the supplier has it once all are compiled. */
  Supplier<CompiledExpression> add(Expr source) {
    int position = sources.size();
    sources.add(source);
    return () -> compiled.get(position);
  }

  Optional<Supplier<CompiledExpression>> add(Optional<Expr> source) {
    return source.map(this::add);
  }

  /** Adds the values of parameters. */
  Supplier<Binding> addParams(List<Expr.Entry> params) {
    List<String> keys = params.stream().map(Expr.Entry::key).toList();
    List<Supplier<CompiledExpression>> values =
        params.stream().map(entry -> add(entry.value())).toList();
    boolean constant = new ExprNames().addEntries(params).constant();
    return () -> {
      Binding.Computed computed =
          new Binding.Computed(keys, values.stream().map(Supplier::get).toList(), language);
      return constant
          ? new Binding.Constant(computed.bind(name -> Value.Missing.MISSING))
          : computed;
    };
  }

  void compile() {
    compiled = sources.isEmpty() ? List.of() : language.compile(sources);
  }
}
