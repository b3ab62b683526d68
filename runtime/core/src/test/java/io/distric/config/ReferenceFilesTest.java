package io.distric.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The reference files follow the records. To write them anew run this test with {@code
 * -Ddistric.update}.
 */
class ReferenceFilesTest {

  private final Path root = root();

  @Test
  void shouldDescribeEveryKey() throws IOException {
    // given
    ReferenceFiles files = new ReferenceFiles(root);

    // then
    assertAll(
        ConfigKeys.all().stream()
            .map(key -> () -> assertFalse(files.meaning(key).isEmpty(), "no @param for " + key)));
  }

  @Test
  void shouldKeepTheReferenceUpToDate() throws IOException {
    assertUpToDate("config/reference.yaml", new ReferenceFiles(root).yaml());
  }

  @Test
  void shouldKeepTheSchemaUpToDate() throws IOException {
    assertUpToDate("config/schema.json", new ReferenceFiles(root).schema());
  }

  @Test
  void shouldKeepTheDocumentUpToDate() throws IOException {
    assertUpToDate("docs/reference/configuration.md", new ReferenceFiles(root).markdown());
  }

  @Test
  void shouldLoadTheReferenceAsTheDefaults() throws ConfigException {
    // when
    LoadedConfig loaded = load("config/reference.yaml");

    // then
    assertEquals(NodeConfig.defaults(), loaded.config());
    assertAll(
        loaded.effective().stream()
            .map(
                setting ->
                    () -> assertEquals(Origin.Kind.FILE, setting.origin().kind(), setting.key())));
  }

  @Test
  void shouldLoadTheDefaultFile() throws ConfigException {
    // when
    LoadedConfig loaded = load("config/default.yaml");

    // then
    assertEquals(NodeConfig.defaults(), loaded.config());
  }

  private LoadedConfig load(String file) throws ConfigException {
    return ConfigLoader.load(root.resolve(file), Map.of(), Map.of());
  }

  private void assertUpToDate(String file, String expected) throws IOException {
    Path path = root.resolve(file);
    if (System.getProperty("distric.update") != null) {
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, expected);
    }
    assertEquals(
        expected,
        Files.exists(path) ? Files.readString(path) : "",
        file
            + " is stale: mvn -Dquick -pl runtime/core -am test -Dtest=ReferenceFilesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Ddistric.update");
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("distric"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
