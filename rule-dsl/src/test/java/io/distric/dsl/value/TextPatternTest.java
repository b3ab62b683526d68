package io.distric.dsl.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns are found in bytes where RE2's machine finds them in texts. */
final class TextPatternTest {

  private static final long SEED = Long.getLong("distric.seed", System.nanoTime());
  private static final int PATTERNS = Integer.getInteger("distric.patterns", 4_000);
  private static final List<String> ATOMS =
      List.of(
          "a",
          "b",
          "c",
          "1",
          ".",
          "\\d",
          "\\w",
          "\\s",
          "\\D",
          "\\W",
          "\\S",
          "\\.",
          "[ab]",
          "[^a]",
          "[a-c]",
          "[0-9_]",
          "[^\\d]",
          "[\\wé]",
          "[a-]",
          "^",
          "$",
          "é",
          "\\b",
          "[[:alpha:]]",
          "\n",
          " ",
          "@",
          "(?i)a",
          "\\x41",
          "\\pL",
          "}",
          "-",
          "[+-]",
          "\\)",
          "[)]",
          "[(]",
          "\\|");
  private static final List<String> TIMES =
      List.of("", "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,}", "{0,2}", "{2,3}?");
  private static final List<String> LETTERS =
      List.of(
          "a", "b", "c", "A", "K", "1", "9", ".", "_", " ", "\n", "@", "é", "\u212a", "😀", "-",
          ")");

  private final Random random = new Random(SEED);

  @Test
  void shouldFindInBytesWhatIsFoundInTexts() {
    System.out.println("distric.seed = " + SEED);
    int automata = 0;
    for (int i = 0; i < PATTERNS; i++) {
      // given
      String source = pattern(2);
      Optional<TextPattern> pattern = TextPattern.compile(source);
      if (pattern.isEmpty()) {
        continue;
      }
      automata += PatternAutomaton.of(source).isPresent() ? 1 : 0;
      for (int j = 0; j < 20; j++) {
        String text = text();
        byte[] bytes = ("a1\n" + text + "b").getBytes(StandardCharsets.UTF_8);

        // when
        boolean found = pattern.get().isFoundIn(bytes, 3, bytes.length - 1);

        // then
        assertEquals(
            pattern.get().isFoundIn(text),
            found,
            () -> "seed " + SEED + " pattern <" + source + "> text <" + text + ">");
      }
    }
    assertTrue(automata > PATTERNS / 8, "automata " + automata);
  }

  @Test
  void shouldKnowWhatEveryMatchHasInIt() {
    System.out.println("distric.seed = " + SEED);
    int asked = 0;
    for (int i = 0; i < PATTERNS; i++) {
      // given
      String source = pattern(2);
      Optional<TextPattern> pattern = TextPattern.compile(source);
      String part = pattern.map(TextPattern::part).orElse("");
      for (int j = 0; j < 20 && !part.isEmpty(); j++) {
        String text = text();

        // when
        boolean found = pattern.orElseThrow().isFoundIn(text);

        // then
        asked += found ? 1 : 0;
        assertTrue(
            !found || text.contains(part),
            () -> "seed " + SEED + " pattern <" + source + "> text <" + text + ">");
      }
    }
    assertTrue(asked > PATTERNS / 8, "asked " + asked);
  }

  @Test
  void shouldKnowWhatEveryMatchBeginsWith() {
    System.out.println("distric.seed = " + SEED);
    int asked = 0;
    for (int i = 0; i < PATTERNS; i++) {
      // given
      String source = "^" + pick(LETTERS) + pattern(2);
      Optional<TextPattern> pattern = TextPattern.compile(source);
      String head = pattern.map(TextPattern::head).orElse("");
      for (int j = 0; j < 20 && !head.isEmpty(); j++) {
        String text = (random.nextBoolean() ? head : "") + text();

        // when
        boolean found = pattern.orElseThrow().isFoundIn(text);

        // then
        asked += found ? 1 : 0;
        assertTrue(
            !found || text.startsWith(head),
            () -> "seed " + SEED + " pattern <" + source + "> text <" + text + ">");
      }
    }
    assertTrue(asked > PATTERNS / 8, "asked " + asked);
  }

  @ParameterizedTest
  @CsvSource({
    "^ab+c, ab",
    "^ab?c, a",
    "^ab(c|d), ab",
    "^ab|c, ''",
    "^a[)]|b, ''",
    "^a\\)|b, ''",
    "^a([(]|b), ''"
  })
  void shouldFindTheHead(String source, String head) {
    assertEquals(head, TextPattern.compile(source).orElseThrow().head());
  }

  @ParameterizedTest
  @CsvSource({
    "error [0-9]+ in disk, ' in disk'",
    "^abc.*de$, abc",
    "(ab)c(?:de), abcde",
    "a(bc)+d, bc",
    "(ab|ac)x, x",
    "ab?c, a",
    "a|b, ''",
    "(?i)abc, ''"
  })
  void shouldFindTheLongestPart(String source, String part) {
    assertEquals(part, TextPattern.compile(source).orElseThrow().part());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)a",
        "\\pL",
        "\\bword\\b",
        "é",
        "[[:digit:]]",
        "(?s).",
        "\\Qa.b\\E",
        "a{1000}"
      })
  void shouldLeaveWhatIsNotPlainToTheMachine(String source) {
    assertFalse(PatternAutomaton.of(source).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"^u[0123]a", "\\.5\\d*@(a|b|c)\\.example", "^r(\\d|7)+", "^u1\\d+$", "$^", "a||b"})
  void shouldMakeAutomataOfPlainPatterns(String source) {
    assertTrue(PatternAutomaton.of(source).isPresent());
  }

  @Test
  void shouldNotGrowWithoutEnd() {
    // given: a set of nodes for each way in which the last 20 characters can be
    String source = "a" + ".".repeat(20) + "b";

    // then
    assertFalse(PatternAutomaton.of(source).isPresent());
    assertTrue(
        TextPattern.compile(source)
            .orElseThrow()
            .isFoundIn(("a".repeat(30) + "b").getBytes(StandardCharsets.UTF_8), 0, 31));
  }

  private String pattern(int depth) {
    StringBuilder pattern = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      pattern.append(
          depth > 0 && random.nextInt(4) == 0
              ? (random.nextBoolean() ? "(" : "(?:") + pattern(depth - 1) + ")"
              : pick(ATOMS));
      pattern.append(pick(TIMES));
      if (random.nextInt(6) == 0) {
        pattern.append('|');
      }
    }
    return pattern.toString();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append(pick(LETTERS));
    }
    return text.toString();
  }

  private String pick(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
