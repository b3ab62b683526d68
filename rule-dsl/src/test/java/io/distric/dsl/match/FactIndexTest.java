package io.distric.dsl.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Expr.Presence;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.match.Literal.Test;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.value.TextPattern;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A segment finds a rule if all literals of one of its rows hold, each tested by itself. */
final class FactIndexTest {

  private static final long SEED = Long.getLong("distric.seed", System.nanoTime());
  private static final int CATALOGS = Integer.getInteger("distric.catalogs", 60);
  private int slotCount = 80;
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "-1", "2.5", "10", "0.1", "99", "123456789012345", "1e30", "-5.25");
  private static final List<String> TEXTS =
      List.of("", "a", "ab", "abc", "bc", "ba", "é", "😀", "éa", "aa", "1", "cab", "b".repeat(300));
  private static final List<String> LONG =
      List.of(
          "1234567890123456789",
          "1.00000000000000000001",
          "2.4999999999999999999",
          "1.0000000000000001",
          "1e400",
          "-123456789012345678901.5");
  private static final List<String> PATTERNS =
      List.of(
          "^a",
          "b$",
          "a",
          "^ab$",
          "^a[bc]",
          "a|é",
          "b+c",
          "",
          "^",
          "(?i)A",
          "c\\d*$",
          "(b|ab|ac)$",
          "^(a|ab|b)",
          "(ab|bc|c)",
          "a.*(b|c)",
          "(ab|ca).*");

  private final Random random = new Random(SEED);

  @org.junit.jupiter.api.Test
  void shouldFindWhatTheTestsSayOneByOne() throws MalformedMessage {
    System.out.println("distric.seed = " + SEED);
    for (int catalog = 0; catalog < CATALOGS; catalog++) {
      // given: so many slots that rows hang on facts, or so few that they stand behind columns
      slotCount = catalog % 2 == 0 ? 80 : 10;
      CompiledRule[] rules = rules(40 + random.nextInt(120));
      IdentityHashMap<CompiledRule, Conjunction> conditions = new IdentityHashMap<>();
      for (CompiledRule rule : rules) {
        conditions.put(rule, condition());
      }
      Segment segment = SegmentBuilder.build(rules, conditions);
      SlotTable table = new SlotTable();
      for (int i = 0; i < slotCount; i++) {
        assertEquals(2 + i, table.slot(List.of("f" + i)));
      }
      PathTrie trie = table.snapshot();
      Slots slots = new Slots(trie.size());
      JsonDecoder decoder = new JsonDecoder(DecoderLimits.STANDARD, trie, slots);
      SegmentScratch scratch = segment.scratch(trie.size());
      for (int i = 0; i < 40; i++) {
        byte[] json = message().getBytes(StandardCharsets.UTF_8);
        slots.begin(json, 0);
        decoder.read(json, 0, json.length);
        for (int edits = random.nextInt(4); edits > 0; edits--) {
          Value value = random.nextBoolean() ? Value.Missing.MISSING : constant();
          slots.set(2 + random.nextInt(slotCount), value);
        }

        // when
        segment.find(slots, scratch, null);

        // then
        assertEquals(
            expected(rules, conditions, slots),
            found(scratch),
            () -> "seed " + SEED + " " + new String(json, StandardCharsets.UTF_8));
      }
    }
  }

  private static Set<Integer> expected(
      CompiledRule[] rules, IdentityHashMap<CompiledRule, Conjunction> conditions, Slots slots) {
    TreeSet<Integer> expected = new TreeSet<>();
    for (int i = 0; i < rules.length; i++) {
      Conjunction condition = conditions.get(rules[i]);
      if (allHold(condition.literals(), slots)
          && condition.choices().stream().allMatch(choice -> holds(choice, slots))) {
        expected.add(i);
      }
    }
    return expected;
  }

  private static boolean holds(Choice choice, Slots slots) {
    return choice.alternatives().stream().anyMatch(literals -> allHold(literals, slots));
  }

  private static boolean allHold(List<Literal> literals, Slots slots) {
    return literals.stream().allMatch(literal -> holds(literal, slots));
  }

  private static boolean holds(Literal literal, Slots slots) {
    return (literal.wanted() >>> SlotPredicate.of(literal).truth(slots) & 1) != 0;
  }

  private static Set<Integer> found(SegmentScratch scratch) {
    TreeSet<Integer> found = new TreeSet<>();
    for (int i = scratch.candidates.next(0); i >= 0; i = scratch.candidates.next(i + 1)) {
      assertTrue(found.add(i));
    }
    return found;
  }

  private static CompiledRule[] rules(int count) {
    Rule rule =
        new SourceReader()
            .read(new SourceText("r.yaml", "rules: [{id: r, actions: [{stop: true}]}]"))
            .model()
            .rules()
            .getFirst();
    CompiledRule[] rules = new CompiledRule[count];
    for (int i = 0; i < count; i++) {
      RuleGroup none = new RuleGroup(SchemaTestsNone.NONE);
      rules[i] = new CompiledRule(rule, none, CompiledRule.EXACT, List.of(), List.of(), new int[0]);
    }
    return rules;
  }

  private Conjunction condition() {
    List<Choice> choices =
        Stream.generate(() -> new Choice(several(() -> several(this::literal, 1, 2), 2, 5)))
            .limit(random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0)
            .toList();
    return new Conjunction(several(this::literal, choices.isEmpty() ? 1 : 0, 6), choices);
  }

  private <T> List<T> several(Supplier<T> source, int least, int most) {
    return Stream.generate(source).limit(least + random.nextInt(most - least + 1)).toList();
  }

  private Literal literal() {
    Test test =
        switch (random.nextInt(14)) {
          case 0 -> new Test.Equal(constant());
          case 1 ->
              new Test.In(Stream.generate(this::constant).limit(1 + random.nextInt(7)).toList());
          case 2, 3, 4, 5, 6 -> range();
          case 7, 8 -> new Test.Begins(pick(TEXTS));
          case 9 -> new Test.Ends(pick(TEXTS));
          case 10, 11 -> new Test.Contains(pick(TEXTS));
          case 12 -> new Test.Found(TextPattern.compile(pick(PATTERNS)).orElseThrow());
          default -> new Test.Is(pick(List.of(Presence.values())));
        };
    int wanted =
        random.nextInt(3) > 0
            ? Literal.TRUE
            : pick(List.of(Literal.FALSE, Literal.NOT_TRUE, Literal.NOT_FALSE));
    // Parts stand together, so that some end where others do.
    int slots = test instanceof Test.Contains ? slotCount / 5 : slotCount;
    return new Literal(2 + random.nextInt(slots), test, wanted);
  }

  private Test range() {
    BigDecimal low = random.nextInt(3) == 0 ? null : new BigDecimal(bound());
    BigDecimal high = low != null && random.nextInt(3) == 0 ? null : new BigDecimal(bound());
    return new Test.Range(low, random.nextBoolean(), high, random.nextBoolean());
  }

  private String bound() {
    return random.nextInt(8) == 0 ? pick(LONG) : pick(NUMBERS);
  }

  private Value constant() {
    return switch (random.nextInt(5)) {
      case 0 -> Value.Bool.of(random.nextBoolean());
      case 1, 2 -> new Value.Num(new BigDecimal(bound()));
      default -> new Value.Text(pick(TEXTS));
    };
  }

  private String message() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < slotCount; i++) {
      if (random.nextInt(3) > 0) {
        json.append(json.length() == 1 ? "" : ",").append("\"f").append(i).append("\":");
        json.append(value());
      }
    }
    return json.append('}').toString();
  }

  private String value() {
    return switch (random.nextInt(12)) {
      case 0 -> "null";
      case 1 -> random.nextBoolean() ? "true" : "false";
      case 2 -> pick(LONG);
      case 3 -> "{\"a\":1}";
      case 4 -> "[\"a\",\"" + pick(TEXTS) + "\",1]";
      case 5, 6, 7, 8 -> pick(NUMBERS);
      default -> "\"" + pick(TEXTS) + (random.nextInt(4) == 0 ? "\\u0061" : "") + "\"";
    };
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** No code: literals say all. */
  private enum SchemaTestsNone implements RuleCode {
    NONE;

    @Override
    public boolean test(int rule, Slots slots) {
      throw new AssertionError("the literals of a row are all that its rule asks for");
    }

    @Override
    public Value value(int expression, Slots slots) {
      throw new AssertionError("there are no expressions");
    }
  }
}
