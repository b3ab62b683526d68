package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.expand.Calls;
import io.distric.dsl.expand.Reads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which rules rest on constants, lists, tables, macros and schemas that have changed, directly or
 * by way of others. A name that comes or goes counts as changed: it hides a field, or does no more.
 */
final class Dependents {

  /** Constants, lists and tables. */
  private final Set<String> names = new HashSet<>();

  private final Set<String> macros = new HashSet<>();
  private final Set<String> schemas = new HashSet<>();

  Dependents(Model before, Model after) {
    differ(values(before), values(after), names);
    differ(named(before.macros(), Macro::name), named(after.macros(), Macro::name), macros);
    differ(named(before.schemas(), Schema::name), named(after.schemas(), Schema::name), schemas);
    spread(after);
  }

  private static <T> Map<String, Object> named(List<T> declarations, Function<T, String> name) {
    Map<String, Object> named = new LinkedHashMap<>();
    declarations.forEach(declaration -> named.put(name.apply(declaration), declaration));
    return named;
  }

  private static Map<String, Object> values(Model model) {
    Map<String, Object> values = named(model.tables(), Table::name);
    model.constants().forEach(entry -> values.put(entry.key(), entry.value()));
    model.lists().forEach(entry -> values.put(entry.key(), entry.value()));
    return values;
  }

  private static void differ(
      Map<String, Object> before, Map<String, Object> after, Set<String> changed) {
    before.forEach(
        (name, declaration) -> {
          if (!declaration.equals(after.get(name))) {
            changed.add(name);
          }
        });
    after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(changed::add);
    // Each sees those before it: in another order they may mean something else.
    List<String> first = new ArrayList<>(before.keySet());
    first.retainAll(after.keySet());
    List<String> second = new ArrayList<>(after.keySet());
    second.retainAll(before.keySet());
    if (!first.equals(second)) {
      changed.addAll(second);
    }
  }

  /** What rests on what has changed has changed. */
  private void spread(Model model) {
    boolean more = true;
    while (more) {
      more = false;
      for (Expr.Entry entry : model.constants()) {
        more |= !names.contains(entry.key()) && has(entry.value()) && names.add(entry.key());
      }
      for (Expr.Entry entry : model.lists()) {
        more |= !names.contains(entry.key()) && has(entry.value()) && names.add(entry.key());
      }
      for (Macro macro : model.macros()) {
        more |= !macros.contains(macro.name()) && has(macro.body()) && macros.add(macro.name());
      }
    }
  }

  private boolean has(Expr expr) {
    return Reads.of(expr).stream().anyMatch(this::isNamed)
        || !macros.isEmpty()
            && Calls.in(expr).stream().anyMatch(call -> macros.contains(call.function()));
  }

  /** Whether a rule has to be compiled anew. */
  boolean has(Rule rule) {
    if (rule.on().isPresent() && schemas.contains(rule.on().get())) {
      return true;
    }
    if (!names.isEmpty() && Reads.of(rule).stream().anyMatch(this::isNamed)) {
      return true;
    }
    if (macros.isEmpty()) {
      return false;
    }
    Set<String> called = new HashSet<>();
    Calls.names(rule, called);
    return called.stream().anyMatch(macros::contains);
  }

  private boolean isNamed(Expr.Path path) {
    return path.segments().getFirst() instanceof Expr.Segment.Name(String name)
        && names.contains(name);
  }
}
