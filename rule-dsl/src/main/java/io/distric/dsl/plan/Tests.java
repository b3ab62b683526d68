package io.distric.dsl.plan;

import static io.distric.dsl.match.Literal.TRUE;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.match.Literal;
import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.match.SlotHash;
import io.distric.dsl.value.TextPattern;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tests of a field against constants as literals. */
record Tests(Fields fields) {

  Optional<Literal> literal(Expr expr, int wanted) {
    return switch (expr) {
      case Expr.Binary(var operator, var left, var right, _) ->
          binary(operator, left, right, wanted);
      case Expr.Between(var operand, var low, var high, var negated, _) ->
          between(operand, low, high, negated ? Literal.negated(wanted) : wanted);
      case Expr.Is(var operand, var state, var negated, _) ->
          on(operand, new Test.Is(state), negated ? Literal.negated(wanted) : wanted);
      case Expr.Path path -> flag(path, wanted);
      case Expr.Literal _, Expr.At _, Expr.Member _, Expr.Unary _, Expr.Conditional _ ->
          Optional.empty();
      case Expr.Call _, Expr.ListOf _, Expr.MapOf _, Expr.Template _ -> Optional.empty();
    };
  }

  /** A field used as a condition: unknown unless it is true or false. */
  private Optional<Literal> flag(Expr.Path path, int wanted) {
    boolean value = wanted == TRUE || wanted == Literal.NOT_TRUE;
    int mask = wanted == TRUE || wanted == Literal.FALSE ? TRUE : Literal.NOT_TRUE;
    return fields.constant(path) != null
        ? Optional.empty()
        : on(path, new Test.Equal(Value.Bool.of(value)), mask);
  }

  private Optional<Literal> binary(BinaryOperator operator, Expr left, Expr right, int wanted) {
    if (operator == BinaryOperator.NOT_EQUAL || operator == BinaryOperator.NOT_IN) {
      boolean equal = operator == BinaryOperator.NOT_EQUAL;
      BinaryOperator plain = equal ? BinaryOperator.EQUAL : BinaryOperator.IN;
      return binary(plain, left, right, Literal.negated(wanted));
    }
    Value constant = fields.constant(right);
    if (constant != null) {
      Test test = test(operator, constant, wanted);
      return test == null ? Optional.empty() : on(left, test, wanted);
    }
    Value first = fields.constant(left);
    BinaryOperator mirrored = mirrored(operator);
    if (first == null || mirrored == null) {
      return Optional.empty();
    }
    Test test = test(mirrored, first, wanted);
    return test == null ? Optional.empty() : on(right, test, wanted);
  }

  private Optional<Literal> between(Expr operand, Expr low, Expr high, int wanted) {
    return fields.constant(low) instanceof Value.Num(var least)
            && fields.constant(high) instanceof Value.Num(var most)
        ? on(operand, new Test.Range(least, false, most, false), wanted)
        : Optional.empty();
  }

  private Optional<Literal> on(Expr operand, Test test, int wanted) {
    if (!(operand instanceof Expr.Path path)) {
      return Optional.empty();
    }
    int slot = fields.slot(path);
    return slot < 0 ? Optional.empty() : Optional.of(new Literal(slot, test, wanted));
  }

  private static @Nullable Test test(BinaryOperator operator, Value constant, int wanted) {
    return switch (operator) {
      case EQUAL -> SlotHash.of(constant) == 0 ? null : new Test.Equal(constant);
      case IN -> in(constant, wanted);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          constant instanceof Value.Num(var number) ? range(operator, number) : null;
      case STARTS_WITH -> constant instanceof Value.Text(var text) ? new Test.Begins(text) : null;
      case ENDS_WITH -> constant instanceof Value.Text(var text) ? new Test.Ends(text) : null;
      case CONTAINS -> constant instanceof Value.Text(var text) ? new Test.Contains(text) : null;
      case MATCHES ->
          constant instanceof Value.Text(var text)
              ? TextPattern.compile(text).map(Test.Found::new).orElse(null)
              : null;
      case NOT_EQUAL, NOT_IN, AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> null;
    };
  }

  /** A null in a list turns false into unknown, which makes no difference to what is true. */
  private static @Nullable Test in(Value constant, int wanted) {
    if (!(constant instanceof Value.Items(var elements))) {
      return null;
    }
    boolean truthOnly = wanted == TRUE || wanted == Literal.NOT_TRUE;
    List<Value> known =
        truthOnly
            ? elements.stream().filter(element -> !(element instanceof Value.Null)).toList()
            : elements;
    boolean scalars = known.stream().allMatch(element -> SlotHash.of(element) != 0);
    return scalars ? new Test.In(known.stream().distinct().toList()) : null;
  }

  private static Test range(BinaryOperator operator, BigDecimal number) {
    boolean open = operator == BinaryOperator.LESS || operator == BinaryOperator.GREATER;
    boolean below = operator == BinaryOperator.LESS || operator == BinaryOperator.LESS_OR_EQUAL;
    return below
        ? new Test.Range(null, false, number, open)
        : new Test.Range(number, open, null, false);
  }

  private static @Nullable BinaryOperator mirrored(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL -> BinaryOperator.EQUAL;
      case LESS -> BinaryOperator.GREATER;
      case LESS_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      case GREATER -> BinaryOperator.LESS;
      case GREATER_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case NOT_EQUAL, IN, NOT_IN, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> null;
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> null;
    };
  }
}
