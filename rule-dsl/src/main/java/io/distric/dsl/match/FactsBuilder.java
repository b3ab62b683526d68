package io.distric.dsl.match;

import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.value.TextFactors;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Works out the facts of one slot. Used once. */
final class FactsBuilder {

  /** Tags of a slot in the table, from its first on. */
  static final int BY_CODE = 0;

  static final int BY_HEAD = 1;
  static final int BY_TAIL = 2;
  static final int TAGS = 3;

  /** Constants that a slot may be asked not to equal for that to be a fact. */
  private static final int UNWANTED_MAX = 4;

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

  /** Facts of all slots that turn where something is found: by code, beginning, end, part. */
  private final Map<Integer, List<Integer>> codes = new LinkedHashMap<>();

  private final Map<Utf8Key, List<Integer>> heads = new LinkedHashMap<>();
  private final Map<Utf8Key, List<Integer>> tails = new LinkedHashMap<>();
  private final Map<List<Utf8Key>, List<Integer>> parts = new LinkedHashMap<>();

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
      case Test.Equal _, Test.Is _, Test.Begins _, Test.Ends _, Test.OneOf _ -> true;
      // That none of many is there says little, and each of them would take room in a table: only
      // the rows are asked of which all else holds.
      case Test.In(var constants) ->
          literal.wanted() == Literal.TRUE || constants.size() <= UNWANTED_MAX;
      case Test.Contains(var part) -> part.length() <= PartFinder.PART_MAX;
      case Test.Range range -> RowWords.isExact(range);
      // A machine runs only for a row that nothing else rules out.
      case Test.Found(var pattern, _) ->
          pattern.isLiteral()
              && !(pattern.isFromStart() && pattern.isToEnd())
              && pattern.literal().length() <= PartFinder.PART_MAX;
    };
  }

  /**
   * The facts.
   *
   * @param missing takes those that hold of a missing slot, among those of all slots
   * @param table takes those that turn by code, beginning and end
   * @param tag of the slot in it
   * @param isCoded whether the code of what the slot holds is asked for
   */
  Facts build(long[] missing, TurnTable.Builder table, int tag, boolean isCoded) {
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
    codes.forEach((code, turning) -> table.add(tag + BY_CODE, code, turning));
    heads.forEach((text, turning) -> table.add(tag + BY_HEAD, text.utf8(), turning));
    tails.forEach((text, turning) -> table.add(tag + BY_TAIL, text.utf8(), turning));
    return new Facts(
        slot,
        bit,
        fixed,
        numbers(),
        text,
        isCoded,
        !codes.isEmpty(),
        lengths(heads),
        lengths(tails),
        PartFinder.of(parts).toArray(PartFinder[]::new),
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
        for (Value constant : literal.test().constants()) {
          post(codes, dictionary.code(constant), fact, ifTrue != ifFalse);
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
      case Test.Begins(var head) -> text(heads, fact, head, ifTrue, ifFalse);
      case Test.Ends(var tail) -> text(tails, fact, tail, ifTrue, ifFalse);
      case Test.Contains(var part) -> part(fact, part, ifTrue, ifFalse);
      case Test.OneOf(var factors) -> oneOf(fact, factors);
      case Test.Found(var pattern, _) when pattern.isFromStart() || pattern.isToEnd() ->
          text(pattern.isFromStart() ? heads : tails, fact, pattern.literal(), ifTrue, ifFalse);
      case Test.Found(var pattern, _) -> part(fact, pattern.literal(), ifTrue, ifFalse);
    }
  }

  private void part(int fact, String part, boolean ifTrue, boolean ifFalse) {
    if (part.isEmpty()) {
      set(text, fact, ifTrue);
    } else if (ifTrue != ifFalse) {
      PartFinder.post(parts, List.of(part), fact + bit - shift);
    }
  }

  private void oneOf(int fact, TextFactors factors) {
    switch (factors.where()) {
      case START -> factors.texts().forEach(head -> text(heads, fact, head, true, false));
      case END -> factors.texts().forEach(tail -> text(tails, fact, tail, true, false));
      case ANYWHERE -> PartFinder.post(parts, factors.texts(), fact + bit - shift);
    }
  }

  private void text(
      Map<Utf8Key, List<Integer>> lists, int fact, String wanted, boolean ifTrue, boolean ifFalse) {
    if (wanted.isEmpty()) {
      set(text, fact, ifTrue);
    } else {
      byte[] utf8 = wanted.getBytes(StandardCharsets.UTF_8);
      post(lists, new Utf8Key(utf8), fact, ifTrue != ifFalse);
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

  private static int[] lengths(Map<Utf8Key, List<Integer>> lists) {
    return lists.keySet().stream()
        .mapToInt(text -> text.utf8().length)
        .distinct()
        .sorted()
        .toArray();
  }

  private NumberFacts.Of numbers() {
    cuts.sort(Comparator.comparingDouble(Cut::at));
    return new NumberFacts.Of(
        cuts.stream().mapToDouble(Cut::at).toArray(),
        cuts.stream().mapToInt(Cut::fact).toArray(),
        numbersFirst,
        bit >>> 6);
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

  /** Notes that a fact turns where something is found; it may be told so twice. */
  private <K> void post(Map<K, List<Integer>> lists, K key, int fact, boolean turns) {
    if (turns) {
      lists.computeIfAbsent(key, _ -> new ArrayList<>()).add(fact + bit - shift);
    }
  }
}
