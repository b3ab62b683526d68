package io.distric.dsl.mvel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing leaves the dialect. {@code -Ddistric.seed} repeats a run, {@code -Ddistric.rounds} grows
 * it.
 */
final class MvelEscapeTest {

  /** All that a text for MVEL may be made of. */
  private static final Pattern HARMLESS =
      Pattern.compile("(?:[vc]\\d+|null|fn\\.[a-zA-Z]+\\(|[(),\\[\\]!?: ]|&&|\\|\\||[-*/])*");

  private static final List<Value> INPUTS =
      List.of(
          new Value.Text("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"),
          Value.Num.of(7),
          Value.Bool.TRUE,
          Value.Null.NULL,
          new Value.Items(List.of(Value.Num.of(1), new Value.Text("x"))));

  static Stream<String> escapes() {
    return MvelEscapes.ALL.stream();
  }

  @AfterEach
  void shouldHaveNoEffect() {
    assertNull(System.getProperty(MvelEscapes.CANARY));
  }

  @ParameterizedTest
  @MethodSource("escapes")
  void shouldBeRefusedWithASentence(String attempt) {
    // when
    MalformedMvel refusal =
        assertThrows(MalformedMvel.class, () -> MvelText.read(attempt, Span.NONE));

    // then
    String sentence = String.valueOf(refusal.getMessage());
    assertTrue(sentence.contains(" "), sentence);
    assertTrue(refusal.position() >= 0 && refusal.position() <= attempt.length());
  }

  @Test
  void shouldTryMany() {
    assertTrue(MvelEscapes.ALL.size() >= 60);
    assertEquals(MvelEscapes.ALL.size(), MvelEscapes.ALL.stream().distinct().count());
  }

  @Test
  void shouldRefuseOrTameWhatIsPutTogetherFromPieces() {
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int accepted = 0;
    int rounds = Integer.getInteger("distric.rounds", 20_000);
    for (int round = 0; round < rounds; round++) {
      String text = mutated(random);
      try {
        MvelText read = MvelText.read(text, Span.NONE);
        tame(read, text, random);
        accepted++;
      } catch (MalformedMvel refused) {
        assertFalse(String.valueOf(refused.getMessage()).isBlank(), text);
      }
    }
    assertTrue(accepted > rounds / 100, "accepted are only " + accepted);
  }

  private static void tame(MvelText read, String text, Random random) {
    String written = MvelWriter.of(read.root()).text();
    assertTrue(HARMLESS.matcher(written).matches(), () -> text + " becomes " + written);
    Value[] inputs =
        read.inputs().stream()
            .map(_ -> INPUTS.get(random.nextInt(INPUTS.size())))
            .toArray(Value[]::new);
    MvelExpression.compile(read).evaluate(inputs);
  }

  /** Two attempts or harmless texts, cut and joined, with some pieces changed. */
  private static String mutated(Random random) {
    String text = piece(random);
    if (random.nextBoolean()) {
      String second = piece(random);
      text =
          text.substring(0, random.nextInt(text.length() + 1))
              + (random.nextBoolean() ? " + " : "")
              + second.substring(random.nextInt(second.length() + 1));
    }
    for (int changes = random.nextInt(3); changes > 0 && !text.isEmpty(); changes--) {
      int at = random.nextInt(text.length());
      char put = ".()[]'\"{}=!&|+-*/%<>?:;,@#$~ anc1\\".charAt(random.nextInt(34));
      text = text.substring(0, at) + put + text.substring(at + random.nextInt(2));
    }
    return text;
  }

  private static String piece(Random random) {
    List<String> from = random.nextInt(3) == 0 ? MvelEscapes.ALL : HARMLESS_TEXTS;
    return from.get(random.nextInt(from.size()));
  }

  private static final List<String> HARMLESS_TEXTS =
      List.of(
          "amount * 2 > 7 && name.trim().startsWith('a')",
          "list[0] + map['k'].v % 3",
          "name ~= '(a+)+$' ? [1, [2]] : ['k' : nul == null]",
          "(amount - 1) / (amount - 7) == null || !ok",
          "name.substring(1, 3).indexOf('a').abs().max(3)",
          "amount in [1, 2] or list contains 'x'");
}
