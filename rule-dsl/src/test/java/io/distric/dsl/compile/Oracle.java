package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.Segment;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.value.Value;
import io.distric.dsl.value.Value.Bool;
import io.distric.dsl.value.Value.Fields;
import io.distric.dsl.value.Value.Items;
import io.distric.dsl.value.Value.Missing;
import io.distric.dsl.value.Value.Null;
import io.distric.dsl.value.Value.Num;
import io.distric.dsl.value.Value.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The semantics of expressions, as plainly as they can be written down: a walk over the tree of the
 * expression and the tree of the message. Shares no code with what it judges. Truth is a Boolean,
 * null if unknown.
 */
final class Oracle {

  private final Value root;
  private final Map<String, Value> names;

  private final Surroundings around;

  Oracle(Value root, Map<String, Value> names) {
    this(root, names, Surroundings.NONE);
  }

  Oracle(Value root, Map<String, Value> names, Surroundings around) {
    this.root = root;
    this.names = names;
    this.around = around;
  }

  /**
   * What macros see.
   *
   * @param macros by name
   * @param shared constants and tables
   */
  record Surroundings(Map<String, Macro> macros, Map<String, Value> shared) {
    static final Surroundings NONE = new Surroundings(Map.of(), Map.of());
  }

  Value value(Expr expr) {
    return switch (expr) {
      case Expr.Literal(var value, _) -> value;
      case Expr.Path path when isMany(path) -> {
        List<Value> there = new ArrayList<>(all(path));
        there.removeIf(value -> value instanceof Missing);
        yield new Items(there);
      }
      case Expr.Path path -> all(path).getFirst();
      case Expr.Unary(var operator, var operand, _) when operator == Expr.UnaryOperator.NEGATE ->
          value(operand) instanceof Num(var n) ? new Num(n.negate()) : Missing.MISSING;
      case Expr.Binary(var operator, var left, var right, _) when isArithmetic(operator) ->
          arithmetic(operator, value(left), value(right));
      case Expr.Binary(var operator, var left, var right, _)
          when operator == Expr.BinaryOperator.COALESCE ->
          isAbsent(value(left)) ? value(right) : value(left);
      case Expr.Conditional(var condition, var then, var otherwise, _) ->
          Boolean.TRUE.equals(truth(condition)) ? value(then) : value(otherwise);
      case Expr.ListOf(var elements, _) ->
          new Items(
              elements.stream()
                  .map(this::value)
                  .map(v -> v instanceof Missing ? Null.NULL : v)
                  .toList());
      case Expr.MapOf(var entries, _) -> {
        LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
        for (Expr.Entry entry : entries) {
          Value value = value(entry.value());
          if (!(value instanceof Missing)) {
            fields.put(entry.key(), value);
          }
        }
        yield new Fields(fields);
      }
      case Expr.Call call when call.function().equals("round") ->
          value(call.arguments().getFirst()) instanceof Num(var n)
              ? new Num(n.setScale(0, RoundingMode.HALF_UP))
              : Missing.MISSING;
      case Expr.Call(var function, var arguments, _) when around.macros.containsKey(function) ->
          inMacro(around.macros.get(function), arguments).value(around.macros.get(function).body());
      case Expr.At(var target, var key, _) -> {
        Value at = value(key);
        yield switch (at) {
          case Text(var name) -> get(value(target), name);
          case Num(var n) -> get(value(target), n.toPlainString());
          default -> Missing.MISSING;
        };
      }
      case Expr.Member(var target, var name, _) -> get(value(target), name);
      case Expr.Unary _, Expr.Binary _, Expr.Between _, Expr.Is _ -> {
        Boolean truth = truth(expr);
        yield truth == null ? Missing.MISSING : Bool.of(truth);
      }
      case Expr.Call _, Expr.Template _ ->
          throw new IllegalArgumentException("no oracle for " + expr);
    };
  }

  @Nullable Boolean truth(Expr expr) {
    return switch (expr) {
      case Expr.Unary(var operator, var operand, _) when operator == Expr.UnaryOperator.NOT ->
          not(truth(operand));
      case Expr.Binary(var operator, var left, var right, _) ->
          switch (operator) {
            case AND -> not(or(not(truth(left)), not(truth(right))));
            case OR -> or(truth(left), truth(right));
            case NOT_EQUAL -> not(any(left, right, Oracle::equal));
            case NOT_IN -> not(any(left, right, Oracle::in));
            case EQUAL -> any(left, right, Oracle::equal);
            case IN -> any(left, right, Oracle::in);
            case LESS -> any(left, right, (a, b) -> order(a, b, o -> o < 0));
            case LESS_OR_EQUAL -> any(left, right, (a, b) -> order(a, b, o -> o <= 0));
            case GREATER -> any(left, right, (a, b) -> order(a, b, o -> o > 0));
            case GREATER_OR_EQUAL -> any(left, right, (a, b) -> order(a, b, o -> o >= 0));
            case CONTAINS -> any(left, right, Oracle::contains);
            case STARTS_WITH -> any(left, right, (a, b) -> texts(a, b, String::startsWith));
            case ENDS_WITH -> any(left, right, (a, b) -> texts(a, b, String::endsWith));
            case MATCHES ->
                any(
                    left,
                    right,
                    (a, b) -> texts(a, b, (x, y) -> Pattern.compile(y).matcher(x).find()));
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> known(value(expr));
          };
      case Expr.Between(var operand, var low, var high, var negated, _) -> {
        Boolean any = false;
        for (Value value : many(operand)) {
          Boolean above = order(value, value(low), o -> o >= 0);
          Boolean below = order(value, value(high), o -> o <= 0);
          any = or(any, not(or(not(above), not(below))));
        }
        yield negated ? not(any) : any;
      }
      case Expr.Is(var operand, var state, var negated, _) -> {
        Boolean any = false;
        for (Value value : many(operand)) {
          any =
              or(
                  any,
                  switch (state) {
                    case MISSING -> value instanceof Missing;
                    case PRESENT -> !(value instanceof Missing);
                    case NULL -> value instanceof Null;
                  });
        }
        yield negated ? not(any) : any;
      }
      case Expr.Call(var function, var arguments, _) when around.macros.containsKey(function) ->
          inMacro(around.macros.get(function), arguments).truth(around.macros.get(function).body());
      default -> known(value(expr));
    };
  }

