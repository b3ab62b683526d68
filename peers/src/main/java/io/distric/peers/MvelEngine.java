package io.distric.peers;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mvel2.MVEL;

/** MVEL: an expression a rule, compiled, one after the other. */
final class MvelEngine implements Engine {

  private final List<Serializable> rules = new ArrayList<>();
  private final Map<String, @Nullable Object> fields = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Pattern> patterns = new HashMap<>();
  private final Places places = new Places();
  private final ExpressionText text =
      new ExpressionText(
          name -> name + " != null",
          name -> name,
          (name, constants) ->
              constants.stream()
                  .map(constant -> name + " == " + constant)
                  .collect(Collectors.joining(" || ")),
          this::call,
          List.of("startsWith", "endsWith", "contains", "find"));

  @Override
  public void load(List<PeerRule> loaded) {
    Set<String> used = new HashSet<>();
    loaded.forEach(rule -> rule.condition().fields(used));
    used.forEach(field -> fields.put(field.replace('.', '_'), null));
    loaded.forEach(rule -> rules.add(MVEL.compileExpression(text.of(rule.condition()))));
  }

  /** Patterns are variables, so that none is compiled for a message. */
  private String call(String name, String method, String constant) {
    if (!method.equals("find")) {
      return name + "." + method + "(" + constant + ")";
    }
    String variable = names.computeIfAbsent(constant, _ -> "pattern_" + names.size());
    String written = constant.substring(1, constant.length() - 1);
    patterns.put(variable, Pattern.compile(written.replace("\\\"", "\"").replace("\\\\", "\\")));
    return variable + ".matcher(" + name + ").find()";
  }

  @Override
  public int[] match(byte[] json) throws IOException {
    Map<String, @Nullable Object> message = new HashMap<>(fields);
    message.putAll(patterns);
    FlatMessage.read(json).forEach((field, value) -> message.put(field.replace('.', '_'), value));
    places.clear();
    for (int i = 0; i < rules.size(); i++) {
      if (MVEL.executeExpression(rules.get(i), message, Boolean.class)) {
        places.add(i);
      }
    }
    return places.sorted();
  }
}
