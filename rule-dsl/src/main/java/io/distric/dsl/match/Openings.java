package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which choices of a condition are opened: there is a row for each alternative, to be found by what
 * it asks for. All others stay in the rows and are looked at last.
 */
final class Openings {

  private static final int ROWS_MAX = 16;

  /** With so few columns a row more takes little room, and is decided without looking. */
  private static final int COLUMNS_FEW = 12;

  /** A row that is found by so small a share of messages need not be found by a smaller one. */
  private static final double SHARE_FEW = 0.01;

  /** Literals of all rows of a rule together, those of closed choices too. */
  private static final int LITERALS_MAX = 1_000;

  private final Statistics statistics;

  /** Slots that may have columns, if these are few. */
  private final BitSet inColumns;

  /** Of the literals of the rule at hand; some have very many constants. */
  private final IdentityHashMap<Literal, Shares> shares = new IdentityHashMap<>();

  private int literals;

  /**
   * For which share of messages a row is looked at that has a literal.
   *
   * @param hung if it hangs on the literal
   * @param equal if it is found by what it has to equal, the literal included; else 1
   */
  private record Shares(double hung, double equal) {}

  Openings(Statistics statistics, Collection<Conjunction> conditions) {
    this.statistics = statistics;
    this.inColumns = inColumns(conditions);
  }

  private static BitSet inColumns(Collection<Conjunction> conditions) {
    if (conditions.stream().allMatch(condition -> condition.choices().isEmpty())) {
      return new BitSet();
    }
    Map<Integer, Integer> popularity =
        SegmentBuilder.popularity(conditions.stream().map(Conjunction::all).toList());
    BitSet slots = new BitSet();
    popularity.forEach(
        (slot, count) -> {
          if (count * SegmentBuilder.COLUMN_SHARE >= conditions.size()) {
            slots.set(slot);
          }
        });
    return slots.cardinality() > COLUMNS_FEW ? new BitSet() : slots;
  }

  /** The rows of a rule. */
  List<SegmentRow> rows(int rule, Conjunction condition) {
    List<SegmentRow> rows = new ArrayList<>();
    shares.clear();
    literals = condition.all().size();
    open(new SegmentRow(rule, condition.literals(), condition.choices()), 1, rows);
    return rows;
  }

  private void open(SegmentRow row, int beside, List<SegmentRow> rows) {
    Choice best = row.choices().isEmpty() ? null : best(row, beside);
    if (best == null) {
      rows.add(row);
      return;
    }
    List<Choice> others = row.choices().stream().filter(choice -> !choice.equals(best)).toList();
    for (List<Literal> alternative : best.alternatives()) {
      SegmentRow opened =
          new SegmentRow(row.rule(), Literal.joined(row.literals(), alternative), others);
      open(opened, beside * best.alternatives().size(), rows);
    }
  }

  /** The choice whose alternatives the fewest messages meet; null if it had better stay closed. */
  private @Nullable Choice best(SegmentRow row, int beside) {
    double share = share(row.literals());
    if (share < SHARE_FEW) {
      return null;
    }
    Choice best = null;
    double least = Double.MAX_VALUE;
    for (Choice choice : row.choices()) {
      int rows = beside * choice.alternatives().size();
      boolean fits = rows <= ROWS_MAX && rows * literals <= LITERALS_MAX;
      double sum = fits ? sum(row, choice) : Double.MAX_VALUE;
      if (sum < least && (sum < share || isInColumns(choice))) {
        best = choice;
        least = sum;
      }
    }
    return best;
  }

  private boolean isInColumns(Choice choice) {
    return choice.alternatives().stream()
        .allMatch(all -> all.stream().allMatch(literal -> inColumns.get(literal.slot())));
  }

  private double sum(SegmentRow row, Choice choice) {
    double sum = 0;
    for (List<Literal> alternative : choice.alternatives()) {
      sum += share(Literal.joined(row.literals(), alternative));
    }
    return sum;
  }

  /** The share of messages for which such a row is looked at. */
  private double share(List<Literal> all) {
    double least = 1;
    double[] equal = new double[all.size()];
    for (int i = 0; i < equal.length; i++) {
      Shares known = shares.computeIfAbsent(all.get(i), this::sharesOf);
      least = Math.min(least, known.hung);
      equal[i] = known.equal;
    }
    Arrays.sort(equal);
    double together = 1;
    for (int i = 0; i < Math.min(equal.length, Signatures.SLOTS_MAX); i++) {
      together *= equal[i];
    }
    return Math.min(least, together);
  }

  private Shares sharesOf(Literal literal) {
    Literal hook = FactIndexBuilder.hook(literal);
    boolean equality = literal.test() instanceof Test.Equal && literal.wanted() == Literal.TRUE;
    return new Shares(
        hook == null ? 1 : statistics.shareBehind(hook, literal),
        equality ? statistics.share(literal) : 1);
  }
}
