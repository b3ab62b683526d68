package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.match.Decimals;
import io.distric.dsl.value.TextPattern;
import io.distric.dsl.value.Value;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes tests of a slot against constants that need no value to be made. */
final class SlotConditions {

  private static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();

  private SlotConditions() {}

  /** Pushes the truth of a test on a slot, or does nothing and says false. */
  static boolean write(
      ExpressionWriter code, Environment environment, int slot, Names.PathTest test) {
    return switch (test) {
      case Names.PathTest.Against(var operator, Value.Text text) ->
          text(code, slot, operator, text);
      case Names.PathTest.Against(var operator, Value.Num(var number)) ->
          number(code, slot, operator, number);
      case Names.PathTest.Against(var operator, Value.Bool bool)
          when operator == BinaryOperator.EQUAL -> {
        begin(code, slot);
        code.builder().loadConstant(bool.value() ? 1 : 0);
        yield call(code, "equal", ConstantDescs.CD_boolean);
      }
      case Names.PathTest.Against(var operator, Value.Items items)
          when operator == BinaryOperator.IN -> {
        begin(code, slot);
        code.constant(environment.set(items), Types.SLOT_SET);
        yield call(code, "in", Types.SLOT_SET);
      }
      case Names.PathTest.Against _ -> false;
      case Names.PathTest.Within(Value.Num(var low), Value.Num(var high)) ->
          within(code, slot, low, high);
      case Names.PathTest.Within _ -> false;
      case Names.PathTest.State(var state) -> {
        begin(code, slot);
        yield switch (state) {
          case MISSING -> call(code, "isMissing");
          case PRESENT -> call(code, "isPresent");
          case NULL -> call(code, "isNull");
        };
      }
    };
  }

  private static boolean text(
      ExpressionWriter code, int slot, BinaryOperator operator, Value.Text text) {
    byte[] utf8 = text.value().getBytes(StandardCharsets.UTF_8);
    return switch (operator) {
      case EQUAL -> bytes(code, slot, "equal", utf8);
      case STARTS_WITH -> bytes(code, slot, "startsWith", utf8);
      case ENDS_WITH -> bytes(code, slot, "endsWith", utf8);
      case CONTAINS -> {
        begin(code, slot);
        code.constant(utf8, BYTES);
        code.constant(text, Types.TEXT);
        yield call(code, "contains", BYTES, Types.TEXT);
      }
      case MATCHES -> {
        TextPattern pattern = TextPattern.compile(text.value()).orElse(null);
        if (pattern == null) {
          yield false;
        }
        begin(code, slot);
        code.constant(pattern, Types.PATTERN);
        yield call(code, "matches", Types.PATTERN);
      }
      case NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, NOT_IN -> false;
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> false;
    };
  }

  private static boolean bytes(ExpressionWriter code, int slot, String method, byte[] utf8) {
    begin(code, slot);
    code.constant(utf8, BYTES);
    return call(code, method, BYTES);
  }

  private static boolean number(
      ExpressionWriter code, int slot, BinaryOperator operator, BigDecimal number) {
    BigDecimal shortened = Decimals.shorten(number);
    if (shortened == null) {
      return false;
    }
    return switch (operator) {
      case EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        begin(code, slot);
        push(code, shortened);
        yield call(code, Chain.method(operator), ConstantDescs.CD_long, Types.INT);
      }
      case NOT_EQUAL, IN, NOT_IN, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> false;
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> false;
    };
  }

  private static boolean within(ExpressionWriter code, int slot, BigDecimal low, BigDecimal high) {
    BigDecimal lowest = Decimals.shorten(low);
    BigDecimal highest = Decimals.shorten(high);
    if (lowest == null || highest == null) {
      return false;
    }
    begin(code, slot);
    push(code, lowest);
    push(code, highest);
    return call(
        code, "between", ConstantDescs.CD_long, Types.INT, ConstantDescs.CD_long, Types.INT);
  }

  private static void push(ExpressionWriter code, BigDecimal number) {
    code.builder()
        .loadConstant(number.unscaledValue().longValueExact())
        .loadConstant(number.scale());
  }

  private static void begin(ExpressionWriter code, int slot) {
    code.builder().aload(0).loadConstant(slot);
  }

  private static boolean call(ExpressionWriter code, String method, ClassDesc... operands) {
    List<ClassDesc> parameters = new ArrayList<>(List.of(Types.SLOTS, Types.INT));
    parameters.addAll(List.of(operands));
    code.builder().invokestatic(Types.SLOT_TESTS, method, MethodTypeDesc.of(Types.INT, parameters));
    return true;
  }
}
