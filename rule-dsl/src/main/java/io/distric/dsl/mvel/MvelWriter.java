package io.distric.dsl.mvel;

import io.distric.dsl.mvel.MvelExpr.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the text that MVEL compiles. It has only variables in it ({@code v0} is an input, {@code
 * c0} a constant), operators, brackets and calls of {@link MvelFunctions}: nothing of it is spelled
 * by an author.
 */
final class MvelWriter {

  private static final String FUNCTIONS = MvelEngine.FUNCTIONS + ".";

  private final StringBuilder text = new StringBuilder();
  private final List<Object> constants = new ArrayList<>();

  /** The text, and the objects that it names. */
  static MvelWriter of(MvelExpr expr) {
    MvelWriter writer = new MvelWriter();
    writer.value(expr);
    return writer;
  }

  String text() {
    return text.toString();
  }

  List<Object> constants() {
    return constants;
  }

  private void value(MvelExpr expr) {
    switch (expr) {
      case MvelExpr.Constant(Object constant) -> constant(constant);
      case MvelExpr.Nothing _ -> text.append("null");
      case MvelExpr.Input(int input) -> text.append('v').append(input);
      case MvelExpr.Not(MvelExpr operand) -> {
        text.append("!(");
        truth(operand);
        text.append(')');
      }
      case MvelExpr.Negate(MvelExpr operand) -> call("negate", List.of(operand));
      case MvelExpr.IsNull(MvelExpr operand) -> call("isNull", List.of(operand));
      case MvelExpr.Binary binary -> binary(binary);
      case MvelExpr.Conditional(MvelExpr condition, MvelExpr then, MvelExpr otherwise) -> {
        text.append('(');
        truth(condition);
        text.append(" ? ");
        value(then);
        text.append(" : ");
        value(otherwise);
        text.append(')');
      }
      case MvelExpr.Items(List<MvelExpr> elements) -> elements(elements);
      case MvelExpr.Entries(List<String> keys, List<MvelExpr> values) -> {
        text.append(FUNCTIONS).append("map(");
        constant(List.copyOf(keys));
        text.append(", ");
        elements(values);
        text.append(')');
      }
      case MvelExpr.Call(MvelMethod method, MvelExpr target, List<MvelExpr> arguments) -> {
        List<MvelExpr> all = new ArrayList<>();
        all.add(target);
        all.addAll(arguments);
        call(function(method), all);
      }
    }
  }

  private void binary(MvelExpr.Binary binary) {
    MvelExpr left = binary.left();
    MvelExpr right = binary.right();
    switch (binary.operator()) {
      case OR -> truths(left, " || ", right);
      case AND -> truths(left, " && ", right);
      case SUBTRACT -> numbers(left, " - ", right);
      case MULTIPLY -> numbers(left, " * ", right);
      case DIVIDE -> numbers(left, " / ", right);
      case ADD -> call("add", List.of(left, right));
      case REMAINDER -> call("remainder", List.of(left, right));
      case EQUAL -> call("equal", List.of(left, right));
      case NOT_EQUAL -> {
        text.append('!');
        call("equal", List.of(left, right));
      }
      case LESS -> call("less", List.of(left, right));
      case LESS_OR_EQUAL -> call("lessOrEqual", List.of(left, right));
      case GREATER -> call("less", List.of(right, left));
      case GREATER_OR_EQUAL -> call("lessOrEqual", List.of(right, left));
      case CONTAINS -> call("contains", List.of(left, right));
      case IN -> call("contains", List.of(right, left));
      case MATCHES -> call("matches", List.of(left, right));
    }
  }

  private void truths(MvelExpr left, String sign, MvelExpr right) {
    text.append('(');
    truth(left);
    text.append(sign);
    truth(right);
    text.append(')');
  }

  private void numbers(MvelExpr left, String sign, MvelExpr right) {
    text.append('(');
    call("number", List.of(left));
    text.append(sign);
    call("number", List.of(right));
    text.append(')');
  }

  /** MVEL would take other values for true or false too. */
  private void truth(MvelExpr expr) {
    boolean sure =
        switch (expr) {
          case MvelExpr.Not _, MvelExpr.IsNull _ -> true;
          case MvelExpr.Binary(Operator operator, _, _) ->
              operator.compareTo(Operator.MATCHES) <= 0;
          case MvelExpr.Constant _, MvelExpr.Nothing _, MvelExpr.Input _ -> false;
          case MvelExpr.Negate _, MvelExpr.Conditional _, MvelExpr.Items _ -> false;
          case MvelExpr.Entries _, MvelExpr.Call _ -> false;
        };
    if (sure) {
      value(expr);
    } else {
      call("truth", List.of(expr));
    }
  }

  private void call(String function, List<MvelExpr> arguments) {
    text.append(FUNCTIONS).append(function).append('(');
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      value(arguments.get(i));
    }
    text.append(')');
  }

  private void elements(List<MvelExpr> elements) {
    text.append('[');
    for (int i = 0; i < elements.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      value(elements.get(i));
    }
    text.append(']');
  }

  private void constant(Object constant) {
    text.append('c').append(constants.size());
    constants.add(constant);
  }

  private static String function(MvelMethod method) {
    return switch (method) {
      case TO_LOWER_CASE -> "lower";
      case TO_UPPER_CASE -> "upper";
      case TRIM -> "trim";
      case LENGTH, SIZE -> "size";
      case IS_EMPTY -> "isEmpty";
      case EQUALS -> "equal";
      case EQUALS_IGNORE_CASE -> "equalIgnoringCase";
      case CONTAINS -> "contains";
      case STARTS_WITH -> "startsWith";
      case ENDS_WITH -> "endsWith";
      case INDEX_OF -> "indexOf";
      case SUBSTRING -> "substring";
      case ABS -> "abs";
      case MIN -> "min";
      case MAX -> "max";
    };
  }
}
