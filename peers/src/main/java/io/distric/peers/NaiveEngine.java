package io.distric.peers;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A closure a rule, one rule after the other: what somebody writes in an afternoon. */
final class NaiveEngine implements Engine {

  private List<Predicate<Map<String, Object>>> rules = List.of();
  private final Places places = new Places();

  @Override
  public void load(List<PeerRule> loaded) {
    rules = loaded.stream().map(rule -> predicate(rule.condition())).toList();
  }

  @Override
  public int[] match(byte[] json) throws IOException {
    Map<String, Object> message = FlatMessage.read(json);
    places.clear();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).test(message)) {
        places.add(i);
      }
    }
    return places.sorted();
  }

  /** The condition as a closure. */
  static Predicate<Map<String, Object>> predicate(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) -> {
        List<Predicate<Map<String, Object>>> all =
            parts.stream().map(NaiveEngine::predicate).toList();
        yield message -> {
          for (Predicate<Map<String, Object>> part : all) {
            if (!part.test(message)) {
              return false;
            }
          }
          return true;
        };
      }
      case Condition.Any(List<Condition> parts) -> {
        List<Predicate<Map<String, Object>>> any =
            parts.stream().map(NaiveEngine::predicate).toList();
        yield message -> {
          for (Predicate<Map<String, Object>> part : any) {
            if (part.test(message)) {
              return true;
            }
          }
          return false;
        };
      }
      case Condition.Test test -> {
        Predicate<Object> holds = holds(test);
        yield message -> {
          Object value = message.get(test.field());
          return value != null && holds.test(value) != test.negated();
        };
      }
    };
  }

  private static Predicate<Object> holds(Condition.Test test) {
    return switch (test.kind()) {
      case EQUAL -> test.value()::equals;
      case IN -> {
        Set<Object> values = new HashSet<>(test.values());
        yield values::contains;
      }
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BETWEEN -> inRange(test);
      case STARTS_WITH -> value -> value instanceof String s && s.startsWith(text(test));
      case ENDS_WITH -> value -> value instanceof String s && s.endsWith(text(test));
      case CONTAINS -> value -> value instanceof String s && s.contains(text(test));
      case MATCHES -> {
        Pattern pattern = Pattern.compile(text(test));
        yield value -> value instanceof String s && pattern.matcher(s).find();
      }
    };
  }

  private static Predicate<Object> inRange(Condition.Test test) {
    double first = (Double) test.value();
    double last = (Double) test.values().getLast();
    return switch (test.kind()) {
      case LESS -> value -> value instanceof Double d && d < first;
      case LESS_OR_EQUAL -> value -> value instanceof Double d && d <= first;
      case GREATER -> value -> value instanceof Double d && d > first;
      case GREATER_OR_EQUAL -> value -> value instanceof Double d && d >= first;
      default -> value -> value instanceof Double d && d >= first && d <= last;
    };
  }

  private static String text(Condition.Test test) {
    return (String) test.value();
  }
}
