package io.distric.dsl.read;

import io.distric.dsl.ast.ConditionOperator;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conditions: lists are conjunctions, {@code all}, {@code any} and {@code not} nest, <code>
 * {field, operator, value}</code> compares, a text or {@code expr} is an expression.
 */
final class ConditionReader {

  private static final Set<String> COMPARISON = Keys.of("field", "operator", "value");
  private static final Set<String> FORMS = Keys.of("all", "any", "not", "expr", "ref", "field");
  private static final Map<String, String> SYMBOLS =
      Map.of(
          "==", "equals",
          "=", "equals",
          "!=", "not_equals",
          ">", "greater_than",
          ">=", "greater_or_equal",
          "<", "less_than",
          "<=", "less_or_equal");

  private final Reading reading;
  private final ParameterReader parameters;

  ConditionReader(Reading reading, ParameterReader parameters) {
    this.reading = reading;
    this.parameters = parameters;
  }

  Expr condition(Node node) {
    return switch (node) {
      case Node.Items items -> joined(Expr.BinaryOperator.AND, items.elements(), node);
      case Node.Scalar scalar -> parameters.expression(scalar);
      case Node.Fields fields -> fields(fields);
      case Node.Written written -> written.expr();
    };
  }

  private Expr fields(Node.Fields fields) {
    String form = form(fields);
    if (form.equals("field")) {
      return comparison(fields);
    }
    Optional<Section> section = Section.of(fields, "a condition", Keys.of(form), reading);
    Node value = section.flatMap(s -> s.get(form)).orElse(fields);
    return switch (form) {
      case "all" -> group(Expr.BinaryOperator.AND, value);
      case "any" -> group(Expr.BinaryOperator.OR, value);
      case "not" -> new Expr.Unary(Expr.UnaryOperator.NOT, condition(value), fields.span());
      case "ref" -> reading.path(value, "ref");
      default -> parameters.expression(value);
    };
  }

  private static String form(Node.Fields fields) {
    for (Node.Member member : fields.members()) {
      if (FORMS.contains(member.key())) {
        return member.key();
      }
    }
    return "field";
  }

  private Expr group(Expr.BinaryOperator operator, Node value) {
    if (value instanceof Node.Items items) {
      return joined(operator, items.elements(), value);
    }
    reading.wrongShape(
        value, operator == Expr.BinaryOperator.AND ? "all" : "any", "a list of conditions");
    return invalid(value);
  }

  private Expr joined(Expr.BinaryOperator operator, List<Node> operands, Node at) {
    if (operands.isEmpty()) {
      return new Expr.Literal(Value.Bool.of(operator == Expr.BinaryOperator.AND), at.span());
    }
    Expr left = condition(operands.getFirst());
    for (Node operand : operands.subList(1, operands.size())) {
      left = new Expr.Binary(operator, left, condition(operand), at.span());
    }
    return left;
  }

  private Expr comparison(Node.Fields fields) {
    Optional<Section> found = Section.of(fields, "a condition", COMPARISON, reading);
    if (found.isEmpty()) {
      return invalid(fields);
    }
    Section section = found.get();
    Optional<Node> field = section.require("field", "the condition", reading);
    Optional<Node> operator = section.require("operator", "the condition", reading);
    if (field.isEmpty() || operator.isEmpty()) {
      return invalid(fields);
    }
    Expr.Path path = reading.path(field.get(), "field");
    Optional<ConditionOperator> known = operator(operator.get());
    return known.isEmpty()
        ? invalid(fields)
        : comparison(path, known.get(), section.get("value").orElse(null), fields);
  }

  private Optional<ConditionOperator> operator(Node node) {
    String word = reading.text(node, "operator");
    Optional<ConditionOperator> known = ConditionOperator.ofWord(word);
    if (known.isEmpty() && !word.isEmpty()) {
      String meant = SYMBOLS.get(word);
      reading.error(
          DiagnosticCode.UNKNOWN_OPERATOR,
          node,
          "there is no operator '" + word + "'",
          meant == null ? Suggestion.hint(word, ConditionOperator.words()) : "write " + meant);
    }
    return known;
  }

  private Expr comparison(
      Expr.Path path, ConditionOperator operator, @Nullable Node value, Node.Fields at) {
    if (operator.presence().isPresent()) {
      boolean negated = value != null && !reading.bool(value, "value of " + operator.word());
      return new Expr.Is(path, operator.presence().get(), negated, at.span());
    }
    if (value == null) {
      reading.error(
          DiagnosticCode.MISSING_KEY,
          at,
          "the condition with " + operator.word() + " has no value",
          "add value:");
      return invalid(at);
    }
    if (operator == ConditionOperator.BETWEEN) {
      return between(path, value, at);
    }
    Expr right = parameters.value(value);
    boolean member = operator == ConditionOperator.IN || operator == ConditionOperator.NOT_IN;
    if (member && value instanceof Node.Scalar) {
      reading.wrongShape(value, "value of " + operator.word(), "a list, or {ref: NAME} of one");
    }
    return new Expr.Binary(operator.binary().orElseThrow(), path, right, at.span());
  }

  private Expr between(Expr.Path path, Node value, Node.Fields at) {
    if (value instanceof Node.Items items && items.elements().size() == 2) {
      return new Expr.Between(
          path,
          parameters.value(items.elements().get(0)),
          parameters.value(items.elements().get(1)),
          false,
          at.span());
    }
    reading.wrongShape(value, "value of between", "a list of two, the lower end first");
    return invalid(at);
  }

  private static Expr invalid(Node at) {
    return new Expr.Literal(Value.Null.NULL, at.span());
  }
}
