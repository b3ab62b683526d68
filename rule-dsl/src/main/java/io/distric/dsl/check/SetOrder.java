package io.distric.dsl.check;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.expand.Reads;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.source.DiagnosticCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds fields that a rule reads before the rule that sets them. */
final class SetOrder {

  private final Map<String, List<Setter>> settersByHead = new HashMap<>();
  private final Declared declared;

  private SetOrder(Declared declared) {
    this.declared = declared;
  }

  /**
   * Checks rules.
   *
   * @param readers those that are looked at
   * @param setters all that set a field
   */
  static void check(
      List<Rule> readers, List<Rule> setters, Declared declared, Function<Rule, Faults> faults) {
    SetOrder order = new SetOrder(declared);
    setters.stream().filter(Rule::enabled).forEach(order::addSetters);
    if (!order.settersByHead.isEmpty()) {
      readers.stream().filter(Rule::enabled).forEach(rule -> order.reads(rule, faults));
    }
  }

  private void addSetters(Rule rule) {
    for (Effect effect : rule.effects()) {
      if (effect instanceof Effect.SetField set) {
        List<Expr.Segment> field = field(set.path());
        if (!field.isEmpty()) {
          settersByHead
              .computeIfAbsent(head(field), _ -> new ArrayList<>())
              .add(new Setter(rule, field));
        }
      }
    }
  }

  private void reads(Rule rule, Function<Rule, Faults> faults) {
    Set<String> names = new HashSet<>(declared.constantNames());
    rule.lets().forEach(let -> names.add(let.key()));
    Set<Rule> reported = new HashSet<>();
    for (Expr.Path path : Reads.of(rule)) {
      List<Expr.Segment> field = field(path);
      if (field.isEmpty() || names.contains(Scope.head(path))) {
        continue;
      }
      Optional<Rule> late = late(rule, field);
      if (late.isPresent() && reported.add(late.get())) {
        report(path, rule, late.get(), faults.apply(rule));
      }
    }
  }

  /** The rule that sets a field, if none that sets it comes before the reader. */
  private Optional<Rule> late(Rule reader, List<Expr.Segment> field) {
    Optional<Rule> late = Optional.empty();
    for (Setter setter : settersByHead.getOrDefault(head(field), List.of())) {
      if (!setter.touches(field) || !meets(setter.rule(), reader)) {
        continue;
      }
      if (Rule.ORDER.compare(setter.rule(), reader) <= 0) {
        return Optional.empty();
      }
      late = Optional.of(setter.rule());
    }
    return late;
  }

  private static void report(Expr.Path path, Rule reader, Rule setter, Faults faults) {
    boolean tie = reader.priority() == setter.priority();
    faults.error(
        DiagnosticCode.READ_BEFORE_SET,
        path.span(),
        "rule '%s' (priority %d) reads '%s' before rule '%s' (priority %d) sets it"
            .formatted(
                reader.id(),
                reader.priority(),
                ExpressionPrinter.path(path),
                setter.id(),
                setter.priority()),
        tie
            ? "equal priorities go by id; give '" + setter.id() + "' a higher one"
            : "give '%s' a priority above %d".formatted(setter.id(), reader.priority()));
  }

  /** Rules on different schemas never see the same message. */
  private static boolean meets(Rule a, Rule b) {
    return a.on().isEmpty() || b.on().isEmpty() || a.on().equals(b.on());
  }

  private static List<Expr.Segment> field(Expr.Path path) {
    List<Expr.Segment> segments = path.segments();
    return Scope.head(path).equals(RuleScope.MESSAGE)
        ? segments.subList(1, segments.size())
        : segments;
  }

  private static String head(List<Expr.Segment> field) {
    return field.getFirst() instanceof Expr.Segment.Name(String name) ? name : "";
  }

  private record Setter(Rule rule, List<Expr.Segment> field) {

    /** Whether one of the two fields is the other, or lies in it. */
    boolean touches(List<Expr.Segment> other) {
      int common = Math.min(field.size(), other.size());
      return field.subList(0, common).equals(other.subList(0, common));
    }
  }
}