  /** A body sees its parameters and what is declared for all, and nothing of who calls it. */
  private Oracle inMacro(Macro macro, List<Expr> arguments) {
    Map<String, Value> inside = new java.util.HashMap<>(around.shared);
    for (int i = 0; i < arguments.size(); i++) {
      inside.put(macro.parameters().get(i), value(arguments.get(i)));
    }
    return new Oracle(root, inside, around);
  }

  private @Nullable Boolean any(
      Expr left, Expr right, BiFunction<Value, Value, @Nullable Boolean> test) {
    Boolean any = false;
    for (Value a : many(left)) {
      for (Value b : many(right)) {
        any = or(any, test.apply(a, b));
      }
    }
    return any;
  }

  private List<Value> many(Expr expr) {
    return expr instanceof Expr.Path path && isMany(path) ? all(path) : List.of(value(expr));
  }

  private static boolean isMany(Expr.Path path) {
    return path.segments().contains(Segment.Any.ANY);
  }

  private List<Value> all(Expr.Path path) {
    String first = ((Segment.Name) path.segments().getFirst()).name();
    List<Value> values = List.of(names.containsKey(first) ? names.get(first) : get(root, first));
    for (Segment segment : path.segments().subList(1, path.segments().size())) {
      List<Value> next = new ArrayList<>();
      for (Value value : values) {
        switch (segment) {
          case Segment.Name(var name) -> next.add(get(value, name));
          case Segment.Index(var at) ->
              next.add(
                  value instanceof Items(var e) && at < e.size() ? e.get(at) : Missing.MISSING);
          case Segment.Any _ -> next.addAll(value instanceof Items(var e) ? e : List.of());
        }
      }
      values = next;
    }
    return values;
  }

  private static Value get(Value target, String name) {
    return target instanceof Fields(var fields) && fields.containsKey(name)
        ? fields.get(name)
        : Missing.MISSING;
  }

  private static @Nullable Boolean equal(Value left, Value right) {
    return isAbsent(left) || isAbsent(right) ? null : left.equals(right);
  }

  private static @Nullable Boolean in(Value left, Value list) {
    if (isAbsent(left) || !(list instanceof Items(var elements))) {
      return null;
    }
    Boolean any = false;
    for (Value element : elements) {
      any = or(any, equal(left, element));
    }
    return any;
  }

  private static @Nullable Boolean contains(Value left, Value right) {
    if (left instanceof Items && !isAbsent(right)) {
      return in(right, left);
    }
    return texts(left, right, String::contains);
  }

  private static @Nullable Boolean texts(
      Value left, Value right, BiFunction<String, String, Boolean> test) {
    if (isAbsent(left) || isAbsent(right)) {
      return null;
    }
    return left instanceof Text(var a) && right instanceof Text(var b) ? test.apply(a, b) : false;
  }

  private static @Nullable Boolean order(
      Value left, Value right, java.util.function.IntPredicate test) {
    if (left instanceof Num(var a) && right instanceof Num(var b)) {
      return test.test(a.compareTo(b));
    }
    if (left instanceof Text(var a) && right instanceof Text(var b)) {
      return test.test(
          java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()));
    }
    return null;
  }

  private static Value arithmetic(Expr.BinaryOperator operator, Value left, Value right) {
    if (left instanceof Text(var a)
        && right instanceof Text(var b)
        && operator == Expr.BinaryOperator.ADD) {
      return new Text(a + b);
    }
    if (!(left instanceof Num(var a)) || !(right instanceof Num(var b))) {
      return Missing.MISSING;
    }
    BigDecimal result =
        switch (operator) {
          case ADD -> a.add(b);
          case SUBTRACT -> a.subtract(b);
          case MULTIPLY -> a.multiply(b);
          default ->
              b.signum() == 0 ? null : a.divide(b, new MathContext(34, RoundingMode.HALF_EVEN));
        };
    if (result == null) {
      return Missing.MISSING;
    }
    BigDecimal plain = result.stripTrailingZeros();
    boolean fits = plain.precision() <= 100 && Math.abs(plain.scale()) <= 400;
    return fits ? new Num(plain) : Missing.MISSING;
  }

  private static boolean isArithmetic(Expr.BinaryOperator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> true;
      default -> false;
    };
  }

  private static boolean isAbsent(Value value) {
    return value instanceof Missing || value instanceof Null;
  }

  private static @Nullable Boolean known(Value value) {
    return value instanceof Bool(var b) ? b : null;
  }

  private static @Nullable Boolean not(@Nullable Boolean truth) {
    return truth == null ? null : !truth;
  }

  private static @Nullable Boolean or(@Nullable Boolean left, @Nullable Boolean right) {
    if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) {
      return true;
    }
    return left == null || right == null ? null : false;
  }
}
