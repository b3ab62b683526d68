package io.distric.dsl.explain;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.expand.Reads;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words why a condition of a rule was not true, or why an exception was. */
final class Wording {

  private static final int SHOWN_MAX = 80;
  private static final int ALTERNATIVES_MAX = 4;

  private final Evaluator evaluator;
  private final Map<String, Expr> lets = new LinkedHashMap<>();

  Wording(Evaluator evaluator, List<Expr.Entry> lets) {
    this.evaluator = evaluator;
    lets.forEach(let -> this.lets.put(let.key(), let.value()));
  }

  /** Why a condition is not true. */
  String whyNot(Expr expr) {
    return switch (expr) {
      case Expr.Binary binary when binary.operator() == BinaryOperator.AND ->
          whyNot(evaluator.truth(binary.left()) == Truth.TRUE ? binary.right() : binary.left());
      case Expr.Binary binary when binary.operator() == BinaryOperator.OR -> noneHolds(binary);
      case Expr.Binary binary when isTest(binary.operator()) -> test(binary);
      case Expr.Between between -> between(between);
      case Expr.Is is -> seen(is.operand()) + ", needs to be " + presence(is);
      case Expr.Unary(var operator, var operand, _) when operator == Expr.UnaryOperator.NOT ->
          negated(operand);
      case Expr.Path path when lets.containsKey(Names.head(path)) && path.segments().size() == 1 ->
          named(path);
      case Expr.Conditional(var condition, var then, var otherwise, _) ->
          whyNot(evaluator.truth(condition) == Truth.TRUE ? then : otherwise);
      case Expr.Literal _, Expr.Path _, Expr.At _, Expr.Member _, Expr.Unary _, Expr.Binary _ ->
          seen(expr) + ", needs to be true";
      case Expr.Call _, Expr.ListOf _, Expr.MapOf _, Expr.Template _ ->
          seen(expr) + ", needs to be true";
    };
  }

  /** Fields and lets that an expression reads, each once. */
  List<Explanation.Seen> values(Expr expr) {
    Map<String, Value> seen = new LinkedHashMap<>();
    for (Expr.Path path : Reads.of(expr)) {
      if (evaluator.names().isField(path) || evaluator.names().isLet(path)) {
        seen.put(ExpressionPrinter.path(path), evaluator.value(path));
      }
    }
    List<Explanation.Seen> values = new ArrayList<>();
    seen.forEach((name, value) -> values.add(new Explanation.Seen(name, value)));
    return values;
  }

  private String noneHolds(Expr.Binary or) {
    List<Expr> alternatives = new ArrayList<>();
    Conditions.collect(or, BinaryOperator.OR, alternatives);
    String shown =
        alternatives.stream()
            .limit(ALTERNATIVES_MAX)
            .map(this::whyNot)
            .collect(Collectors.joining("; "));
    int more = alternatives.size() - ALTERNATIVES_MAX;
    return "none of %d alternatives holds: %s%s"
        .formatted(alternatives.size(), shown, more > 0 ? "; and " + more + " more" : "");
  }

  /** What the operand would need is the opposite of what the rule needs. */
  private String negated(Expr operand) {
    boolean unknown = evaluator.truth(operand) == Truth.UNKNOWN;
    return shown(operand) + (unknown ? " is not known" : " holds") + where(operand);
  }

  private String named(Expr.Path let) {
    Expr value = lets.get(Names.head(let));
    Value found = evaluator.value(let);
    String own = shown(let) + " is " + text(found);
    boolean condition = found instanceof Value.Bool || found instanceof Value.Missing;
    return value == null || !condition ? own + ", needs to be true" : own + ": " + whyNot(value);
  }

