package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import io.distric.dsl.value.Comparison;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Comparisons that could never hold. */
final class ComparisonChecker {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9_]*(\\.[0-9]+)?");

  private final Scope scope;
  private final Faults faults;

  ComparisonChecker(Scope scope, Faults faults) {
    this.scope = scope;
    this.faults = faults;
  }

  void comparison(Expr.Binary binary, Kind left, Kind right) {
    switch (binary.operator()) {
      case EQUAL, NOT_EQUAL -> equal(binary, binary.right(), left, right);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          ordered(binary.left(), left, binary.right(), right);
      case IN, NOT_IN -> member(binary, left, right);
      case CONTAINS -> contains(binary, left, right);
      case STARTS_WITH, ENDS_WITH -> texts(binary, left, right);
      case MATCHES -> {
        texts(binary, left, right);
        pattern(binary.right());
      }
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE ->
          throw new IllegalArgumentException("no comparison: " + binary.operator());
    }
  }

  void between(Expr.Between between, Kind operand, Kind low, Kind high) {
    ordered(between.operand(), operand, between.low(), low);
    ordered(between.operand(), operand, between.high(), high);
    if (between.low() instanceof Expr.Literal(Value from, _)
        && between.high() instanceof Expr.Literal(Value to, _)
        && Comparison.less(to, from) == Truth.TRUE) {
      faults.warning(
          DiagnosticCode.EMPTY_RANGE,
          between.span(),
          "nothing lies between %s and %s"
              .formatted(
                  ExpressionChecker.shown(between.low()), ExpressionChecker.shown(between.high())),
          "the lower end stands first");
    }
  }

  private void equal(Expr.Binary binary, Expr value, Kind left, Kind right) {
    if (left == Kind.NULL || right == Kind.NULL) {
      faults.error(
          DiagnosticCode.TYPE_MISMATCH,
          binary.span(),
          "a comparison with null is never true",
          "write is null or is not null; in YAML operator: is_null");
      return;
    }
    if (!left.canEqual(right)) {
      mismatch(binary.left(), left, value, right);
      return;
    }
    if (binary.left() instanceof Expr.Path path) {
      enumerated(path, value);
    }
  }

  private void ordered(Expr left, Kind leftKind, Expr right, Kind rightKind) {
    if (isNumberInText(right) && leftKind.isOneOf(Kind.ANY, Kind.NUMBER)) {
      numberInText(right);
    } else if (isNumberInText(left) && rightKind.isOneOf(Kind.ANY, Kind.NUMBER)) {
      numberInText(left);
    } else if (!leftKind.canOrder(leftKind)) {
      unordered(left, leftKind);
    } else if (!rightKind.canOrder(rightKind)) {
      unordered(right, rightKind);
    } else if (!leftKind.canOrder(rightKind)) {
      boolean turned = left instanceof Expr.Literal;
      mismatch(
          turned ? right : left,
          turned ? rightKind : leftKind,
          turned ? left : right,
          turned ? leftKind : rightKind);
    }
  }

  private static boolean isNumberInText(Expr expr) {
    return expr instanceof Expr.Literal(Value.Text(String text), _)
        && NUMBER.matcher(text).matches();
  }

  private void numberInText(Expr text) {
    faults.error(
        DiagnosticCode.TYPE_MISMATCH,
        text.span(),
        ExpressionChecker.shown(text) + " is text, which is never less or greater than a number",
        withoutQuotes(text));
  }

  private void unordered(Expr expr, Kind kind) {
    faults.error(
        DiagnosticCode.TYPE_MISMATCH,
        expr.span(),
        ExpressionChecker.shown(expr) + " is " + kind.words() + ", which is in no order",
        "");
  }

  private void member(Expr.Binary binary, Kind left, Kind right) {
    if (ExpressionChecker.isAnyElement(binary.right())) {
      faults.error(
          DiagnosticCode.ANY_ELEMENT,
          binary.right().span(),
          "in looks into one list, and [*] means any element of it",
          "write %s == %s"
              .formatted(
                  ExpressionChecker.shown(binary.right()), ExpressionChecker.shown(binary.left())));
      return;
    }
    if (!right.isOneOf(Kind.ANY, Kind.LIST)) {
      faults.error(
          DiagnosticCode.TYPE_MISMATCH,
          binary.right().span(),
          "in asks for a list, and "
              + ExpressionChecker.shown(binary.right())
              + " is "
              + right.words(),
          "write [a, b], or low..high for a range");
      return;
    }
    if (binary.right() instanceof Expr.ListOf(List<Expr> elements, _)) {
      for (Expr element : elements) {
        if (element instanceof Expr.Literal(Value value, _) && !(value instanceof Value.Null)) {
          equal(
              new Expr.Binary(BinaryOperator.EQUAL, binary.left(), element, element.span()),
              element,
              left,
              Kind.of(value));
        }
      }
    }
  }

  private void contains(Expr.Binary binary, Kind left, Kind right) {
    if (!left.isOneOf(Kind.ANY, Kind.TEXT, Kind.LIST)) {
      faults.error(
          DiagnosticCode.TYPE_MISMATCH,
          binary.left().span(),
          "contains looks into a text or a list, and "
              + ExpressionChecker.shown(binary.left())
              + " is "
              + left.words(),
          "");
    } else if (left == Kind.TEXT && !right.isOneOf(Kind.ANY, Kind.TEXT)) {
      mismatch(binary.left(), left, binary.right(), right);
    }
  }

  private void texts(Expr.Binary binary, Kind left, Kind right) {
    text(binary.left(), left, binary);
    text(binary.right(), right, binary);
  }

  private void text(Expr side, Kind kind, Expr.Binary binary) {
    if (!kind.isOneOf(Kind.ANY, Kind.TEXT)) {
      faults.error(
          DiagnosticCode.TYPE_MISMATCH,
          side.span(),
          "%s compares texts, and %s is %s"
              .formatted(
                  binary.operator().name().toLowerCase(java.util.Locale.ROOT),
                  ExpressionChecker.shown(side),
                  kind.words()),
          side instanceof Expr.Literal ? "put it in quotes" : "");
    }
  }

  private void pattern(Expr pattern) {
    if (!(pattern instanceof Expr.Literal(Value.Text(String text), _))) {
      return;
    }
    Optional<String> reason = RegexFault.of(text);
    if (reason.isPresent()) {
      faults.error(
          DiagnosticCode.BAD_PATTERN,
          pattern.span(),
          "'" + text + "' is no RE2 pattern: " + reason.get(),
          "RE2 has no look-around and no back-references; a backslash before a sign takes its"
              + " meaning");
    }
  }

  private void mismatch(Expr left, Kind leftKind, Expr right, Kind rightKind) {
    String subject = left instanceof Expr.Path ? "field '%s'" : "%s";
    faults.error(
        DiagnosticCode.TYPE_MISMATCH,
        right.span(),
        (subject + " is %s, but %s is %s")
            .formatted(
                ExpressionChecker.shown(left),
                leftKind.words(),
                ExpressionChecker.shown(right),
                rightKind.words()),
        fix(leftKind, right));
  }

  private static String fix(Kind due, Expr right) {
    if (due == Kind.NUMBER
        && right instanceof Expr.Literal(Value.Text(String text), _)
        && NUMBER.matcher(text).matches()) {
      return withoutQuotes(right);
    }
    if (due.isTemporal() && right instanceof Expr.Literal(Value.Num _, _)) {
      String number = ExpressionChecker.shown(right);
      return "say the unit: %ss, %sm, %sh or %sd".formatted(number, number, number, number);
    }
    if (due == Kind.TEXT && right instanceof Expr.Literal(Value.Num _, _)) {
      return "write \"" + ExpressionChecker.shown(right) + "\" with quotes";
    }
    return "";
  }

  private static String withoutQuotes(Expr text) {
    String shown = ExpressionChecker.shown(text);
    return "write " + shown.substring(1, shown.length() - 1).replace("_", "") + " without quotes";
  }

  private void enumerated(Expr.Path path, Expr value) {
    Optional<Schema.Type> type = scope.type(path);
    if (type.isPresent()
        && type.get() instanceof Schema.Type.Enumeration(List<String> values)
        && value instanceof Expr.Literal(Value.Text(String text), _)
        && !values.contains(text)) {
      faults.error(
          DiagnosticCode.TYPE_MISMATCH,
          value.span(),
          "\"%s\" is none of the values of '%s'".formatted(text, ExpressionChecker.shown(path)),
          Suggestion.hint(text, values));
    }
  }
}
