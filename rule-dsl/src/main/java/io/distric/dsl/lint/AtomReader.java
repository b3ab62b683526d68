package io.distric.dsl.lint;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Expr.Segment;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.lint.Atom.Test;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.value.Times;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads conditions as atoms: lets and constants become what they stand for. */
final class AtomReader {

  /** Lets in lets in lets: beyond this a condition is taken as it stands. */
  private static final int DEPTH_MAX = 16;

  private final Map<String, Expr> constants = new HashMap<>();

  AtomReader(Model model) {
    model.constants().forEach(e -> constants.put(e.key(), e.value()));
    model.lists().forEach(e -> constants.put(e.key(), e.value()));
  }

  /** What has to be true for the condition of a rule to be true. */
  Conjunction when(Rule rule) {
    return rule.when().map(when -> of(when, rule)).orElseGet(() -> new Conjunction(List.of()));
  }

  /** What has to be true for a condition in a rule to be true. */
  Conjunction of(Expr condition, Rule rule) {
    Map<String, Expr> lets = new HashMap<>();
    rule.lets().forEach(let -> lets.put(let.key(), let.value()));
    List<Atom> atoms = new ArrayList<>();
    add(condition, false, lets, 0, atoms);
    return new Conjunction(atoms);
  }

  private void add(
      Expr expr, boolean negated, Map<String, Expr> lets, int depth, List<Atom> atoms) {
    Expr let = expr instanceof Expr.Path path && single(path) ? lets.get(head(path)) : null;
    if (let != null && depth < DEPTH_MAX) {
      add(let, negated, lets, depth + 1, atoms);
    } else if (expr instanceof Expr.Unary(var operator, var operand, _)
        && operator == Expr.UnaryOperator.NOT) {
      add(operand, !negated, lets, depth, atoms);
    } else if (expr instanceof Expr.Binary(var operator, var left, var right, _)
        && operator == (negated ? BinaryOperator.OR : BinaryOperator.AND)) {
      add(left, negated, lets, depth, atoms);
      add(right, negated, lets, depth, atoms);
    } else {
      test(expr, negated, lets, atoms);
    }
  }

  private void test(Expr expr, boolean negated, Map<String, Expr> lets, List<Atom> atoms) {
    Expr whole = negated ? new Expr.Unary(Expr.UnaryOperator.NOT, expr, expr.span()) : expr;
    int before = atoms.size();
    switch (expr) {
      case Expr.Binary(var operator, var left, var right, _) -> {
        compare(negated ? opposite(operator) : operator, left, right, whole, lets, atoms);
      }
      case Expr.Between(var operand, var low, var high, var not, _) when not == negated -> {
        compare(BinaryOperator.GREATER_OR_EQUAL, operand, low, whole, lets, atoms);
        compare(BinaryOperator.LESS_OR_EQUAL, operand, high, whole, lets, atoms);
      }
      case Expr.Is(var operand, var state, var not, _) ->
          add(operand, presence(state, not != negated), whole, lets, atoms);
      case Expr.Path path ->
          add(path, new Test.OneOf(Set.of(Value.Bool.of(!negated))), whole, lets, atoms);
      case Expr.Between _, Expr.Literal _, Expr.At _, Expr.Member _, Expr.Unary _ -> {
        // Taken as it stands.
      }
      case Expr.Conditional _, Expr.Call _, Expr.ListOf _, Expr.MapOf _, Expr.Template _ -> {
        // Taken as it stands.
      }
    }
    boolean range = expr instanceof Expr.Between between && between.negated() == negated;
    if (atoms.size() < before + (range ? 2 : 1)) {
      // What is not understood in whole must not seem to be implied by what is.
      atoms.add(new Atom("(" + ExpressionPrinter.print(whole) + ")", Test.Opaque.OPAQUE, whole));
    }
  }

  private void compare(
      BinaryOperator operator,
      Expr left,
      Expr right,
      Expr whole,
      Map<String, Expr> lets,
      List<Atom> atoms) {
    Optional<Value> value = known(right, lets);
    if (value.isPresent() && known(left, lets).isEmpty()) {
      test(operator, value.get()).ifPresent(test -> add(left, test, whole, lets, atoms));
      return;
    }
    Optional<Value> turned = known(left, lets);
    if (turned.isPresent() && value.isEmpty()) {
      mirrored(operator)
          .flatMap(mirror -> test(mirror, turned.get()))
          .ifPresent(test -> add(right, test, whole, lets, atoms));
    }
  }

  private static void add(
      Expr subject, Test test, Expr whole, Map<String, Expr> lets, List<Atom> atoms) {
    // What holds of any element says nothing of another test on any element.
    if (!hasAny(subject)) {
      Expr named =
          subject instanceof Expr.Path path && single(path)
              ? lets.getOrDefault(head(path), subject)
              : subject;
      atoms.add(new Atom(ExpressionPrinter.print(named), test, whole));
    }
  }

