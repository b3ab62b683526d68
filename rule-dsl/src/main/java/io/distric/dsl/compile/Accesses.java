package io.distric.dsl.compile;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.match.CompiledRule.Access;
import io.distric.dsl.match.SlotHash;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tests for equality in a conjunction: what a message has to equal for a rule to match. */
final class Accesses {

  private static final int VALUES_MAX = 16;

  private Accesses() {}

  static List<Access> of(Expr condition, RuleNames names) {
    List<Expr> operands =
        condition instanceof Expr.Binary chain && chain.operator() == BinaryOperator.AND
            ? Chain.flat(chain)
            : List.of(condition);
    List<Access> accesses = new ArrayList<>();
    for (Expr operand : operands) {
      if (operand instanceof Expr.Binary(var operator, var left, var right, _)) {
        Access access = access(operator, left, right, names);
        if (access == null && operator == BinaryOperator.EQUAL) {
          access = access(operator, right, left, names);
        }
        if (access != null) {
          accesses.add(access);
        }
      }
    }
    return accesses;
  }

  private static @Nullable Access access(
      BinaryOperator operator, Expr left, Expr right, RuleNames names) {
    boolean equal = operator == BinaryOperator.EQUAL;
    if (!equal && operator != BinaryOperator.IN
        || !(left instanceof Expr.Path path)
        || !names.isPlain(path)) {
      return null;
    }
    Value constant = Known.of(right, names);
    RuleNames.Place place = names.direct(path);
    if (constant == null || place == null) {
      return null;
    }
    long[] hashes = equal ? hash(constant) : hashes(constant);
    return hashes == null ? null : new Access(place.slot(), hashes);
  }

  private static long @Nullable [] hash(Value constant) {
    long hash = SlotHash.of(constant);
    return hash == 0 ? null : new long[] {hash};
  }

  /** A null in a list makes no message match, so it needs no key. */
  private static long @Nullable [] hashes(Value constant) {
    if (!(constant instanceof Value.Items(var elements)) || elements.size() > VALUES_MAX) {
      return null;
    }
    List<Value> known =
        elements.stream().filter(element -> !(element instanceof Value.Null)).toList();
    long[] hashes = known.stream().mapToLong(SlotHash::of).distinct().toArray();
    boolean all = known.stream().mapToLong(SlotHash::of).allMatch(hash -> hash != 0);
    return all ? hashes : null;
  }
}
