package io.distric.dsl.lint;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Conditions of one rule that can never hold, always hold, or say what is said already. */
final class ConditionLint {

  private final AtomReader atoms;
  private final Findings findings;

  ConditionLint(AtomReader atoms, Findings findings) {
    this.atoms = atoms;
    this.findings = findings;
  }

  void check(Rule rule) {
    Conjunction when = atoms.when(rule);
    Optional<Atom> contradiction = when.contradiction();
    if (contradiction.isPresent()) {
      contradiction(rule, when, contradiction.get());
    } else {
      redundant(rule, when);
      for (Rule.Except except : rule.excepts()) {
        except(rule, when, except);
      }
    }
    for (Atom atom : when.atoms()) {
      always(rule, atom.expr());
      alternatives(rule, when, atom.expr());
    }
  }

  private void contradiction(Rule rule, Conjunction when, Atom atom) {
    String others =
        when.on(atom).stream()
            .map(a -> shown(a.expr()))
            .distinct()
            .collect(Collectors.joining(" and "));
    findings.of(
        rule,
        DiagnosticCode.NEVER_HOLDS,
        atom.expr().span(),
        "rule '%s' never matches: %s cannot be true together".formatted(rule.id(), others),
        "take one of them away, or join them with or");
  }

  /** One that the others imply; of two equal ones the second. */
  private void redundant(Rule rule, Conjunction when) {
    List<Atom> all = when.atoms();
    for (int i = all.size() - 1; i > 0; i--) {
      Atom atom = all.get(i);
      boolean shared = all.stream().filter(a -> isSame(a, atom.expr())).count() > 1;
      Conjunction rest = new Conjunction(all.subList(0, i));
      Conjunction later = when.without(atom);
      boolean implied = !shared && (rest.implies(atom) || all.size() > 1 && later.implies(atom));
      if (implied && !(atom.test() instanceof Atom.Test.Opaque && !rest.implies(atom))) {
        findings.of(
            rule,
            DiagnosticCode.SAID_ALREADY,
            atom.expr().span(),
            "%s is implied by the other conditions of rule '%s'"
                .formatted(shown(atom.expr()), rule.id()),
            "take it away");
        return;
      }
    }
  }

  private void except(Rule rule, Conjunction when, Rule.Except except) {
    Conjunction exception = atoms.of(except.when(), rule);
    if (exception.contradiction().isPresent()) {
      findings.of(
          rule,
          DiagnosticCode.NEVER_HOLDS,
          except.when().span(),
          "this exception of rule '%s' never holds".formatted(rule.id()),
          "correct it, or take it away");
    } else if (when.implies(exception)) {
      findings.of(
          rule,
          DiagnosticCode.NEVER_HOLDS,
          except.when().span(),
          "rule '%s' never matches: where its condition is true, this exception is too"
              .formatted(rule.id()),
          "narrow the exception");
    } else if (when.excludes(exception)) {
      findings.of(
          rule,
          DiagnosticCode.SAID_ALREADY,
          except.when().span(),
          "the condition of rule '%s' leaves nothing for this exception".formatted(rule.id()),
          "take the exception away");
    }
  }

  private void always(Rule rule, Expr expr) {
    boolean literal = expr instanceof Expr.Literal(Value.Bool(boolean value), _) && value;
    if (literal || isTautology(expr)) {
      findings.of(
          rule,
          DiagnosticCode.ALWAYS_HOLDS,
          expr.span(),
          "%s is always true".formatted(shown(expr)),
          "take it away");
    }
  }

  /** {@code x is missing or x is present}. */
  private static boolean isTautology(Expr expr) {
    List<Expr> alternatives = alternatives(expr);
    for (Expr one : alternatives) {
      for (Expr other : alternatives) {
        if (one instanceof Expr.Is a && other instanceof Expr.Is b && complement(a, b)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean complement(Expr.Is a, Expr.Is b) {
    if (!a.operand().equals(b.operand())) {
      return false;
    }
    if (a.state() == b.state()) {
      return a.negated() != b.negated();
    }
    boolean presence = a.state() != Expr.Presence.NULL && b.state() != Expr.Presence.NULL;
    return presence && a.negated() == b.negated();
  }

  /** Alternatives that the other conditions rule out. */
  private void alternatives(Rule rule, Conjunction when, Expr expr) {
    List<Expr> alternatives = alternatives(expr);
    if (alternatives.size() < 2) {
      return;
    }
    List<Atom> rest = new ArrayList<>(when.atoms());
    rest.removeIf(atom -> isSame(atom, expr));
    Conjunction others = new Conjunction(rest);
    for (Expr alternative : alternatives) {
      Conjunction own = atoms.of(alternative, rule);
      if (own.contradiction().isPresent() || others.excludes(own)) {
        findings.of(
            rule,
            DiagnosticCode.NEVER_HOLDS,
            alternative.span(),
            "the alternative %s of rule '%s' never holds".formatted(shown(alternative), rule.id()),
            "correct it, or take it away");
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // of two equal conditions one is too many
  private static boolean isSame(Atom atom, Expr expr) {
    return atom.expr() == expr;
  }

  private static List<Expr> alternatives(Expr expr) {
    List<Expr> alternatives = new ArrayList<>();
    List<Expr> open = new ArrayList<>(List.of(expr));
    while (!open.isEmpty()) {
      Expr next = open.removeLast();
      if (next instanceof Expr.Binary or && or.operator() == BinaryOperator.OR) {
        open.add(or.right());
        open.add(or.left());
      } else {
        alternatives.add(next);
      }
    }
    return alternatives;
  }

  static String shown(Expr expr) {
    String text = ExpressionPrinter.print(expr);
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
