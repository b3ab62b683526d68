package io.distric.peers;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes conditions as text with {@code &&}, {@code ||} and {@code !}, which the engines that read
 * expressions share; what differs among them is given.
 *
 * @param present that a field is there, of a field's name
 * @param field a field, of its name
 * @param in membership, of a field and a list's elements
 * @param call a test of two texts: field, method, constant
 * @param method names of {@code startsWith, endsWith, contains, matches}, in this order
 */
record ExpressionText(
    Function<String, String> present,
    Function<String, String> field,
    Membership in,
    Call call,
    List<String> method) {

  /** Writes that a field is one of some constants. */
  interface Membership {
    String of(String field, List<String> constants);
  }

  /** Writes that a method of a text holds. */
  interface Call {
    String of(String field, String method, String constant);
  }

  String of(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) -> joined(parts, " && ");
      case Condition.Any(List<Condition> parts) -> joined(parts, " || ");
      case Condition.Test test ->
          "(%s && %s(%s))"
              .formatted(present.apply(test.name()), test.negated() ? "!" : "", holds(test));
    };
  }

  private String joined(List<Condition> parts, String operator) {
    return parts.stream().map(this::of).collect(Collectors.joining(operator, "(", ")"));
  }

  private String holds(Condition.Test test) {
    String name = field.apply(test.name());
    String first = constant(test.value());
    return switch (test.kind()) {
      case EQUAL -> name + " == " + first;
      case LESS -> name + " < " + first;
      case LESS_OR_EQUAL -> name + " <= " + first;
      case GREATER -> name + " > " + first;
      case GREATER_OR_EQUAL -> name + " >= " + first;
      case BETWEEN -> {
        String last = constant(test.values().getLast());
        yield name + " >= " + first + " && " + name + " <= " + last;
      }
      case IN -> in.of(name, test.values().stream().map(ExpressionText::constant).toList());
      case STARTS_WITH -> call.of(name, method.get(0), first);
      case ENDS_WITH -> call.of(name, method.get(1), first);
      case CONTAINS -> call.of(name, method.get(2), first);
      case MATCHES -> call.of(name, method.get(3), first);
    };
  }

  /** A constant as all of them write it. */
  static String constant(Object value) {
    return switch (value) {
      case String text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      case Double number -> String.format(Locale.ROOT, "%.6f", number);
      default -> String.valueOf(value);
    };
  }
}
