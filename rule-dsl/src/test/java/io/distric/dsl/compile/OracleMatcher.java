package io.distric.dsl.compile;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import io.distric.dsl.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules one after the other, by {@link Oracle}. */
final class OracleMatcher {

  private final Model model;
  private Value root;
  private boolean rewritten;

  OracleMatcher(Model model, Value root) {
    this.model = model;
    this.root = root;
  }

  static Matching match(Model model, byte[] json, Value root) {
    return new OracleMatcher(model, root).match(json);
  }

  private Matching match(byte[] json) {
    List<Rule> rules = new ArrayList<>(model.rules());
    rules.removeIf(rule -> !rule.enabled());
    rules.sort(
        Comparator.comparingInt(Rule::priority)
            .reversed()
            .thenComparing(
                rule -> rule.id().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    Matching matching =
        new Matching(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), "");
    for (Rule rule : rules) {
      Map<String, Value> names = names(rule);
      if (matches(rule, names)) {
        if (rule.shadow()) {
          matching.shadows().add(rule.id());
        } else {
          matching.matched().add(rule.id());
          if (!apply(rule, names, matching)) {
            break;
          }
        }
      }
    }
    String payload = rewritten ? text(Json.write(root)) : new String(json, StandardCharsets.UTF_8);
    return new Matching(
        matching.matched(), matching.runs(), matching.emits(), matching.shadows(), payload);
  }

  private Map<String, Value> names(Rule rule) {
    Map<String, Value> names = new HashMap<>();
    for (Expr.Entry constant : model.constants()) {
      names.put(constant.key(), new Oracle(root, names).value(constant.value()));
    }
    for (Expr.Entry let : rule.lets()) {
      names.put(let.key(), new Oracle(root, names).value(let.value()));
    }
    return names;
  }

  private boolean matches(Rule rule, Map<String, Value> names) {
    Oracle oracle = new Oracle(root, names);
    return (rule.when().isEmpty() || Boolean.TRUE.equals(oracle.truth(rule.when().get())))
        && rule.excepts().stream()
            .noneMatch(except -> Boolean.TRUE.equals(oracle.truth(except.when())));
  }

  private boolean apply(Rule rule, Map<String, Value> names, Matching matching) {
    boolean goesOn = true;
    for (Effect effect : rule.effects()) {
      Oracle oracle = new Oracle(root, names);
      switch (effect) {
        case Effect.SetField(var path, var value, _) -> edit(path, oracle.value(value));
        case Effect.RemoveField(var path, _) -> edit(path, Value.Missing.MISSING);
        case Effect.Run(var workflow, var params, _, _) ->
            matching.runs().add(rule.id() + ":" + workflow + json(oracle, params));
        case Effect.Emit(var topic, var data, _) ->
            matching.emits().add(rule.id() + ":" + topic + json(oracle, data));
        case Effect.Stop _ -> goesOn = false;
      }
    }
    return goesOn;
  }

  private static String json(Oracle oracle, List<Expr.Entry> entries) {
    return text(Json.write(oracle.value(new Expr.MapOf(entries, Span.NONE))));
  }

  private void edit(Expr.Path path, Value value) {
    List<String> names =
        path.segments().stream().map(segment -> ((Expr.Segment.Name) segment).name()).toList();
    root = with(root, names, value);
    rewritten = true;
  }

  private static Value with(Value target, List<String> names, Value value) {
    if (names.isEmpty()) {
      return value;
    }
    if (!(target instanceof Fields) && value instanceof Value.Missing) {
      return target;
    }
    LinkedHashMap<String, Value> changed =
        target instanceof Fields(var fields) ? new LinkedHashMap<>(fields) : new LinkedHashMap<>();
    Value old = changed.getOrDefault(names.getFirst(), Value.Missing.MISSING);
    Value inner = with(old, names.subList(1, names.size()), value);
    if (inner instanceof Value.Missing) {
      changed.remove(names.getFirst());
    } else {
      changed.put(names.getFirst(), inner);
    }
    return new Fields(changed);
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
