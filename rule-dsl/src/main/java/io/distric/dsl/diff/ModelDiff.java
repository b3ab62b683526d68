package io.distric.dsl.diff;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.ast.Test;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.print.ModelPrinter;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares models by what they mean: the order of keys and declarations, the spelling of values and
 * comments do not count. Stateless; any thread.
 */
public final class ModelDiff {

  private final List<Change> changes = new ArrayList<>();

  private ModelDiff() {}

  /** What has to happen to the first so that it means what the second does. */
  public static List<Change> of(Model before, Model after) {
    ModelDiff diff = new ModelDiff();
    diff.sections(before, after);
    diff.changes.addAll(RuleOrder.moved(before.rules(), after.rules()));
    return List.copyOf(diff.changes);
  }

  private void sections(Model before, Model after) {
    compare("schema", before.schemas(), after.schemas(), Schema::name, ModelDiff::schema);
    compare("constant", before.constants(), after.constants(), Expr.Entry::key, ModelDiff::entry);
    compare("list", before.lists(), after.lists(), Expr.Entry::key, ModelDiff::entry);
    compare("table", before.tables(), after.tables(), Table::name, ModelDiff::table);
    compare("macro", before.macros(), after.macros(), Macro::name, ModelDiff::macro);
    compare("rule", before.rules(), after.rules(), Rule::id, ModelDiff::rule);
    compare("chain", before.chains(), after.chains(), Chain::id, ModelDiff::chain);
    compare("workflow", before.workflows(), after.workflows(), Workflow::id, ModelDiff::workflow);
    compare("schedule", before.schedules(), after.schedules(), Schedule::id, ModelDiff::schedule);
    compare("test", before.tests(), after.tests(), Test::name, ModelDiff::test);
  }

  private <T> void compare(
      String kind,
      List<T> before,
      List<T> after,
      Function<T, String> id,
      Function<T, SequencedMap<String, String>> clauses) {
    Map<String, T> first = byId(before, id);
    Map<String, T> second = byId(after, id);
    for (Map.Entry<String, T> old : first.entrySet()) {
      T now = second.get(old.getKey());
      if (now == null) {
        changes.add(new Change(Change.How.REMOVED, kind, old.getKey(), List.of()));
        continue;
      }
      List<Change.Clause> differing =
          old.getValue().equals(now)
              ? List.of()
              : differing(clauses.apply(old.getValue()), clauses.apply(now));
      if (!differing.isEmpty()) {
        changes.add(new Change(Change.How.CHANGED, kind, old.getKey(), differing));
      }
    }
    for (String added : second.keySet()) {
      if (!first.containsKey(added)) {
        changes.add(new Change(Change.How.ADDED, kind, added, List.of()));
      }
    }
  }