  private static Optional<Test> test(BinaryOperator operator, Value value) {
    return switch (operator) {
      case EQUAL -> equal(value) ? Optional.of(new Test.OneOf(Set.of(value))) : Optional.empty();
      case NOT_EQUAL ->
          equal(value) ? Optional.of(new Test.NoneOf(Set.of(value))) : Optional.empty();
      case IN -> elements(value).map(Test.OneOf::new);
      case NOT_IN -> elements(value).map(Test.NoneOf::new);
      case GREATER, GREATER_OR_EQUAL ->
          value instanceof Value.Num(var number)
              ? Optional.of(new Test.AtLeast(number, operator == BinaryOperator.GREATER_OR_EQUAL))
              : Optional.empty();
      case LESS, LESS_OR_EQUAL ->
          value instanceof Value.Num(var number)
              ? Optional.of(new Test.AtMost(number, operator == BinaryOperator.LESS_OR_EQUAL))
              : Optional.empty();
      case CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES, AND, OR -> Optional.empty();
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> Optional.empty();
    };
  }

  /** Times may equal texts, so sets of them are not reasoned about. */
  private static boolean equal(Value value) {
    return switch (value) {
      case Value.Num _, Value.Bool _ -> true;
      case Value.Text(var text) -> Times.instant(text).isEmpty() && Times.length(text).isEmpty();
      case Value.Missing _, Value.Null _, Value.Time _, Value.Length _ -> false;
      case Value.Items _, Value.Fields _ -> false;
    };
  }

  private static Optional<Set<Value>> elements(Value list) {
    if (!(list instanceof Value.Items(var elements))
        || !elements.stream().allMatch(AtomReader::equal)) {
      return Optional.empty();
    }
    return Optional.of(new HashSet<>(elements));
  }

  private Optional<Value> known(Expr expr, Map<String, Expr> lets) {
    return switch (expr) {
      case Expr.Literal(var value, _) -> Optional.of(value);
      case Expr.Unary(var operator, Expr.Literal(Value.Num(var number), _), _)
          when operator == Expr.UnaryOperator.NEGATE ->
          Optional.of(new Value.Num(number.negate()));
      case Expr.Path path when single(path) && !lets.containsKey(head(path)) ->
          Optional.ofNullable(constants.get(head(path)))
              .flatMap(constant -> known(constant, Map.of(head(path), constant)));
      case Expr.ListOf(var elements, _) -> {
        List<Value> values = new ArrayList<>();
        for (Expr element : elements) {
          known(element, lets).ifPresent(values::add);
        }
        yield values.size() == elements.size()
            ? Optional.of(new Value.Items(values))
            : Optional.empty();
      }
      case Expr.Path _, Expr.At _, Expr.Member _, Expr.Unary _, Expr.Binary _ -> Optional.empty();
      case Expr.Between _, Expr.Is _, Expr.Conditional _, Expr.Call _ -> Optional.empty();
      case Expr.MapOf _, Expr.Template _ -> Optional.empty();
    };
  }

  private static Test presence(Expr.Presence state, boolean negated) {
    return switch (state) {
      case MISSING -> negated ? Test.Presence.PRESENT : Test.Presence.MISSING;
      case PRESENT -> negated ? Test.Presence.MISSING : Test.Presence.PRESENT;
      case NULL -> negated ? Test.Presence.NOT_NULL : Test.Presence.NULL;
    };
  }

  /** What is true where the operator is false; others are no tests that are reasoned about. */
  private static BinaryOperator opposite(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL -> BinaryOperator.NOT_EQUAL;
      case NOT_EQUAL -> BinaryOperator.EQUAL;
      case LESS -> BinaryOperator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> BinaryOperator.GREATER;
      case GREATER -> BinaryOperator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> BinaryOperator.LESS;
      case IN -> BinaryOperator.NOT_IN;
      case NOT_IN -> BinaryOperator.IN;
      case CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> operator;
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> operator;
    };
  }

  private static Optional<BinaryOperator> mirrored(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> Optional.of(operator);
      case LESS -> Optional.of(BinaryOperator.GREATER);
      case LESS_OR_EQUAL -> Optional.of(BinaryOperator.GREATER_OR_EQUAL);
      case GREATER -> Optional.of(BinaryOperator.LESS);
      case GREATER_OR_EQUAL -> Optional.of(BinaryOperator.LESS_OR_EQUAL);
      case IN, NOT_IN, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> Optional.empty();
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, COALESCE -> Optional.empty();
    };
  }

  private static boolean hasAny(Expr expr) {
    return io.distric.dsl.expand.Reads.of(expr).stream()
        .anyMatch(path -> path.segments().contains(Segment.Any.ANY));
  }

  private static boolean single(Expr.Path path) {
    return path.segments().size() == 1;
  }

  private static String head(Expr.Path path) {
    return path.segments().getFirst() instanceof Segment.Name(var name) ? name : "";
  }
}
