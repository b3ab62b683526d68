package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.expand.Calls;
import io.distric.dsl.mvel.MvelExpression;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.value.Builtin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The macros of a model, and whether they can be put in place of their calls. */
final class Macros {

  /** Parts of an expression after all its macros have been put in place. */
  static final int NODES_MAX = 5_000;

  private final Map<String, Macro> byName = new LinkedHashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();
  private final Set<String> faulty = new HashSet<>();

  Macros(List<Macro> macros) {
    macros.forEach(macro -> byName.putIfAbsent(macro.name(), macro));
  }

  Optional<Macro> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Set<String> names() {
    return byName.keySet();
  }

  /** Whether a macro is sound, so that faults in its body are those of its call. */
  boolean isSound(Macro macro) {
    return !faulty.contains(macro.name());
  }

  boolean areSound() {
    return faulty.isEmpty();
  }

  /** Looks over all declarations; circles first, since all else follows calls. */
  void check(Scope around, Function<Macro, Faults> faults) {
    for (Macro macro : byName.values()) {
      List<String> circle = circle(macro.name());
      if (!circle.isEmpty()) {
        faulty.add(macro.name());
        if (circle.stream().min(String::compareTo).orElse("").equals(macro.name())) {
          faults
              .apply(macro)
              .error(
                  DiagnosticCode.MACRO_CYCLE,
                  macro.span(),
                  "macros call each other in a circle: " + String.join(" -> ", circle),
                  "write one of them without the others");
        }
      }
    }
    for (Macro macro : byName.values()) {
      declaration(macro, faults.apply(macro));
    }
    for (Macro macro : byName.values()) {
      body(macro, around, faults.apply(macro));
    }
  }

  private void declaration(Macro macro, Faults faults) {
    if (Builtin.named(macro.name()).isPresent() || macro.name().equals(MvelExpression.FUNCTION)) {
      faulty.add(macro.name());
      faults.error(
          DiagnosticCode.BAD_MACRO,
          macro.span(),
          "'" + macro.name() + "' is a function of the language, and cannot be a macro too",
          "give the macro another name");
    }
    Set<String> seen = new HashSet<>();
    for (String parameter : macro.parameters()) {
      if (!seen.add(parameter)) {
        faulty.add(macro.name());
        faults.error(
            DiagnosticCode.BAD_MACRO,
            macro.span(),
            "macro '%s' has two parameters '%s'".formatted(macro.name(), parameter),
            "give one of them another name");
      }
    }
  }

  private void body(Macro macro, Scope around, Faults faults) {
    int before = faults.errors();
    new ExpressionChecker(MacroScope.declared(macro, around), faults).kind(macro.body());
    if (faults.errors() > before) {
      faulty.add(macro.name());
    } else if (isSound(macro) && size(macro.body(), Map.of()) > NODES_MAX) {
      faulty.add(macro.name());
      faults.error(
          DiagnosticCode.EXPRESSION_TOO_LARGE,
          macro.span(),
          "macro '%s' stands for more than %d parts, with all that it calls"
              .formatted(macro.name(), NODES_MAX),
          "let the rule compute a part of it once, with let");
    }
  }

  /** The way back to a macro, through those that it calls; empty if there is none. */
  private List<String> circle(String name) {
    List<String> path = new ArrayList<>();
    return leadsTo(name, name, path, new HashSet<>()) ? path : List.of();
  }

  private boolean leadsTo(String from, String to, List<String> path, Set<String> seen) {
    path.add(from);
    Macro macro = byName.get(from);
    if (macro != null) {
      for (Expr.Call call : Calls.in(macro.body())) {
        if (call.function().equals(to)) {
          path.add(to);
          return true;
        }
        if (byName.containsKey(call.function())
            && seen.add(call.function())
            && leadsTo(call.function(), to, path, seen)) {
          return true;
        }
      }
    }
    path.removeLast();
    return false;
  }

  /** How many parts an expression has once its macros are in place, as far as that matters. */
  long size(Expr expr) {
    return size(expr, Map.of());
  }

  private long size(Expr expr, Map<String, Long> arguments) {
    if (expr instanceof Expr.Path path) {
      return arguments.getOrDefault(Scope.head(path), 1L);
    }
    long own = 1;
    for (Expr part : Parts.of(expr)) {
      own = Math.min(own + size(part, arguments), Integer.MAX_VALUE);
    }
    if (expr instanceof Expr.Call call && named(call.function()).isPresent()) {
      Macro macro = named(call.function()).get();
      if (!isSound(macro)) {
        return own;
      }
      Map<String, Long> inner = new HashMap<>();
      boolean plain = true;
      for (int i = 0; i < Math.min(macro.parameters().size(), call.arguments().size()); i++) {
        long size = size(call.arguments().get(i), arguments);
        plain &= size == 1;
        inner.put(macro.parameters().get(i), size);
      }
      // The same body with plain arguments has the same size: it is counted once.
      Long known = plain ? sizes.get(macro.name()) : null;
      long body = known == null ? size(macro.body(), inner) : known;
      if (plain) {
        sizes.put(macro.name(), body);
      }
      return Math.min(own + body, Integer.MAX_VALUE);
    }
    return own;
  }
}