  private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
    Map<String, T> found = LinkedHashMap.newLinkedHashMap(all.size());
    all.forEach(one -> found.putIfAbsent(id.apply(one), one));
    return found;
  }

  private static List<Change.Clause> differing(
      Map<String, String> before, Map<String, String> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Change.Clause> differing = new ArrayList<>();
    for (String name : names) {
      String old = before.getOrDefault(name, "");
      String now = after.getOrDefault(name, "");
      if (!old.equals(now)) {
        differing.add(new Change.Clause(name, old, now));
      }
    }
    return differing;
  }

  private static SequencedMap<String, String> rule(Rule rule) {
    SequencedMap<String, String> clauses = clauses("", ModelPrinter.rule(rule));
    clauses.keySet().removeIf(name -> name.startsWith("let.") || name.startsWith("when"));
    clauses.remove("conditions");
    rule.lets().forEach(let -> clauses.put("let." + let.key(), text(let.value())));
    rule.when().ifPresent(when -> clauses.put("when", text(when)));
    if (!rule.excepts().isEmpty()) {
      clauses.put(
          "except",
          String.join(
              "; ",
              rule.excepts().stream()
                  .map(e -> (e.reason().isEmpty() ? "" : e.reason() + ": ") + text(e.when()))
                  .toList()));
    }
    return clauses;
  }

  private static SequencedMap<String, String> schema(Schema schema) {
    return clauses("", ModelPrinter.schema(schema));
  }

  private static SequencedMap<String, String> entry(Expr.Entry entry) {
    SequencedMap<String, String> value = new LinkedHashMap<>();
    value.put("value", text(entry.value()));
    return value;
  }

  private static SequencedMap<String, String> table(Table table) {
    return clauses("", ModelPrinter.table(table));
  }

  private static SequencedMap<String, String> macro(Macro macro) {
    return clauses("", ModelPrinter.macro(macro));
  }

  private static SequencedMap<String, String> chain(Chain chain) {
    return clauses("", ModelPrinter.chain(chain));
  }

  private static SequencedMap<String, String> workflow(Workflow workflow) {
    return clauses("", ModelPrinter.workflow(workflow));
  }

  private static SequencedMap<String, String> schedule(Schedule schedule) {
    return clauses("", ModelPrinter.schedule(schedule));
  }

  private static SequencedMap<String, String> test(Test test) {
    Model alone = Model.EMPTY.withTests(List.of(test));
    return ModelPrinter.model(alone).fields().get("tests") instanceof Value.Items(var tests)
            && tests.getFirst() instanceof Value.Fields fields
        ? clauses("", fields)
        : new LinkedHashMap<>();
  }

  /** Steps of workflows, fields of schemas and the like have names of their own. */
  private static SequencedMap<String, String> clauses(String prefix, Value.Fields printed) {
    SequencedMap<String, String> clauses = new LinkedHashMap<>();
    printed
        .fields()
        .forEach(
            (name, value) -> {
              if (isComment(name)) {
                return;
              }
              if (value instanceof Value.Items(var elements) && isNamed(elements)) {
                elements.forEach(
                    element -> clauses.put(prefix + name + "." + name(element), json(element)));
              } else if (value instanceof Value.Items(var elements) && name.equals("actions")) {
                for (int i = 0; i < elements.size(); i++) {
                  clauses.put(prefix + name + "." + (i + 1), json(elements.get(i)));
                }
              } else if (value instanceof Value.Fields(var fields) && !fields.isEmpty()) {
                fields.forEach((key, field) -> clauses.put(prefix + name + "." + key, json(field)));
                clauses.keySet().removeIf(key -> key.startsWith(prefix + name + ".//"));
              } else {
                clauses.put(prefix + name, json(value));
              }
            });
    return clauses;
  }

  /** JSON carries comments as members of such names. */
  private static boolean isComment(String key) {
    return key.startsWith("//");
  }

  private static boolean isNamed(List<Value> elements) {
    List<String> names = elements.stream().map(ModelDiff::name).toList();
    return names.stream().noneMatch(String::isEmpty)
        && names.stream().distinct().count() == names.size();
  }

  private static String name(Value element) {
    return element instanceof Value.Fields(var fields)
            && fields.get("id") instanceof Value.Text(String id)
        ? id
        : "";
  }

  private static String json(Value value) {
    return value instanceof Value.Text(String text)
        ? text
        : new String(Json.write(sorted(value)), StandardCharsets.UTF_8);
  }

  /** The order of keys means nothing, and neither do comments. */
  private static Value sorted(Value value) {
    return switch (value) {
      case Value.Fields(var fields) -> {
        LinkedHashMap<String, Value> ordered = LinkedHashMap.newLinkedHashMap(fields.size());
        fields.keySet().stream()
            .filter(key -> !isComment(key))
            .sorted()
            .forEach(key -> ordered.put(key, sorted(fields.getOrDefault(key, Value.Null.NULL))));
        yield new Value.Fields(ordered);
      }
      case Value.Items(var elements) ->
          new Value.Items(elements.stream().map(ModelDiff::sorted).toList());
      case Value.Missing _, Value.Null _, Value.Bool _, Value.Num _, Value.Text _ -> value;
      case Value.Time _, Value.Length _ -> value;
    };
  }

  private static String text(Expr expr) {
    return ExpressionPrinter.print(expr);
  }
}
