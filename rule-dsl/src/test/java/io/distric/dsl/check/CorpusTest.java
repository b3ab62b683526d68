package io.distric.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.lint.LintBudget;
import io.distric.dsl.lint.Linter;
import io.distric.dsl.print.DiagnosticPrinter;
import io.distric.dsl.print.ModelPrinter;
import io.distric.dsl.print.YamlText;
import io.distric.dsl.read.CsvTables;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that authors could have written, each with what they are told: {@code x.yaml} and {@code
 * x.yaml.expected}. {@code -Ddistric.corpus.update=true} writes the expectations anew, to be looked
 * over line by line.
 */
class CorpusTest {

  private static final Path CORPUS = Path.of("src/test/resources/corpus");

  private final SourceReader reader = new SourceReader();

  static Stream<Path> invalid() throws IOException {
    return files("invalid");
  }

  static Stream<Path> valid() throws IOException {
    return files("valid");
  }

  static Stream<Path> lint() throws IOException {
    return files("lint");
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void shouldTellTheAuthorWhatIsWrong(Path file) throws IOException {
    // given
    SourceText source = source(file);

    // when
    List<Diagnostic> diagnostics = diagnose(source);

    // then
    assertFalse(diagnostics.isEmpty());
    assertExpected(file, shown(diagnostics, source));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void shouldReadAndPrintWhatIsRight(Path file) throws IOException {
    // given
    SourceText source = source(file);

    // when
    ReadResult result = reader.read(source);

    // then
    assertEquals(List.of(), result.diagnostics());
    boolean whole = !result.model().workflows().isEmpty();
    assertTrue(!whole || Checker.check(result.model(), Sources.of(source.name())).isEmpty());
    String printed = YamlText.of(ModelPrinter.model(result.model()));
    assertEquals(result.model(), reader.read(new SourceText("again.yaml", printed)).model());
    assertExpected(file, printed);
  }

  @ParameterizedTest
  @MethodSource("lint")
  void shouldTellTheAuthorWhatIsProbablyNotMeant(Path file) throws IOException {
    // given
    SourceText source = source(file);
    assertEquals(List.of(), diagnose(source));

    // when
    List<Diagnostic> found =
        Linter.lint(reader.read(source).model(), Sources.of(source.name()), LintBudget.standard());

    // then
    assertExpected(file, shown(found, source));
  }

  @Test
  void shouldHoldEveryKindOfFault() throws IOException {
    // given
    Set<String> codes = new TreeSet<>();
    Pattern code = Pattern.compile("(?:error|warning|hint) (R\\d{3}): ");
    List<Path> all = Stream.concat(invalid(), lint()).toList();

    // when
    for (Path file : all) {
      Matcher told = code.matcher(Files.readString(expected(file)));
      while (told.find()) {
        codes.add(told.group(1));
      }
    }

    // then
    assertTrue(all.size() >= 80, () -> all.size() + " files");
    assertTrue(codes.size() >= 40, () -> codes.size() + " codes: " + codes);
  }

  private List<Diagnostic> diagnose(SourceText source) {
    ReadResult result = reader.read(source);
    List<Diagnostic> all = new ArrayList<>(result.diagnostics());
    if (!result.hasErrors()) {
      all.addAll(Checker.check(result.model(), Sources.of(source.name())));
    }
    return all;
  }

  private static String shown(List<Diagnostic> diagnostics, SourceText source) {
    return diagnostics.stream()
        .map(d -> DiagnosticPrinter.print(d, source))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Path expected(Path file) {
    return file.resolveSibling(file.getFileName() + ".expected");
  }

  private static void assertExpected(Path file, String actual) throws IOException {
    Path expected = expected(file);
    if (Boolean.getBoolean("distric.corpus.update")) {
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  private static SourceText source(Path file) throws IOException {
    String text = Files.readString(file);
    Map<String, String> beside = new HashMap<>();
    for (String name : CsvTables.mentioned(text)) {
      Path csv = file.resolveSibling(name);
      if (Files.exists(csv)) {
        beside.put(name, Files.readString(csv));
      }
    }
    return new SourceText(String.valueOf(file.getFileName()), text, beside);
  }

  private static Stream<Path> files(String folder) throws IOException {
    try (Stream<Path> all = Files.list(CORPUS.resolve(folder))) {
      return all.filter(CorpusTest::isSource).sorted().toList().stream();
    }
  }

  private static boolean isSource(Path file) {
    return !file.toString().endsWith(".expected") && !file.toString().endsWith(".csv");
  }
}
