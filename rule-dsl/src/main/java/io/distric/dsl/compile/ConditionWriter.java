package io.distric.dsl.compile;

import static io.distric.dsl.ast.Expr.BinaryOperator.AND;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.value.TextPattern;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes conditions: as jumps, which ask whether a condition is true, or whether it is false, and
 * stop at the first operand that settles it; or as a {@link Truth} on the stack.
 */
final class ConditionWriter {

  private static final MethodTypeDesc NOT = MethodTypeDesc.of(Types.INT, Types.INT);
  private static final MethodTypeDesc BETWEEN =
      MethodTypeDesc.of(Types.INT, Types.VALUE, Types.VALUE, Types.VALUE);

  private final ExpressionWriter writer;
  private final ElementConditions elements;

  ConditionWriter(ExpressionWriter writer) {
    this.writer = writer;
    this.elements = new ElementConditions(writer);
  }

  /** Jumps if a condition is (or is not) {@link Truth#TRUE} or {@link Truth#FALSE}. */
  void jump(Expr expr, int wanted, boolean ifSo, Label label) {
    CodeBuilder code = writer.builder();
    if (expr instanceof Expr.Unary(var operator, var operand, _)
        && operator == Expr.UnaryOperator.NOT) {
      jump(operand, Truth.not(wanted), ifSo, label);
    } else if (expr instanceof Expr.Binary binary && Chain.isChain(binary)) {
      if (writer.isFull()) {
        jumpByMethod(expr, wanted, ifSo, label);
      } else {
        jumpChain(binary, wanted, ifSo, label);
      }
    } else {
      truth(expr);
      if (wanted == Truth.FALSE) {
        jumpZero(ifSo, label);
      } else if (ifSo) {
        code.iconst_2().if_icmpeq(label);
      } else {
        code.iconst_2().if_icmpne(label);
      }
    }
  }

  private void jumpZero(boolean ifSo, Label label) {
    if (ifSo) {
      writer.builder().ifeq(label);
    } else {
      writer.builder().ifne(label);
    }
  }

  /** Asks a method of its own, which begins with an empty budget. */
  private void jumpByMethod(Expr expr, int wanted, boolean ifSo, Label label) {
    MethodTypeDesc type = writer.group().type(ConstantDescs.CD_boolean);
    String name = writer.method(type, method -> method.conditions().returnIs(expr, wanted));
    writer.call(name, type);
    jumpZero(!ifSo, label);
  }

  /** The body of a method that says whether a condition is {@code wanted}. */
  void returnIs(Expr expr, int wanted) {
    CodeBuilder code = writer.builder();
    Label no = code.newLabel();
    jump(expr, wanted, false, no);
    code.iconst_1().ireturn().labelBinding(no).iconst_0().ireturn();
  }

  private void jumpChain(Expr.Binary chain, int wanted, boolean ifSo, Label label) {
    List<Expr> operands = Chain.operands(chain);
    // A conjunction is true, and a disjunction is false, if all operands are; else any settles it.
    boolean all = (chain.operator() == AND) == (wanted == Truth.TRUE);
    Label settled = writer.builder().newLabel();
    for (Expr operand : operands.subList(0, operands.size() - 1)) {
      jump(operand, wanted, !all, all == ifSo ? settled : label);
    }
    jump(operands.getLast(), wanted, ifSo, label);
    writer.builder().labelBinding(settled);
  }

  /** Pushes the truth of a condition. */
  void truth(Expr expr) {
    writer.count();
    switch (expr) {
      case Expr.Unary(var operator, var operand, _) when operator == Expr.UnaryOperator.NOT -> {
        truth(operand);
        not();
      }
      case Expr.Binary binary when Chain.isChain(binary) -> truthOfChain(binary);
      case Expr.Binary(var operator, var left, var right, _) when Chain.isTest(operator) ->
          test(operator, left, right);
      case Expr.Between(var operand, var low, var high, var negated, _) -> {
        between(operand, low, high);
        notIf(negated);
      }
      case Expr.Is(var operand, var state, var negated, _) -> {
        is(operand, state);
        notIf(negated);
      }
      case Expr.Literal _, Expr.Path _, Expr.At _, Expr.Member _, Expr.Unary _ -> ofValue(expr);
      case Expr.Binary _, Expr.Conditional _, Expr.Call _ -> ofValue(expr);
      case Expr.ListOf _, Expr.MapOf _, Expr.Template _ -> ofValue(expr);
    }
  }

