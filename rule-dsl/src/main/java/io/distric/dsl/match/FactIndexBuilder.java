package io.distric.dsl.match;

import io.distric.dsl.ast.Expr.Presence;
import io.distric.dsl.match.Literal.Test;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Hangs rows on facts. Used once. */
final class FactIndexBuilder {

  private final Dictionary.Builder dictionary;
  private final ToIntFunction<SegmentRow> writer;
  private final Map<Integer, SlotFacts> slots = new TreeMap<>();

  private record Hung(SegmentRow row, Literal hook) {}

  /** What is to be known of a slot. */
  private static final class SlotFacts {
    /** Rows by the literal that they hang on; those of one test together, as they turn together. */
    private final Map<Test, Map<Literal, List<SegmentRow>>> byTest = new LinkedHashMap<>();

    /** A fact for each row that hangs here, then one for each other literal. */
    private final List<Literal> facts = new ArrayList<>();

    private final Map<Literal, Integer> numbers = new LinkedHashMap<>();
    private int first;

    private void hang(SegmentRow row, Literal hook) {
      byTest
          .computeIfAbsent(hook.test(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(hook, _ -> new ArrayList<>())
          .add(row);
    }

    private List<Hung> hung() {
      List<Hung> hung = new ArrayList<>();
      each((hook, list) -> list.forEach(row -> hung.add(new Hung(row, hook))));
      return hung;
    }

    private void each(BiConsumer<Literal, List<SegmentRow>> rows) {
      byTest.values().forEach(hooks -> hooks.forEach(rows));
    }

    private void number(Literal literal) {
      if (numbers.putIfAbsent(literal, facts.size()) == null) {
        facts.add(literal);
      }
    }
  }

  /**
   * Starts an index.
   *
   * @param dictionary of the codes
   * @param writer writes what facts do not say of a row; where
   */
  FactIndexBuilder(Dictionary.Builder dictionary, ToIntFunction<SegmentRow> writer) {
    this.dictionary = dictionary;
    this.writer = writer;
  }

  /** The fact that a row can hang on if a literal has to hold, if any: none of a missing slot. */
  static @Nullable Literal hook(Literal literal) {
    if (literal.test() instanceof Test.Is(var state)) {
      int missing = state == Presence.MISSING ? Literal.TRUE : Literal.FALSE;
      return (literal.wanted() & missing) == 0 ? literal : null;
    }
    if (!literal.needsKnown()) {
      return null;
    }
    Literal fact = fact(literal);
    return fact == null ? new Literal(literal.slot(), Implied.ANYTHING, Literal.TRUE) : fact;
  }

  /** What is found out of a literal together with others: all of it, or what it implies. */
  private static @Nullable Literal fact(Literal literal) {
    if (FactsBuilder.isFact(literal)) {
      return literal;
    }
    Test implied = Implied.by(literal.test());
    if (literal.wanted() != Literal.TRUE || implied.equals(Implied.ANYTHING)) {
      return null;
    }
    Literal less = new Literal(literal.slot(), implied, Literal.TRUE);
    return FactsBuilder.isFact(less) ? less : null;
  }

  /** The facts of a row beside that on which it hangs, those first that say all of a literal. */
  private static List<Literal> others(SegmentRow row, Literal hook) {
    List<Literal> others = new ArrayList<>();
    for (Literal literal : row.literals()) {
      if (FactsBuilder.isFact(literal)) {
        add(others, literal, hook);
      }
    }
    for (Literal literal : row.literals()) {
      Literal implied = FactsBuilder.isFact(literal) ? null : fact(literal);
      if (implied != null) {
        add(others, implied, hook);
      }
    }
    return others;
  }

  private static void add(List<Literal> others, Literal fact, Literal hook) {
    if (others.size() < FactIndex.OTHERS && !fact.equals(hook) && !others.contains(fact)) {
      others.add(fact);
    }
  }

  /** Hangs a row on a fact. */
  void add(SegmentRow row, Literal hook) {
    of(hook.slot()).hang(row, hook);
  }

  private SlotFacts of(int slot) {
    return slots.computeIfAbsent(slot, _ -> new SlotFacts());
  }

  /**
   * The index.
   *
   * @param exact whether the rows of a rule decide its condition, by the rule's number
   * @param coded slots whose codes are asked for
   */
  FactIndex build(IntPredicate exact, BitSet coded) {
    coded.stream().forEach(this::of);
    for (SlotFacts slot : slots.values()) {
      slot.each(
          (hook, list) -> {
            slot.number(hook);
            list.stream().skip(1).forEach(_ -> slot.facts.add(hook));
          });
    }
    for (SlotFacts slot : List.copyOf(slots.values())) {
      slot.each((hook, list) -> list.forEach(row -> number(row, hook)));
    }
    int bits = FactIndex.ALWAYS + 1;
    for (SlotFacts slot : slots.values()) {
      slot.first = bits;
      bits += slot.facts.size();
    }
    long[] missing = new long[bits + 63 >>> 6];
    missing[0] = 1L << FactIndex.ALWAYS;
    List<Facts> facts = new ArrayList<>();
    TurnTable.Builder table = new TurnTable.Builder();
    slots.forEach(
        (slot, its) -> {
          int tag = facts.size() * FactsBuilder.TAGS;
          FactsBuilder builder = new FactsBuilder(slot, its.first, its.facts, dictionary);
          facts.add(builder.build(missing, table, tag, coded.get(slot)));
        });
    return joined(facts, table, missing, exact);
  }

  private void number(SegmentRow row, Literal hook) {
    others(row, hook).forEach(fact -> of(fact.slot()).number(fact));
  }

  private FactIndex joined(
      List<Facts> facts, TurnTable.Builder table, long[] missing, IntPredicate exact) {
    long[] hooks = new long[missing.length];
    int[] words = new int[missing.length * Long.SIZE * FactIndex.STRIDE];
    for (SlotFacts slot : slots.values()) {
      int bit = slot.first;
      for (Hung one : slot.hung()) {
        hooks[bit >>> 6] |= 1L << bit;
        write(one.row(), one.hook(), exact, words, bit++ * FactIndex.STRIDE);
      }
    }
    return new FactIndex(facts, table.build(), dictionary.build(), missing, hooks, words);
  }

  private void write(SegmentRow row, Literal hook, IntPredicate exact, int[] words, int at) {
    List<Literal> others = others(row, hook);
    for (int i = 0; i < others.size(); i++) {
      SlotFacts slot = of(others.get(i).slot());
      words[at + 1 + i] = slot.first + slot.numbers.getOrDefault(others.get(i), 0);
    }
    SegmentRow rest =
        row.with(
            row.literals().stream()
                .filter(literal -> !literal.equals(hook) && !others.contains(literal))
                .toList());
    boolean decided = rest.isEmpty() && exact.test(row.rule());
    words[at] = decided ? row.rule() : ~writer.applyAsInt(rest);
  }
}