  private String test(Expr.Binary test) {
    boolean turned =
        isOrder(test.operator())
            && test.left() instanceof Expr.Literal
            && !(test.right() instanceof Expr.Literal);
    Expr subject = turned ? test.right() : test.left();
    Expr other = turned ? test.left() : test.right();
    String sign = turned ? mirrored(test.operator()) : sign(test.operator());
    if (evaluator.truth(test) == Truth.UNKNOWN) {
      String absent = absent(subject);
      if (absent.isEmpty()) {
        absent = absent(other);
      }
      String needs = ", needs " + sign + " " + shown(other);
      return absent.isEmpty()
          ? seen(subject) + needs + (other instanceof Expr.Literal ? "" : ", which is " + of(other))
          : absent + (absent.startsWith(shown(subject) + " is ") ? needs : "");
    }
    return seen(subject)
        + ", needs "
        + sign
        + " "
        + shown(other)
        + (other instanceof Expr.Literal || other instanceof Expr.ListOf
            ? ""
            : " (" + of(other) + ")");
  }

  private String between(Expr.Between between) {
    String absent = absent(between.operand());
    return (absent.isEmpty() ? seen(between.operand()) : absent)
        + ", needs "
        + (between.negated() ? "not in " : "")
        + shown(between.low())
        + ".."
        + shown(between.high());
  }

  /** "x is missing" of the first thing in an expression that is not there; else empty. */
  private String absent(Expr expr) {
    Value value = Names.isMany(expr) ? Value.Missing.MISSING : evaluator.value(expr);
    if (!(value instanceof Value.Missing) && !(value instanceof Value.Null)) {
      return "";
    }
    if (expr instanceof Expr.Path path) {
      return seen(path);
    }
    for (Expr.Path path : Reads.of(expr)) {
      Value read = evaluator.value(path);
      if (read instanceof Value.Missing || read instanceof Value.Null) {
        return shown(path) + " is " + text(read);
      }
    }
    return shown(expr) + " is " + text(value) + where(expr);
  }

  private String seen(Expr expr) {
    String own = shown(expr) + " is " + of(expr);
    return expr instanceof Expr.Path || expr instanceof Expr.Literal ? own : own + where(expr);
  }

  /** The fields of an expression with their values, in brackets. */
  private String where(Expr expr) {
    String fields =
        values(expr).stream()
            .map(seen -> seen.name() + " is " + text(seen.value()))
            .collect(Collectors.joining(", "));
    return fields.isEmpty() ? "" : " (" + fields + ")";
  }

  private String of(Expr expr) {
    return text(evaluator.value(expr));
  }

  static String shown(Expr expr) {
    return cut(ExpressionPrinter.print(expr));
  }

  /** A value in words. */
  static String text(Value value) {
    return switch (value) {
      case Value.Missing _ -> "missing";
      case Value.Null _ -> "null";
      case Value.Time(var time) -> time.toString();
      case Value.Bool _, Value.Num _, Value.Text _, Value.Length _, Value.Items _ -> json(value);
      case Value.Fields _ -> json(value);
    };
  }

  private static String json(Value value) {
    return cut(new String(Json.write(value), StandardCharsets.UTF_8));
  }

  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= SHOWN_MAX) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, SHOWN_MAX - 1)) + "…";
  }

  private static String presence(Expr.Is is) {
    return (is.negated() ? "not " : "") + is.state().name().toLowerCase(Locale.ROOT);
  }

  private static boolean isTest(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      case IN, NOT_IN, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> true;
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> false;
    };
  }

  private static boolean isOrder(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      case IN, NOT_IN, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> false;
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> false;
    };
  }

  private static String sign(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL -> "==";
      case NOT_EQUAL -> "!=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
      case IN -> "in";
      case NOT_IN -> "not in";
      case CONTAINS -> "to contain";
      case STARTS_WITH -> "to start with";
      case ENDS_WITH -> "to end with";
      case MATCHES -> "to match";
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> "";
    };
  }

  private static String mirrored(BinaryOperator operator) {
    return switch (operator) {
      case LESS -> ">";
      case LESS_OR_EQUAL -> ">=";
      case GREATER -> "<";
      case GREATER_OR_EQUAL -> "<=";
      case EQUAL, NOT_EQUAL, IN, NOT_IN, CONTAINS, STARTS_WITH, ENDS_WITH -> sign(operator);
      case MATCHES, AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> sign(operator);
    };
  }
}