  private void truthOfChain(Expr.Binary chain) {
    if (writer.isFull()) {
      MethodTypeDesc type = writer.group().type(Types.INT);
      String name =
          writer.method(
              type,
              method -> {
                method.conditions().truthOfChain(chain);
                method.builder().ireturn();
              });
      writer.call(name, type);
      return;
    }
    String combine = chain.operator() == AND ? "min" : "max";
    List<Expr> operands = Chain.operands(chain);
    truth(operands.getFirst());
    for (Expr operand : operands.subList(1, operands.size())) {
      truth(operand);
      writer
          .builder()
          .invokestatic(
              Types.of(Math.class), combine, MethodTypeDesc.of(Types.INT, Types.INT, Types.INT));
    }
  }

  private void test(BinaryOperator operator, Expr left, Expr right) {
    if (operator == BinaryOperator.NOT_EQUAL || operator == BinaryOperator.NOT_IN) {
      test(
          operator == BinaryOperator.NOT_IN ? BinaryOperator.IN : BinaryOperator.EQUAL,
          left,
          right);
      not();
      return;
    }
    if (elements.test(operator, left, right) || onPath(operator, left, right)) {
      return;
    }
    BinaryOperator mirrored = Chain.mirrored(operator);
    if (mirrored != null && onPath(mirrored, right, left)) {
      return;
    }
    writer.value(left);
    TextPattern pattern = operator == BinaryOperator.MATCHES ? pattern(right) : null;
    if (pattern != null) {
      writer.constant(pattern, Types.PATTERN);
      writer
          .builder()
          .invokestatic(
              Types.COMPARISON,
              "matches",
              MethodTypeDesc.of(Types.INT, Types.VALUE, Types.PATTERN));
      return;
    }
    writer.value(right);
    writer.builder().invokestatic(Types.COMPARISON, Chain.method(operator), Types.TEST);
  }

  private boolean onPath(BinaryOperator operator, Expr left, Expr right) {
    if (!(left instanceof Expr.Path path) || PathSteps.hasAny(path)) {
      return false;
    }
    Value constant = writer.known(right);
    return constant != null
        && writer.names().test(writer, path, new Names.PathTest.Against(operator, constant));
  }

  private void between(Expr operand, Expr low, Expr high) {
    if (elements.between(operand, low, high)) {
      return;
    }
    Value lowest = writer.known(low);
    Value highest = writer.known(high);
    if (operand instanceof Expr.Path path && lowest != null && highest != null) {
      if (writer.names().test(writer, path, new Names.PathTest.Within(lowest, highest))) {
        return;
      }
    }
    writer.value(operand);
    writer.value(low);
    writer.value(high);
    writer.builder().invokestatic(Types.COMPARISON, "between", BETWEEN);
  }

  private void is(Expr operand, Expr.Presence state) {
    if (elements.is(operand, state)) {
      return;
    }
    if (operand instanceof Expr.Path path
        && writer.names().test(writer, path, new Names.PathTest.State(state))) {
      return;
    }
    writer.constant(ElementConditions.test(state), Types.ELEMENT_TEST);
    writer.value(operand);
    writer.constant(Value.Missing.MISSING, Types.VALUE);
    writer.builder().invokevirtual(Types.ELEMENT_TEST, "of", Types.TEST);
  }

  /** The pattern of a right side that is known, or null. */
  @Nullable TextPattern pattern(Expr right) {
    return writer.known(right) instanceof Value.Text(var source)
        ? TextPattern.compile(source).orElse(null)
        : null;
  }

  private void ofValue(Expr expr) {
    writer.value(expr);
    writer.builder().invokestatic(Types.TRUTH, "of", MethodTypeDesc.of(Types.INT, Types.VALUE));
  }

  private void notIf(boolean negated) {
    if (negated) {
      not();
    }
  }

  private void not() {
    writer.builder().invokestatic(Types.TRUTH, "not", NOT);
  }
}
