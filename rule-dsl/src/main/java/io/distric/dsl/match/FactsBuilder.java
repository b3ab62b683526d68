package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Works out the facts of one slot. Used once. */
final class FactsBuilder {

  private record Cut(double at, int fact) {}

  private final int slot;
  private final List<Literal> literals;
  private final Dictionary.Builder dictionary;
  private final int bit;
  private final int shift;
  private final int words;
  private final long[] text;
  private final long[] numbersFirst;
  private final List<Cut> cuts = new ArrayList<>();
  private final Map<Integer, List<Integer>> codes = new HashMap<>();
  private final Map<Affixes.Bytes, List<Integer>> heads = new LinkedHashMap<>();
  private final Map<Affixes.Bytes, List<Integer>> tails = new LinkedHashMap<>();
  private final Map<Affixes.Bytes, List<Integer>> parts = new LinkedHashMap<>();

  /**
   * Takes the literals, which {@link #isFact}.
   *
   * @param slot of all of them
   * @param bit of the first among the facts of all slots
   * @param literals each once, in the order of their bits
   * @param dictionary of the codes
   */
  FactsBuilder(int slot, int bit, List<Literal> literals, Dictionary.Builder dictionary) {
    this.slot = slot;
    this.literals = literals;
    this.dictionary = dictionary;
    this.bit = bit;
    this.shift = bit & 63;
    this.words = shift + literals.size() + 63 >>> 6;
    this.text = new long[words];
    this.numbersFirst = new long[words];
  }

  /** Whether a literal is found out together with the others of its slot. */
  static boolean isFact(Literal literal) {
    return switch (literal.test()) {
      case Test.Equal _, Test.In _, Test.Is _, Test.Begins _, Test.Ends _ -> true;
      case Test.Contains(var part) -> part.length() <= PartFinder.PART_MAX;
      case Test.Range range -> RowWords.isExact(range);
      // A machine runs only for a row that nothing else rules out.
      case Test.Found(var pattern) ->
          pattern.isLiteral()
              && !(pattern.isFromStart() && pattern.isToEnd())
              && pattern.literal().length() <= PartFinder.PART_MAX;
    };
  }

  /**
   * The facts.
   *
   * @param missing takes those that hold of a missing slot, among those of all slots
   */
  Facts build(long[] missing) {
    SlotPredicate[] tests = new SlotPredicate[literals.size()];
    int[] wanted = new int[literals.size()];
    for (int fact = 0; fact < tests.length; fact++) {
      tests[fact] = SlotPredicate.of(literals.get(fact));
      wanted[fact] = literals.get(fact).wanted();
      add(shift + fact, literals.get(fact));
    }
    long[][] fixed = fixed();
    long[] base = fixed[Slots.MISSING].clone();
    for (int i = 0; i < words; i++) {
      missing[(bit >>> 6) + i] |= base[i];
      text[i] ^= base[i];
      numbersFirst[i] ^= base[i];
      for (long[] turned : fixed) {
        turned[i] ^= base[i];
      }
    }
    return new Facts(
        slot,
        bit,
        fixed,
        numbers(),
        text,
        new Facts.Codes(settled(codes)),
        new Affixes(false, settled(heads)),
        new Affixes(true, settled(tails)),
        PartFinder.of(settled(parts)),
        tests,
        wanted);
  }

  private void add(int fact, Literal literal) {
    boolean ifTrue = isWanted(literal, Truth.TRUE);
    boolean ifFalse = isWanted(literal, Truth.FALSE);
    boolean ifUnknown = isWanted(literal, Truth.UNKNOWN);
    set(text, fact, ifFalse);
    set(numbersFirst, fact, ifFalse);
    switch (literal.test()) {
      case Test.Equal _, Test.In _ -> {
        for (Value constant : RowWords.constants(literal.test())) {
          post(codes, dictionary.code(constant), fact, ifTrue);
        }
      }
      case Test.Range range -> {
        set(text, fact, ifUnknown);
        range(fact, range, ifTrue, ifFalse);
      }
      case Test.Is(var state) -> {
        boolean present = state == io.distric.dsl.ast.Expr.Presence.PRESENT;
        set(text, fact, present ? ifTrue : ifFalse);
        set(numbersFirst, fact, present ? ifTrue : ifFalse);
      }
      case Test.Begins(var head) -> text(heads, fact, head, ifTrue);
      case Test.Ends(var tail) -> text(tails, fact, tail, ifTrue);
      case Test.Contains(var part) -> text(parts, fact, part, ifTrue);
      case Test.Found(var pattern) ->
          text(
              pattern.isFromStart() ? heads : pattern.isToEnd() ? tails : parts,
              fact,
              pattern.literal(),
              ifTrue);
    }
  }

