package io.distric.dsl.expand;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Table;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the bodies of macros where they are called, so that what compiles and explains rules knows
 * of no macros.
 *
 * <p>Hygienic: what a name in a body stands for is decided where the macro is declared. A let of
 * the calling rule that happens to have such a name is given another one, which no author can
 * write; so are all parameters, for a body may have the bodies of other macros in it. What comes
 * out of a body stands at the place of the call.
 */
public final class Expansion {

  /** Makes the name of a let or a parameter one that cannot be written. */
  private static final String MARK = "'";

  private final Map<String, Macro> macros = new HashMap<>();
  private final Set<String> tables = new HashSet<>();
  private final Map<String, Expr> bodies = new HashMap<>();
  private final Map<String, Set<String>> freeNames = new HashMap<>();

  private Expansion(Model model) {
    model.macros().forEach(macro -> macros.put(macro.name(), macro));
    model.tables().stream().map(Table::name).forEach(tables::add);
  }

  /**
   * The rules and constants of a model without macros. Those that call none stay the same objects.
   *
   * @param model whose macros were checked: they call each other in no circle
   */
  public static Model of(Model model) {
    if (model.macros().isEmpty() && model.tables().isEmpty()) {
      return model;
    }
    Expansion expansion = new Expansion(model);
    List<Rule> rules = model.rules().stream().map(expansion::rule).toList();
    return model
        .withRules(rules)
        .withConstants(expansion.shared(model.constants()))
        .withLists(expansion.shared(model.lists()));
  }

  private List<Expr.Entry> shared(List<Expr.Entry> entries) {
    return new Rewriting(expr -> expand(expr, Set.of())).entries(entries);
  }

  private Rule rule(Rule rule) {
    Set<String> called = new LinkedHashSet<>();
    Calls.names(rule, called);
    called.retainAll(macros.keySet());
    Set<String> lets = new HashSet<>(rule.lets().stream().map(Expr.Entry::key).toList());
    if (called.isEmpty() && !readsTableRow(rule)) {
      return rule;
    }
    Set<String> captured = new HashSet<>();
    called.forEach(name -> captured.addAll(freeNames(name)));
    captured.retainAll(lets);
    Rule renamed = captured.isEmpty() ? rule : renamed(rule, captured);
    Set<String> hidden = new HashSet<>(lets);
    hidden.removeAll(captured);
    return new Rewriting(expr -> expand(expr, hidden)).rule(renamed);
  }

  private boolean readsTableRow(Rule rule) {
    return Reads.of(rule).stream().anyMatch(path -> tables.contains(head(path)));
  }

  private static Rule renamed(Rule rule, Set<String> names) {
    List<Expr.Entry> lets = new ArrayList<>();
    Set<String> before = new HashSet<>();
    for (Expr.Entry let : rule.lets()) {
      // A let sees those before it: its own name still means a field or a constant in it.
      Expr value = renamed(let.value(), Set.copyOf(before));
      boolean isNamed = names.contains(let.key());
      lets.add(new Expr.Entry(isNamed ? let.key() + MARK : let.key(), value));
      if (isNamed) {
        before.add(let.key());
      }
    }
    return new Rewriting(expr -> renamed(expr, names)).rule(rule).withLets(lets);
  }

  private static Expr renamed(Expr expr, Set<String> names) {
    if (expr instanceof Expr.Path path && names.contains(head(path))) {
      List<Expr.Segment> segments = new ArrayList<>(path.segments());
      segments.set(0, new Expr.Segment.Name(head(path) + MARK));
      return new Expr.Path(segments, path.span());
    }
    return Rewriting.parts(expr, part -> renamed(part, names));
  }

  /**
   * Expands what stands in a rule or in the body of a macro.
   *
   * @param hidden names that stand for no table: lets of the rule
   */
  private Expr expand(Expr expr, Set<String> hidden) {
    if (expr instanceof Expr.Path path) {
      return row(path, hidden);
    }
    Expr inside = Rewriting.parts(expr, part -> expand(part, hidden));
    if (!(inside instanceof Expr.Call(var function, var arguments, var span))) {
      return inside;
    }
    Macro macro = macros.get(function);
    if (macro == null) {
      return inside;
    }
    Map<String, Expr> bound = new HashMap<>();
    for (int i = 0; i < Math.min(macro.parameters().size(), arguments.size()); i++) {
      bound.put(macro.parameters().get(i) + MARK, arguments.get(i));
    }
    return substituted(body(macro), bound, span, hidden);
  }

  /** A body without calls of macros, in which the parameters have names that none else has. */
  private Expr body(Macro macro) {
    Expr known = bodies.get(macro.name());
    if (known != null) {
      return known;
    }
    Expr own = renamed(macro.body(), Set.copyOf(macro.parameters()));
    Expr body = expand(own, Set.of());
    bodies.put(macro.name(), body);
    return body;
  }

  /** A body with arguments in place of its parameters, all else standing at the call. */
  private Expr substituted(Expr body, Map<String, Expr> bound, Span span, Set<String> hidden) {
    if (!(body instanceof Expr.Path(var segments, _))) {
      return Spans.at(Rewriting.parts(body, p -> substituted(p, bound, span, hidden)), span);
    }
    Expr argument = bound.get(head((Expr.Path) body));
    List<Expr.Segment> rest = segments.subList(1, segments.size());
    if (argument instanceof Expr.Path(var first, var own)) {
      List<Expr.Segment> all = new ArrayList<>(first);
      all.addAll(rest);
      return row(new Expr.Path(all, own), hidden);
    }
    return argument == null ? new Expr.Path(segments, span) : along(argument, rest, span);
  }

  /** {@code fx[978]}: in a table a number is a key, and no position. */
  private Expr row(Expr.Path path, Set<String> hidden) {
    List<Expr.Segment> segments = path.segments();
    boolean isRow =
        segments.size() > 1
            && segments.get(1) instanceof Expr.Segment.Index
            && tables.contains(head(path))
            && !hidden.contains(head(path));
    if (!isRow) {
      return path;
    }
    Expr table = new Expr.Path(segments.subList(0, 1), path.span());
    return along(table, segments.subList(1, segments.size()), path.span());
  }

  private static Expr along(Expr from, List<Expr.Segment> steps, Span span) {
    Expr value = from;
    for (Expr.Segment step : steps) {
      value =
          switch (step) {
            case Expr.Segment.Name(var name) -> new Expr.Member(value, name, span);
            case Expr.Segment.Index(var position) ->
                new Expr.At(value, new Expr.Literal(Value.Num.of(position), span), span);
            // The check has refused [*] on what is no field.
            case Expr.Segment.Any _ -> new Expr.Literal(Value.Missing.MISSING, span);
          };
    }
    return value;
  }

  /** Names that the body of a macro takes from around its declaration, through all it calls. */
  private Set<String> freeNames(String name) {
    Set<String> known = freeNames.get(name);
    if (known != null) {
      return known;
    }
    Macro macro = macros.get(name);
    if (macro == null) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    Reads.of(macro.body()).forEach(path -> names.add(head(path)));
    names.removeAll(macro.parameters());
    Set<String> called = new LinkedHashSet<>();
    Calls.in(macro.body(), called);
    called.forEach(inner -> names.addAll(freeNames(inner)));
    freeNames.put(name, names);
    return names;
  }

  private static String head(Expr.Path path) {
    return path.segments().getFirst() instanceof Expr.Segment.Name(var name) ? name : "";
  }
}
