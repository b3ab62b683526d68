package io.distric.dsl.read;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.check.Checker;
import io.distric.dsl.check.Sources;
import io.distric.dsl.print.DiagnosticPrinter;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an author writes is answered by diagnostics, never by an exception. */
class BrokenSourcesTest {

  private static final int ROUNDS = Integer.getInteger("distric.rounds", 4_000);
  private static final String SIGNS = "{}[]()\"'`:,-#&*!|>%@\\$.=<?\n\t 09aé\u0000\u2028";

  private final long seed = Long.getLong("distric.seed", System.nanoTime());
  private final SourceReader reader = new SourceReader();

  @Test
  void shouldAnswerBrokenTextsWithDiagnostics() throws IOException {
    // given
    System.out.println("distric.seed = " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<SourceText> sources = corpus();

    for (int i = 0; i < ROUNDS; i++) {
      SourceText whole = sources.get(random.nextInt(sources.size()));
      SourceText broken = new SourceText(whole.name(), broken(whole.text(), random));

      // when
      ReadResult result = reader.read(broken);
      List<Diagnostic> found =
          result.hasErrors()
              ? result.diagnostics()
              : Checker.check(result.model(), Sources.of(broken.name()));

      // then
      for (Diagnostic diagnostic : found) {
        String shown = DiagnosticPrinter.print(diagnostic, broken);
        assertFalse(shown.contains("expecting"), shown);
        assertFalse(diagnostic.message().isBlank(), shown);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "{\"a\": ", "not:\n "})
  void shouldRefuseDeepNestingWithoutFallingOver(String opening) {
    // given
    String deep = opening.repeat(100_000);

    // when
    ReadResult yaml = reader.read(new SourceText("deep.yaml", "rules: " + deep));
    ReadResult json = reader.read(new SourceText("deep.json", "{\"rules\": " + deep));

    // then
    assertTrue(yaml.hasErrors());
    assertTrue(json.hasErrors());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "not ", "-", "a ? b : ", "[", "{a: ", "f(", "a + ", "\"${", "a[", "a ?? "})
  void shouldRefuseDeepExpressionsWithoutFallingOver(String opening) {
    // given
    String text = opening.repeat(50_000) + "1";
    String quoted = "'" + text.replace("'", "''") + "'";

    // when
    ReadResult result =
        reader.read(new SourceText("a.yaml", "id: a\nactions: []\nwhen: " + quoted));

    // then
    assertTrue(result.hasErrors());
    String code = result.diagnostics().getFirst().code();
    assertTrue(code.equals("R104") || code.equals("R203"), code);
  }

  @Test
  void shouldCountTheFaultsBeyondTheLimit() {
    // given
    String text = "rules:\n" + "  - {}\n".repeat(500);

    // when
    ReadResult result =
        new SourceReader(new ReadLimits(64, 1_000, 10)).read(new SourceText("a.yaml", text));

    // then
    assertTrue(result.diagnostics().size() == 11);
    assertTrue(result.diagnostics().getLast().message().startsWith("990 more"));
  }

  private static String broken(String text, RandomGenerator random) {
    StringBuilder out = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && !out.isEmpty(); i--) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(4)) {
        case 0 -> out.deleteCharAt(at);
        case 1 -> out.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
        case 2 -> out.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
        default -> out.delete(at, Math.min(out.length(), at + random.nextInt(30)));
      }
    }
    return out.toString();
  }

  private static List<SourceText> corpus() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/corpus"))) {
      return files
          .filter(f -> f.toString().endsWith(".yaml") || f.toString().endsWith(".json"))
          .sorted()
          .map(BrokenSourcesTest::source)
          .toList();
    }
  }

  private static SourceText source(Path file) {
    try {
      return new SourceText(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
