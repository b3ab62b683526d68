package io.distric.dsl.match;

import io.distric.dsl.ast.Expr.Presence;
import io.distric.dsl.match.Literal.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/** Hangs rows on facts. Used once. */
final class FactIndexBuilder {

  private final Dictionary.Builder dictionary;
  private final ToIntFunction<SegmentRow> writer;
  private final Map<Integer, SlotFacts> slots = new TreeMap<>();
  private int rows;

  /** What is to be known of a slot. */
  private static final class SlotFacts {
    /** Rows by the literal that they hang on. */
    private final Map<Literal, List<SegmentRow>> hooks = new LinkedHashMap<>();

    /** A fact for each row that hangs here, then one for each other literal. */
    private final List<Literal> facts = new ArrayList<>();

    private final Map<Literal, Integer> numbers = new LinkedHashMap<>();
    private int first;

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

  /** The fact that a row can hang on if a literal has to hold: none holds of a missing slot. */
  static Optional<Literal> hook(Literal literal) {
    if (literal.test() instanceof Test.Is(var state)) {
      int missing = state == Presence.MISSING ? Literal.TRUE : Literal.FALSE;
      return (literal.wanted() & missing) == 0 ? Optional.of(literal) : Optional.empty();
    }
    if (!literal.needsKnown()) {
      return Optional.empty();
    }
    if (FactsBuilder.isFact(literal)) {
      return Optional.of(literal);
    }
    String head = literal.wanted() == Literal.TRUE ? ColumnBuilder.head(literal) : "";
    Test implied = head.isEmpty() ? new Test.Is(Presence.PRESENT) : new Test.Begins(head);
    return Optional.of(new Literal(literal.slot(), implied, Literal.TRUE));
  }

  /** Hangs a row on a fact. */
  void add(SegmentRow row, Literal hook) {
    of(hook.slot()).hooks.computeIfAbsent(hook, _ -> new ArrayList<>()).add(row);
    rows++;
  }

  private SlotFacts of(int slot) {
    return slots.computeIfAbsent(slot, _ -> new SlotFacts());
  }

  /**
   * The index.
   *
   * @param exact whether the rows of a rule decide its condition, by the rule's number
   */
  FactIndex build(IntPredicate exact) {
    for (SlotFacts slot : slots.values()) {
      slot.hooks.forEach(
          (hook, list) -> {
            slot.number(hook);
            list.stream().skip(1).forEach(_ -> slot.facts.add(hook));
          });
    }
    for (SlotFacts slot : List.copyOf(slots.values())) {
      slot.hooks.forEach((hook, list) -> list.forEach(row -> number(row, hook)));
    }
    int bits = FactIndex.ALWAYS + 1;
    for (SlotFacts slot : slots.values()) {
      slot.first = bits;
      bits += slot.facts.size();
    }
    long[] missing = new long[bits + 63 >>> 6];
    missing[0] = 1L << FactIndex.ALWAYS;
    List<Facts> facts = new ArrayList<>();
    slots.forEach(
        (slot, its) ->
            facts.add(new FactsBuilder(slot, its.first, its.facts, dictionary).build(missing)));
    return joined(facts, missing, exact);
  }

  private void number(SegmentRow row, Literal hook) {
    row.literals().stream()
        .filter(literal -> !literal.equals(hook) && FactsBuilder.isFact(literal))
        .limit(FactIndex.OTHERS)
        .forEach(literal -> of(literal.slot()).number(literal));
  }

  private FactIndex joined(List<Facts> facts, long[] missing, IntPredicate exact) {
    long[] hooks = new long[missing.length];
    int[] words = new int[rows * (FactIndex.OTHERS + 1)];
    int row = 0;
    for (SlotFacts slot : slots.values()) {
      int bit = slot.first;
      for (Map.Entry<Literal, List<SegmentRow>> each : slot.hooks.entrySet()) {
        for (SegmentRow one : each.getValue()) {
          hooks[bit >>> 6] |= 1L << bit++;
          write(one, each.getKey(), exact, words, row++ * (FactIndex.OTHERS + 1));
        }
      }
    }
    return new FactIndex(facts.toArray(Facts[]::new), missing, hooks, words);
  }

  private void write(SegmentRow row, Literal hook, IntPredicate exact, int[] words, int at) {
    List<Literal> rest = new ArrayList<>();
    int others = 0;
    for (Literal literal : row.literals()) {
      if (literal.equals(hook)) {
        continue;
      }
      if (others < FactIndex.OTHERS && FactsBuilder.isFact(literal)) {
        SlotFacts slot = of(literal.slot());
        words[at + ++others] = slot.first + slot.numbers.getOrDefault(literal, 0);
      } else {
        rest.add(literal);
      }
    }
    boolean decided = rest.isEmpty() && exact.test(row.rule());
    words[at] = decided ? row.rule() : ~writer.applyAsInt(new SegmentRow(row.rule(), rest));
  }
}
