package io.distric.dsl.lint;

import io.distric.dsl.ast.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conditions that all have to be true. */
final class Conjunction {

  private final List<Atom> atoms;
  private final Map<String, Domain> domains = new HashMap<>();

  Conjunction(List<Atom> atoms) {
    this.atoms = List.copyOf(atoms);
    for (Atom atom : atoms) {
      domains.computeIfAbsent(atom.subject(), _ -> new Domain()).add(atom.test());
    }
  }

  List<Atom> atoms() {
    return atoms;
  }

  /** A condition after which no value is left, with those before it. */
  Optional<Atom> contradiction() {
    Map<String, Domain> sofar = new HashMap<>();
    for (Atom atom : atoms) {
      Domain domain = sofar.computeIfAbsent(atom.subject(), _ -> new Domain());
      domain.add(atom.test());
      if (domain.isEmpty()) {
        return Optional.of(atom);
      }
    }
    return Optional.empty();
  }

  /** The conditions on the subject of another one. */
  List<Atom> on(Atom other) {
    return atoms.stream().filter(a -> a.subject().equals(other.subject())).toList();
  }

  /** Whether a condition is true where all of these are. */
  boolean implies(Atom atom) {
    Domain domain = domains.get(atom.subject());
    return domain != null && domain.implies(atom.test())
        || atoms.stream().anyMatch(own -> same(own.expr(), atom.expr()));
  }

  /** Whether another conjunction is true wherever this one is. */
  boolean implies(Conjunction other) {
    return other.atoms.stream().allMatch(this::implies);
  }

  /** Whether the two are never true together. */
  boolean excludes(Conjunction other) {
    List<Atom> both = new ArrayList<>(atoms);
    both.addAll(other.atoms);
    return new Conjunction(both).contradiction().isPresent();
  }

  /** The conjunction without one of its conditions. */
  Conjunction without(Atom atom) {
    List<Atom> rest = new ArrayList<>(atoms);
    rest.remove(atom);
    return new Conjunction(rest);
  }

  private static boolean same(Expr left, Expr right) {
    return left.equals(right);
  }
}
