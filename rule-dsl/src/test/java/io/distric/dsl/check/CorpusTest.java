package io.distric.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.print.DiagnosticPrinter;
import io.distric.dsl.print.ModelPrinter;
import io.distric.dsl.print.YamlText;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @ParameterizedTest
  @MethodSource("invalid")
  void shouldTellTheAuthorWhatIsWrong(Path file) throws IOException {
    // given
    SourceText source = source(file);

    // when
    List<Diagnostic> diagnostics = diagnose(source);

    // then
    assertFalse(diagnostics.isEmpty());
    String shown =
        diagnostics.stream()
            .map(d -> DiagnosticPrinter.print(d, source))
            .collect(Collectors.joining("\n", "", "\n"));
    assertExpected(file, shown);
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

  private List<Diagnostic> diagnose(SourceText source) {
    ReadResult result = reader.read(source);
    List<Diagnostic> all = new ArrayList<>(result.diagnostics());
    if (!result.hasErrors()) {
      all.addAll(Checker.check(result.model(), Sources.of(source.name())));
    }
    return all;
  }

  private static void assertExpected(Path file, String actual) throws IOException {
    Path expected = file.resolveSibling(file.getFileName() + ".expected");
    if (Boolean.getBoolean("distric.corpus.update")) {
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  private static SourceText source(Path file) throws IOException {
    return new SourceText(String.valueOf(file.getFileName()), Files.readString(file));
  }

  private static Stream<Path> files(String folder) throws IOException {
    try (Stream<Path> all = Files.list(CORPUS.resolve(folder))) {
      return all.filter(f -> !f.toString().endsWith(".expected")).sorted().toList().stream();
    }
  }
}