  private void text(
      Map<Affixes.Bytes, List<Integer>> lists, int fact, String wanted, boolean ifTrue) {
    if (wanted.isEmpty()) {
      set(text, fact, ifTrue);
    } else {
      byte[] utf8 = wanted.getBytes(StandardCharsets.UTF_8);
      post(lists, new Affixes.Bytes(utf8), fact, ifTrue);
    }
  }

  private void range(int fact, Test.Range range, boolean ifTrue, boolean ifFalse) {
    double least = RowWords.least(range);
    double greatest = RowWords.greatest(range);
    if (ifTrue == ifFalse || !(least <= greatest)) {
      return;
    }
    if (least == Double.NEGATIVE_INFINITY) {
      set(numbersFirst, fact, ifTrue);
    } else {
      cuts.add(new Cut(least, fact));
    }
    if (greatest != Double.POSITIVE_INFINITY) {
      cuts.add(new Cut(Math.nextUp(greatest), fact));
    }
  }

  private NumberFacts numbers() {
    cuts.sort(Comparator.comparingDouble(Cut::at));
    return new NumberFacts(
        cuts.stream().mapToDouble(Cut::at).toArray(),
        cuts.stream().mapToInt(Cut::fact).toArray(),
        numbersFirst);
  }

  /** What there is to say of missing, null, false and true, said by the tests themselves. */
  private long[][] fixed() {
    Slots sample = new Slots(slot + 1);
    long[][] fixed = new long[Slots.NUMBER][words];
    for (byte kind = 0; kind < Slots.NUMBER; kind++) {
      sample.begin(new byte[0], 0);
      sample.setKind(slot, kind);
      for (int fact = 0; fact < literals.size(); fact++) {
        Literal literal = literals.get(fact);
        set(fixed[kind], shift + fact, isWanted(literal, SlotPredicate.of(literal).truth(sample)));
      }
    }
    return fixed;
  }

  private static boolean isWanted(Literal literal, int truth) {
    return (literal.wanted() >>> truth & 1) != 0;
  }

  private static void set(long[] bits, int fact, boolean holds) {
    bits[fact >>> 6] = bits[fact >>> 6] & ~(1L << fact) | (holds ? 1L : 0L) << fact;
  }

  /** A code or part that is found settles a fact, and may be found more than once. */
  private static <K> void post(Map<K, List<Integer>> lists, K key, int fact, boolean holds) {
    lists.computeIfAbsent(key, _ -> new ArrayList<>()).add(fact << 1 | (holds ? 1 : 0));
  }

  /** As {@link Facts#settle} wants it. */
  private static <K> Map<K, long[]> settled(Map<K, List<Integer>> lists) {
    Map<K, long[]> settled = new LinkedHashMap<>();
    lists.forEach((key, list) -> settled.put(key, settled(list)));
    return settled;
  }

  private static long[] settled(List<Integer> list) {
    TreeMap<Integer, long[]> words = new TreeMap<>();
    for (int each : list) {
      int fact = each >>> 1;
      long[] word = words.computeIfAbsent(fact >>> 6, w -> new long[] {w, -1, 0});
      word[1] &= ~(1L << fact);
      word[2] = word[2] & ~(1L << fact) | (long) (each & 1) << fact;
    }
    return words.values().stream().flatMapToLong(Arrays::stream).toArray();
  }
}
