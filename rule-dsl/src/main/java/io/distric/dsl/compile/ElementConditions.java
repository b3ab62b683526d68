package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.value.ElementTest;
import io.distric.dsl.value.TextPattern;
import io.distric.dsl.value.Value;
import java.lang.constant.MethodTypeDesc;

/** Writes tests on paths with {@code [*]}, which hold if they hold for one of the elements. */
final class ElementConditions {

  private final ExpressionWriter writer;

  ElementConditions(ExpressionWriter writer) {
    this.writer = writer;
  }

  /** The test of a presence. */
  static ElementTest test(Expr.Presence state) {
    return switch (state) {
      case MISSING -> ElementTest.IS_MISSING;
      case PRESENT -> ElementTest.IS_PRESENT;
      case NULL -> ElementTest.IS_NULL;
    };
  }

  /** Pushes the truth of a test with many values on a side, or does nothing and says false. */
  boolean test(BinaryOperator operator, Expr left, Expr right) {
    if (!isMany(left) && !isMany(right)) {
      return false;
    }
    TextPattern pattern =
        operator == BinaryOperator.MATCHES ? writer.conditions().pattern(right) : null;
    if (pattern != null) {
      all(left);
      writer.constant(pattern, Types.PATTERN);
      invoke("anyMatches", MethodTypeDesc.of(Types.INT, Types.VALUES, Types.PATTERN));
      return true;
    }
    writer.constant(ElementTest.valueOf(operator.name()), Types.ELEMENT_TEST);
    all(left);
    all(right);
    any();
    return true;
  }

  /** Pushes the truth of a range test on many values, or does nothing and says false. */
  boolean between(Expr operand, Expr low, Expr high) {
    if (!isMany(operand)) {
      return false;
    }
    all(operand);
    writer.value(low);
    writer.value(high);
    invoke("anyBetween", MethodTypeDesc.of(Types.INT, Types.VALUES, Types.VALUE, Types.VALUE));
    return true;
  }

  /** Pushes the truth of a presence test on many values, or does nothing and says false. */
  boolean is(Expr operand, Expr.Presence state) {
    if (!isMany(operand)) {
      return false;
    }
    writer.constant(test(state), Types.ELEMENT_TEST);
    all(operand);
    all(new Expr.Literal(Value.Missing.MISSING, operand.span()));
    any();
    return true;
  }

  private void any() {
    writer
        .builder()
        .invokevirtual(
            Types.ELEMENT_TEST, "any", MethodTypeDesc.of(Types.INT, Types.VALUES, Types.VALUES));
  }

  private static boolean isMany(Expr expr) {
    return expr instanceof Expr.Path path && PathSteps.hasAny(path);
  }

  private void all(Expr expr) {
    if (expr instanceof Expr.Path path && PathSteps.hasAny(path)) {
      writer.names().all(writer, path);
      return;
    }
    writer.builder().iconst_1().anewarray(Types.VALUE).dup().iconst_0();
    writer.value(expr);
    writer.builder().aastore();
  }

  private void invoke(String method, MethodTypeDesc type) {
    writer.builder().invokestatic(Types.ELEMENT_TEST, method, type);
  }
}
