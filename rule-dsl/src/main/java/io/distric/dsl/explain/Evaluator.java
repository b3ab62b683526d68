package io.distric.dsl.explain;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.mvel.MvelExpression;
import io.distric.dsl.value.Arithmetic;
import io.distric.dsl.value.Builtin;
import io.distric.dsl.value.Comparison;
import io.distric.dsl.value.ElementTest;
import io.distric.dsl.value.Functions;
import io.distric.dsl.value.Paths;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.util.List;

/**
 * Evaluates the parts of one rule, so that the values seen on the way can be told. Calls the very
 * operations that compiled rules call; which rules match is not decided here. Confined to one
 * thread.
 */
final class Evaluator {

  private final Names names;

  Evaluator(Names names) {
    this.names = names;
  }

  Names names() {
    return names;
  }

  /** What an expression yields. */
  Value value(Expr expr) {
    return switch (expr) {
      case Expr.Literal(var value, _) -> value;
      case Expr.Path path ->
          Names.isMany(path) ? Paths.present(names.all(path)) : names.value(path);
      case Expr.At(var target, var key, _) -> Paths.at(value(target), value(key));
      case Expr.Member(var target, var name, _) -> Paths.field(value(target), name);
      case Expr.Unary(var operator, var operand, _) ->
          switch (operator) {
            case NOT -> Truth.value(truth(expr));
            case NEGATE -> Arithmetic.negate(value(operand));
          };
      case Expr.Binary binary -> binary(binary);
      case Expr.Between _, Expr.Is _ -> Truth.value(truth(expr));
      case Expr.Conditional(var condition, var then, var otherwise, _) ->
          value(truth(condition) == Truth.TRUE ? then : otherwise);
      case Expr.Call call -> call(call);
      case Expr.ListOf(var elements, _) -> Functions.list(values(elements));
      case Expr.MapOf(var entries, _) ->
          Functions.map(
              entries.stream().map(Expr.Entry::key).toArray(String[]::new),
              values(entries.stream().map(Expr.Entry::value).toList()));
      case Expr.Template(var parts, _) -> Functions.template(values(parts));
    };
  }

  /** The {@link Truth} of a condition. */
  int truth(Expr expr) {
    return switch (expr) {
      case Expr.Unary(var operator, var operand, _) when operator == Expr.UnaryOperator.NOT ->
          Truth.not(truth(operand));
      case Expr.Binary(var operator, var left, var right, _) ->
          switch (operator) {
            case AND -> Math.min(truth(left), truth(right));
            case OR -> Math.max(truth(left), truth(right));
            case NOT_EQUAL -> Truth.not(test(ElementTest.EQUAL, left, right));
            case NOT_IN -> Truth.not(test(ElementTest.IN, left, right));
            case EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                test(ElementTest.valueOf(operator.name()), left, right);
            case IN, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES ->
                test(ElementTest.valueOf(operator.name()), left, right);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> Truth.of(value(expr));
          };
      case Expr.Between(var operand, var low, var high, var negated, _) -> {
        int truth = ElementTest.anyBetween(many(operand), value(low), value(high));
        yield negated ? Truth.not(truth) : truth;
      }
      case Expr.Is(var operand, var state, var negated, _) -> {
        int truth = presence(state).any(many(operand), new Value[] {Value.Missing.MISSING});
        yield negated ? Truth.not(truth) : truth;
      }
      case Expr.Literal _, Expr.Path _, Expr.At _, Expr.Member _, Expr.Unary _ ->
          Truth.of(value(expr));
      case Expr.Conditional _, Expr.Call _, Expr.ListOf _, Expr.MapOf _, Expr.Template _ ->
          Truth.of(value(expr));
    };
  }

  private int test(ElementTest test, Expr left, Expr right) {
    return test.any(many(left), many(right));
  }

  private Value[] many(Expr expr) {
    return Names.isMany(expr) ? names.all((Expr.Path) expr) : new Value[] {value(expr)};
  }

  private static ElementTest presence(Expr.Presence state) {
    return switch (state) {
      case MISSING -> ElementTest.IS_MISSING;
      case PRESENT -> ElementTest.IS_PRESENT;
      case NULL -> ElementTest.IS_NULL;
    };
  }

  private Value binary(Expr.Binary binary) {
    BinaryOperator operator = binary.operator();
    return switch (operator) {
      case ADD -> Arithmetic.add(value(binary.left()), value(binary.right()));
      case SUBTRACT -> Arithmetic.subtract(value(binary.left()), value(binary.right()));
      case MULTIPLY -> Arithmetic.multiply(value(binary.left()), value(binary.right()));
      case DIVIDE -> Arithmetic.divide(value(binary.left()), value(binary.right()));
      case COALESCE -> {
        Value first = value(binary.left());
        yield Comparison.isAbsent(first) ? value(binary.right()) : first;
      }
      case AND, OR, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          Truth.value(truth(binary));
      case IN, NOT_IN, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> Truth.value(truth(binary));
    };
  }

  private Value call(Expr.Call call) {
    if (call.function().equals(MvelExpression.FUNCTION)) {
      MvelExpression expression = names.mvel() ? MvelExpression.compile(call) : null;
      return expression == null
          ? Value.Missing.MISSING
          : expression.evaluate(values(List.copyOf(expression.inputs())));
    }
    return Builtin.named(call.function())
        .map(builtin -> builtin.apply(names.now(), values(call.arguments())))
        .orElse(Value.Missing.MISSING);
  }

  private Value[] values(List<Expr> exprs) {
    return exprs.stream().map(this::value).toArray(Value[]::new);
  }
}
