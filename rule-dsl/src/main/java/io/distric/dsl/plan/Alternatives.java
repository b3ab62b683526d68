package io.distric.dsl.plan;

import io.distric.dsl.match.Choice;
import io.distric.dsl.match.Conjunction;
import io.distric.dsl.match.Literal;
import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins plans of which one has to hold. */
final class Alternatives {

  /** Alternatives of one choice. More would cost more than a test of the whole condition. */
  private static final int ALTERNATIVES_MAX = 16;

  /** Constants of a list that is taken together with others. */
  private static final int CONSTANTS_FEW = 16;

  /** Says nothing. */
  static final RulePlan ANYTHING = new RulePlan(new Conjunction(List.of(), List.of()), false);

  private Alternatives() {}

  static RulePlan any(List<RulePlan> parts) {
    RulePlan whole = any(parts, ALTERNATIVES_MAX);
    return whole.equals(ANYTHING)
        ? any(parts, Math.max(1, ALTERNATIVES_MAX / parts.size()))
        : whole;
  }

  /** Joins plans of which none is to become more than some rows. */
  private static RulePlan any(List<RulePlan> parts, int most) {
    List<List<Literal>> rows = new ArrayList<>();
    boolean exact = true;
    for (RulePlan part : parts) {
      Conjunction condition = part.condition();
      List<Choice> multiplied = multiplied(condition.choices(), most);
      exact &= part.exact() && multiplied.size() == condition.choices().size();
      rows.addAll(rows(condition.literals(), multiplied));
    }
    rows = withoutRepeatedFields(rows);
    return rows.size() > ALTERNATIVES_MAX ? ANYTHING : new RulePlan(factored(rows), exact);
  }

  /** Choices that can be multiplied without too many rows. All others are left out. */
  private static List<Choice> multiplied(List<Choice> choices, int most) {
    List<Choice> taken = new ArrayList<>();
    int rows = 1;
    for (Choice choice :
        choices.stream()
            .sorted(Comparator.comparingInt(choice -> choice.alternatives().size()))
            .toList()) {
      rows *= choice.alternatives().size();
      if (rows > most) {
        return taken;
      }
      taken.add(choice);
    }
    return taken;
  }

  private static List<List<Literal>> rows(List<Literal> literals, List<Choice> choices) {
    List<List<Literal>> rows = List.of(literals);
    for (Choice choice : choices) {
      List<List<Literal>> longer = new ArrayList<>();
      for (List<Literal> row : rows) {
        for (List<Literal> alternative : choice.alternatives()) {
          longer.add(Literal.joined(row, alternative));
        }
      }
      rows = longer;
    }
    return rows;
  }

  /** That a field equals one constant or another is that it equals one of a list. */
  private static List<List<Literal>> withoutRepeatedFields(List<List<Literal>> rows) {
    Map<Integer, Set<Value>> constants = new LinkedHashMap<>();
    List<List<Literal>> others = new ArrayList<>();
    for (List<Literal> row : rows) {
      List<Value> equal = row.size() == 1 ? constants(row.getFirst()) : List.of();
      // Long lists are kept once for all rules that name them.
      if (equal.isEmpty() || equal.size() > CONSTANTS_FEW) {
        others.add(row);
      } else {
        constants.computeIfAbsent(row.getFirst().slot(), _ -> new LinkedHashSet<>()).addAll(equal);
      }
    }
    List<List<Literal>> fewer = new ArrayList<>();
    constants.forEach((slot, equal) -> fewer.add(List.of(oneOf(slot, List.copyOf(equal)))));
    fewer.addAll(others);
    return fewer;
  }

  private static List<Value> constants(Literal literal) {
    return literal.wanted() == Literal.TRUE ? literal.test().constants() : List.of();
  }

  private static Literal oneOf(int slot, List<Value> constants) {
    Test test =
        constants.size() == 1 ? new Test.Equal(constants.getFirst()) : new Test.In(constants);
    return new Literal(slot, test, Literal.TRUE);
  }

  /** What all alternatives ask for need not be a choice. */
  private static Conjunction factored(List<List<Literal>> rows) {
    List<Literal> common = new ArrayList<>(rows.getFirst());
    rows.forEach(common::retainAll);
    List<List<Literal>> rests =
        rows.stream()
            .map(row -> row.stream().filter(literal -> !common.contains(literal)).toList())
            .distinct()
            .toList();
    boolean isSettled = rests.stream().anyMatch(List::isEmpty);
    return new Conjunction(common, isSettled ? List.of() : List.of(new Choice(rests)));
  }
}
