package io.distric.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The repository is tidy. That each rule can fail is shown by {@link TidyRulesTest}. */
final class TidyTest {

  private static final Repository REPOSITORY = Repository.here();

  @Test
  void shouldKeepFilesAndMethodsShort() throws IOException {
    Ratchet ratchet =
        Ratchet.read(Files.readAllLines(REPOSITORY.root().resolve("tools/tidy-ratchet.txt")));
    assertNone(ratchet.check(java()));
  }

  @Test
  void shouldMakeNoBannedCalls() throws IOException {
    assertNone(java().stream().flatMap(file -> BannedUse.check(file).stream()).toList());
  }

  @Test
  void shouldNameTypesAfterConcepts() throws IOException {
    assertNone(java().stream().flatMap(file -> TypeNames.check(file).stream()).toList());
  }

  @Test
  void shouldLinkOnlyToWhatIsThere() throws IOException {
    assertNone(new DocLinks(REPOSITORY.texts(".md"), REPOSITORY::exists).check());
  }

  private static List<JavaText> java() throws IOException {
    List<JavaText> files = JavaText.parse(REPOSITORY.texts(".java"));
    assertTrue(files.size() > 20, () -> "the work tree looks empty: " + files.size() + " files");
    return files;
  }

  private static void assertNone(List<Finding> findings) {
    assertTrue(
        findings.isEmpty(),
        () ->
            findings.stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n", findings.size() + " things to tidy:\n", "")));
  }
}
