package io.distric.dsl.compile;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Table;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import io.distric.dsl.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Rules one after the other, by {@link Oracle}. */
final class OracleMatcher {

  private final Model model;
  private final BiConsumer<Rule, Oracle> watcher;
  private Value root;
  private boolean rewritten;
  private final Oracle.Surroundings around;
  private final Set<String> hadTurn = new HashSet<>();
  private final Set<String> tookEffect = new HashSet<>();
  private final Set<String> ended = new HashSet<>();

  private OracleMatcher(Model model, Value root, BiConsumer<Rule, Oracle> watcher) {
    this.model = model;
    this.watcher = watcher;
    this.root = root;
    Map<String, Macro> macros = new HashMap<>();
    model.macros().forEach(macro -> macros.put(macro.name(), macro));
    Map<String, Value> shared = new HashMap<>();
    model.tables().forEach(table -> shared.put(table.name(), rows(table)));
    for (Expr.Entry constant : model.constants()) {
      shared.put(constant.key(), new Oracle(root, shared).value(constant.value()));
    }
    this.around = new Oracle.Surroundings(macros, shared);
  }

  private static Value rows(Table table) {
    LinkedHashMap<String, Value> rows = new LinkedHashMap<>();
    for (Expr.MapOf row : table.rows()) {
      Fields cells = (Fields) new Oracle(Value.Missing.MISSING, Map.of()).value(row);
      rows.put(((Value.Text) cells.fields().get(table.key())).value(), cells);
    }
    return new Fields(rows);
  }

  /** Whether a rule has its turn: by the words of the language, and nothing clever. */
  private boolean hasTurn(Rule rule) {
    for (Chain chain : model.chains()) {
      boolean member =
          chain.edges().stream()
              .anyMatch(e -> e.from().equals(rule.id()) || e.to().equals(rule.id()));
      if (member) {
        List<Chain.Edge> into =
            chain.edges().stream().filter(e -> e.to().equals(rule.id())).toList();
        boolean led = into.isEmpty() || into.stream().anyMatch(this::holds);
        return led && !ended.contains(chain.id());
      }
    }
    return true;
  }

  private boolean holds(Chain.Edge edge) {
    boolean matched = tookEffect.contains(edge.from());
    return hadTurn.contains(edge.from()) && matched == (edge.on() == Chain.On.MATCHED);
  }

  private void endChains(Rule rule) {
    boolean acts =
        rule.effects().stream().anyMatch(e -> e instanceof Effect.Run || e instanceof Effect.Emit);
    for (Chain chain : model.chains()) {
      boolean member =
          chain.edges().stream()
              .anyMatch(e -> e.from().equals(rule.id()) || e.to().equals(rule.id()));
      if (acts && member && chain.mode() == Chain.Mode.FIRST) {
        ended.add(chain.id());
      }
    }
  }

  static Matching match(Model model, byte[] json, Value root) {
    return match(model, json, root, (rule, oracle) -> {});
  }

  /** Shows each rule at its turn to a watcher. */
  static Matching match(Model model, byte[] json, Value root, BiConsumer<Rule, Oracle> watcher) {
    return new OracleMatcher(model, root, watcher).match(json);
  }

  private Matching match(byte[] json) {
    List<Rule> rules = new ArrayList<>(model.rules());
    rules.sort(
        Comparator.comparingInt(Rule::priority)
            .reversed()
            .thenComparing(
                rule -> rule.id().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    Matching matching =
        new Matching(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), "");
    for (Rule rule : rules) {
      if (!hasTurn(rule)) {
        continue;
      }
      hadTurn.add(rule.id());
      if (!rule.enabled()) {
        continue;
      }
      Map<String, Value> names = names(rule);
      watcher.accept(rule, new Oracle(root, names, around));
      if (matches(rule, names)) {
        if (rule.shadow()) {
          matching.shadows().add(rule.id());
        } else {
          matching.matched().add(rule.id());
          tookEffect.add(rule.id());
          endChains(rule);
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
    Map<String, Value> names = new HashMap<>(around.shared());
    for (Expr.Entry let : rule.lets()) {
      names.put(let.key(), new Oracle(root, names, around).value(let.value()));
    }
    return names;
  }

  private boolean matches(Rule rule, Map<String, Value> names) {
    Oracle oracle = new Oracle(root, names, around);
    return (rule.when().isEmpty() || Boolean.TRUE.equals(oracle.truth(rule.when().get())))
        && rule.excepts().stream()
            .noneMatch(except -> Boolean.TRUE.equals(oracle.truth(except.when())));
  }

  private boolean apply(Rule rule, Map<String, Value> names, Matching matching) {
    boolean goesOn = true;
    for (Effect effect : rule.effects()) {
      Oracle oracle = new Oracle(root, names, around);
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
    root = with(root, Effect.target(path), value);
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
