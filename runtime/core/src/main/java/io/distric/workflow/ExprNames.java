package io.distric.workflow;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.Span;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects the first names of the paths in expressions: what an expression needs in scope. */
final class ExprNames {

  private final SortedSet<String> names = new TreeSet<>();
  private boolean calls;

  SortedSet<String> names() {
    return names;
  }

  /** Whether the value is the same in every scope. */
  boolean constant() {
    return names.isEmpty() && !calls;
  }

  ExprNames addEntries(Collection<Expr.Entry> entries) {
    entries.forEach(entry -> add(entry.value()));
    return this;
  }

  ExprNames add(Expr expression) {
    switch (expression) {
      case Expr.Literal _ -> {}
      case Expr.Path path -> names.add(first(path));
      case Expr.At(Expr target, Expr key, Span _) -> add(target).add(key);
      case Expr.Member(Expr target, String _, Span _) -> add(target);
      case Expr.Unary(var _, Expr operand, Span _) -> add(operand);
      case Expr.Binary(var _, Expr left, Expr right, Span _) -> add(left).add(right);
      case Expr.Between between -> add(between.operand()).add(between.low()).add(between.high());
      case Expr.Is(Expr operand, var _, boolean _, Span _) -> add(operand);
      case Expr.Conditional(Expr condition, Expr then, Expr otherwise, Span _) ->
          add(condition).add(then).add(otherwise);
      case Expr.Call(String _, var arguments, Span _) -> {
        calls = true;
        arguments.forEach(this::add);
      }
      case Expr.ListOf(var elements, Span _) -> elements.forEach(this::add);
      case Expr.MapOf(var entries, Span _) -> addEntries(entries);
      case Expr.Template(var parts, Span _) -> parts.forEach(this::add);
    }
    return this;
  }

  private static String first(Expr.Path path) {
    return switch (path.segments().getFirst()) {
      case Expr.Segment.Name(String name) -> name;
      case Expr.Segment.Index _, Expr.Segment.Any _ ->
          throw new BadDefinitionException("expected a path that begins with a name: " + path);
    };
  }
}
