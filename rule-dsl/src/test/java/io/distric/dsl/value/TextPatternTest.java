package io.distric.dsl.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.value.TextFactors.Where;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
          "(?i)",
          "(?s)",
          "\\Q\\E",
          "(?i:k)",
          "(?i)s",
          "(?i:[^b])",
          "(?i:[j-t])",
          "(?i:\\w)",
          "(?i:\\W)",
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
      List.of(
          "", "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,}", "{0,2}", "{2,3}?", "{02}",
          "{1,02}");
  private static final List<String> LETTERS =
      List.of(
          "a", "b", "{02}", "c", "A", "B", "k", "K", "s", "S", "\u017f", "1", "9", ".", "_", " ",
          "\n", "@", "é", "\u212a", "😀", "-", ")");

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
  void shouldKnowFactorsOfEveryMatch() {
    System.out.println("distric.seed = " + SEED);
    int asked = 0;
    Map<Where, Integer> places = new EnumMap<>(Where.class);
    for (int i = 0; i < PATTERNS; i++) {
      // given
      String source =
          (random.nextInt(4) == 0 ? "^" : "") + pattern(2) + (random.nextInt(4) == 0 ? "$" : "");
      Optional<TextPattern> pattern = TextPattern.compile(source);
      Optional<TextFactors> factors = pattern.flatMap(TextPattern::factors);
      factors.ifPresent(found -> places.merge(found.where(), 1, Integer::sum));
      for (int j = 0; j < 20 && factors.isPresent(); j++) {
        String text = (j % 2 == 0 ? pick(factors.get().texts()) : "") + text();

        // when
        boolean found = pattern.orElseThrow().isFoundIn(text);

        // then
        asked += found ? 1 : 0;
        assertTrue(
            !found || has(text, factors.get()),
            () -> "seed " + SEED + " pattern <" + source + "> text <" + text + ">");
      }
    }
    assertTrue(asked > PATTERNS / 8, "asked " + asked);
    assertEquals(3, places.size(), places::toString);
  }

  private static boolean has(String text, TextFactors factors) {
    return factors.texts().stream()
        .anyMatch(
            literal ->
                switch (factors.where()) {
                  case START -> text.startsWith(literal);
                  case END -> text.endsWith(literal);
                  case ANYWHERE -> text.contains(literal);
                });
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
    "^ab\\Q\\E*, ''",
    "^ab(?s)*, ''",
    "^a[)]|b, ''",
    "^a\\)|b, ''",
    "^a([(]|b), ''"
  })
  void shouldFindTheHead(String source, String head) {
    assertEquals(head, TextPattern.compile(source).orElseThrow().head());
  }

  @ParameterizedTest
  @CsvSource({
    "error [0-9]+ in disks, ANYWHERE, ' in disks'",
    "(foo|bar)[0-9]+, ANYWHERE, 'bar,foo'",
    "^abc[0-9], START, abc",
    "abc.*de, ANYWHERE, abc",
    "(ab)c(?:de), ANYWHERE, abcde",
    "a(bc)+d, ANYWHERE, abc",
    "(ab|ac)x, ANYWHERE, 'abx,acx'",
    "ab?c, ANYWHERE, 'abc,ac'",
    "(error|warn|fatal), ANYWHERE, 'error,fatal,warn'",
    "(abc|de|xde)$, END, 'abc,de'",
    "^(ab|abc|d), START, 'ab,d'",
    "(^ab|^cd), START, 'ab,cd'",
    "^[ab]{2}[0-9]x.*yz$, END, yz",
    "^u[0-3]a, START, 'u0a,u1a,u2a,u3a'",
    "(?i)^ax.*, START, 'AX,Ax,aX,ax'",
    "(?i)ax, ANYWHERE, 'AX,Ax,aX,ax'",
    "^(?i:k)é, START, 'Ké,ké,\u212aé'",
    "x(b|c)?.*, ANYWHERE, x"
  })
  void shouldFindFactors(String source, Where where, String texts) {
    TextFactors factors = TextPattern.compile(source).flatMap(TextPattern::factors).orElseThrow();
    assertEquals(new TextFactors(where, List.of(texts.split(","))), factors);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a|.", "[0-9]+", ".*", "x*", "(a|)", "^$", "[a-z]"})
  void shouldFindNoFactorsWhereThereAreNone(String source) {
    assertEquals(Optional.empty(), TextPattern.compile(source).flatMap(TextPattern::factors));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)é",
        "(?i)[^k]",
        "(?i)\\W",
        "(?s)a",
        "\\pL",
        "\\bword\\b",
        "[é]",
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
