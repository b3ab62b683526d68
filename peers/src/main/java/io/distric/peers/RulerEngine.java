package io.distric.peers;

import io.distric.peers.Condition.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.event.ruler.Machine;

/**
 * AWS event-ruler. Its patterns take one test a field and neither regular expressions nor general
 * negation: a rule's pattern is what can be said of it, and what it finds is verified.
 */
final class RulerEngine implements Engine {

  private final Machine machine = Machine.builder().build();
  private final List<Predicate<Map<String, Object>>> conditions = new ArrayList<>();
  private final Places places = new Places();

  @Override
  public void load(List<PeerRule> rules) throws Exception {
    for (PeerRule rule : rules) {
      conditions.add(NaiveEngine.predicate(rule.condition()));
      machine.addRule(rule.name(), pattern(rule.condition()));
    }
  }

  @Override
  public int[] match(byte[] json) throws Exception {
    List<String> found = machine.rulesForJSONEvent(new String(json, StandardCharsets.UTF_8));
    Map<String, Object> message = FlatMessage.read(json);
    places.clear();
    for (String name : found) {
      int place = Integer.parseInt(name);
      if (conditions.get(place).test(message)) {
        places.add(place);
      }
    }
    return places.sorted();
  }

  /** A pattern that every message has which the condition holds for. */
  private static String pattern(Condition condition) {
    if (condition instanceof Condition.Any(List<Condition> parts)) {
      return "{\"$or\": ["
          + parts.stream().map(RulerEngine::pattern).collect(Collectors.joining(", "))
          + "]}";
    }
    List<Condition> parts =
        condition instanceof Condition.All(List<Condition> all) ? all : List.of(condition);
    Map<String, String> fields = new TreeMap<>();
    for (Condition part : parts) {
      if (part instanceof Condition.Test test) {
        said(test).ifPresent(said -> fields.putIfAbsent(test.field(), said));
      }
    }
    for (Condition part : parts) {
      if (part instanceof Condition.Test test) {
        fields.putIfAbsent(test.field(), "{\"exists\": true}");
      }
    }
    if (fields.isEmpty()) {
      return pattern(parts.getFirst());
    }
    return nested(fields);
  }

  private static String nested(Map<String, String> fields) {
    Map<String, List<String>> objects = new TreeMap<>();
    fields.forEach(
        (field, said) -> {
          int point = field.indexOf('.');
          String outer = point < 0 ? "" : field.substring(0, point);
          String name = field.substring(point + 1);
          objects
              .computeIfAbsent(outer, _ -> new ArrayList<>())
              .add("\"" + name + "\": [" + said + "]");
        });
    return objects.entrySet().stream()
        .map(
            object -> {
              String members = String.join(", ", object.getValue());
              return object.getKey().isEmpty()
                  ? members
                  : "\"" + object.getKey() + "\": {" + members + "}";
            })
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** A test in its words; empty if it has none. */
  private static Optional<String> said(Condition.Test test) {
    String first = ExpressionText.constant(test.value());
    if (test.negated()) {
      boolean texts = test.values().stream().allMatch(String.class::isInstance);
      return (test.kind() == Kind.EQUAL || test.kind() == Kind.IN) && texts
          ? Optional.of("{\"anything-but\": [" + constants(test) + "]}")
          : Optional.empty();
    }
    return switch (test.kind()) {
      case EQUAL, IN -> Optional.of(constants(test));
      case LESS -> numeric("\"<\", " + first);
      case LESS_OR_EQUAL -> numeric("\"<=\", " + first);
      case GREATER -> numeric("\">\", " + first);
      case GREATER_OR_EQUAL -> numeric("\">=\", " + first);
      case BETWEEN ->
          // Bounds the wrong way round are refused; such a rule never matches.
          (Double) test.value() < (Double) test.values().getLast()
              ? numeric(
                  "\">=\", "
                      + first
                      + ", \"<=\", "
                      + ExpressionText.constant(test.values().getLast()))
              : Optional.empty();
      case STARTS_WITH -> Optional.of("{\"prefix\": " + first + "}");
      case ENDS_WITH -> Optional.of("{\"suffix\": " + first + "}");
      case CONTAINS ->
          Optional.of("{\"wildcard\": \"*" + first.substring(1, first.length() - 1) + "*\"}");
      case MATCHES -> Optional.empty();
    };
  }

  private static String constants(Condition.Test test) {
    return test.values().stream().map(ExpressionText::constant).collect(Collectors.joining(", "));
  }

  private static Optional<String> numeric(String range) {
    return Optional.of("{\"numeric\": [" + range + "]}");
  }
}
