package io.distric.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {

  @TempDir Path folder;

  @Test
  void shouldPreferFlagsToEnvironmentToFileToDefaults() throws Exception {
    // given
    Path file = file("http:\n  host: a\n  port: 1\n  bodyBytesMax: 2Mi\n");
    Map<String, String> environment = Map.of("DISTRIC_HTTP_HOST", "b", "DISTRIC_HTTP_PORT", "2");

    // when
    LoadedConfig loaded = ConfigLoader.load(file, environment, Map.of("http.host", "c"));

    // then
    ServerConfig http = loaded.config().http();
    assertEquals("c 2 2097152 10s", show(http));
    assertEquals("flag --http.host", loaded.origin("http.host").toString());
    assertEquals("env DISTRIC_HTTP_PORT", loaded.origin("http.port").toString());
    assertEquals("node.yaml:4", loaded.origin("http.bodyBytesMax").toString());
    assertEquals("default", loaded.origin("http.drainTimeout").toString());
  }

  private static String show(ServerConfig http) {
    return "%s %d %d %ds"
        .formatted(http.host(), http.port(), http.bodyBytesMax(), http.drainTimeout().toSeconds());
  }

  @Test
  void shouldTellAllProblemsAtOnceWithTheirOrigin() throws Exception {
    // given
    Path file =
        file("http:\n  port: 99999\n  idleTimeout: soon\nreplica:\n  electionTimeoutMax: 10ms\n");
    Map<String, String> environment = Map.of("DISTRIC_HTP_PORT", "1");

    // when
    ConfigException thrown =
        assertThrows(
            ConfigException.class,
            () -> ConfigLoader.load(file, environment, Map.of("ingest.journl", "all")));

    // then
    assertEquals(
        """
        configuration has 5 problems:
          htp.port                            unknown key; did you mean http.port?                         from: env DISTRIC_HTP_PORT
          ingest.journl                       unknown key; did you mean ingest.journal?                    from: flag --ingest.journl
          http.idleTimeout = soon             must be a duration such as 250ms, 30s, 5m, 2h or 7d          from: node.yaml:3
          http.port = 99999                   must be a port, 0 to 65535; 0 picks a free one               from: node.yaml:2
          replica.electionTimeoutMax = 10ms   must be longer than replica.electionTimeoutMin               from: node.yaml:5\
        """
            .replaceAll(" +", " "),
        thrown.getMessage().replaceAll(" +", " "));
  }

  @Test
  void shouldRefuseSectionsThatDoNotFitTogetherWithAllElse() throws Exception {
    // given
    Path file = file("http:\n  port: 99999\nreplica:\n  entryBytesMax: 128Ki\n");
    Map<String, String> flags =
        Map.of(
            "execute.heartbeat",
            "6s",
            "execute.resultBytesMax",
            "1Ki",
            "coordinate.entryBytesMax",
            "128Ki");

    // when
    ConfigException thrown =
        assertThrows(ConfigException.class, () -> ConfigLoader.load(file, Map.of(), flags));

    // then
    assertEquals(
        """
        configuration has 4 problems:
         http.port = 99999 must be a port, 0 to 65535; 0 picks a free one from: node.yaml:2
         catalog.entryBytesMax = 512Ki must be at most replica.entryBytesMax, which is 128Ki (node.yaml:4) from: default
         ingest.messageBytesMax = 1Mi must be at most half of replica.entryBytesMax, which is 128Ki (node.yaml:4) from: default
         execute.heartbeat = 6s must be at most half of coordinate.leaseDuration, which is 10s (default) from: flag --execute.heartbeat\
        """,
        thrown.getMessage().replaceAll(" +", " "));
  }

  @Test
  void shouldNotCompareWhatCannotBeRead() throws Exception {
    // given
    Map<String, String> flags = Map.of("replica.entryBytesMax", "much");

    // when
    ConfigException thrown =
        assertThrows(ConfigException.class, () -> ConfigLoader.load(null, Map.of(), flags));

    // then
    assertEquals(1, thrown.faults().size(), thrown::getMessage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http: 1 | must be a section with keys below it",
        "- a | must hold sections, such as http:",
        "'http: {port: [1]}' | must be a single value",
        "'http: {port: 1, port: 2}' | key stands twice",
        "'{http: {port: 1}, http: {}}' | section stands twice",
        "'http: {' | is not YAML",
        "'http: {port: }' | must be a whole number such as 4096, 64Ki or 10Mi",
        "'http: {insecure: yes}' | must be true or false",
        "'ingest: {journal: some}' | must be one of matched, all",
        "'http: {port: 3Gi}' | must be less than 2Gi",
      })
  void shouldRefuseWithAReason(String yaml, String reason) throws Exception {
    // given
    Path file = file(yaml);

    // when
    ConfigException thrown =
        assertThrows(ConfigException.class, () -> ConfigLoader.load(file, Map.of(), Map.of()));

    // then
    assertTrue(thrown.getMessage().contains(reason), thrown.getMessage());
    assertEquals("node.yaml:1", thrown.faults().getFirst().origin());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "http:\n"})
  void shouldTakeAnEmptyFileForTheDefaults(String yaml) throws Exception {
    // when
    LoadedConfig loaded = ConfigLoader.load(file(yaml), Map.of(), Map.of());

    // then
    assertEquals(NodeConfig.defaults(), loaded.config());
  }

  @Test
  void shouldReadAValueFromANamedFile() throws Exception {
    // given
    Path value = Files.writeString(folder.resolve("value"), "eu-1a\n");

    // when
    LoadedConfig loaded =
        ConfigLoader.load(null, Map.of("DISTRIC_NODE_ZONE_FILE", value.toString()), Map.of());

    // then
    assertEquals("eu-1a", loaded.config().node().zone());
  }

  @Test
  void shouldNotTakeTheLogFileKeyForANamedFile() throws Exception {
    // when
    LoadedConfig loaded =
        ConfigLoader.load(null, Map.of("DISTRIC_TELEMETRY_LOG_FILE", "node.log"), Map.of());

    // then
    assertEquals("node.log", loaded.config().telemetry().logFile());
  }

  @Test
  void shouldLeaveVariablesAloneThatAreForTheCommandsAndTheScript() throws Exception {
    // given
    Map<String, String> environment =
        Map.of("DISTRIC_URL", "http://127.0.0.1:1", "DISTRIC_KEY", "dk_1", "DISTRIC_AOT", "off");

    // when
    LoadedConfig loaded = ConfigLoader.load(null, environment, Map.of());

    // then
    assertEquals(NodeConfig.defaults(), loaded.config());
  }

  @Test
  void shouldRefuseAVariableTogetherWithItsFile() {
    // given
    Map<String, String> environment =
        Map.of("DISTRIC_NODE_ZONE_FILE", "/none", "DISTRIC_NODE_ZONE", "a");

    // when
    ConfigException thrown =
        assertThrows(ConfigException.class, () -> ConfigLoader.load(null, environment, Map.of()));

    // then
    assertTrue(thrown.getMessage().contains("is set by DISTRIC_NODE_ZONE too"));
  }

  @Test
  void shouldNameFilesThatCannotBeRead() throws Exception {
    // given
    Path latin = Files.write(folder.resolve("l.yaml"), "é".getBytes(StandardCharsets.ISO_8859_1));
    List<Path> files = List.of(folder.resolve("none.yaml"), folder, latin);

    for (Path file : files) {
      // when
      ConfigException thrown =
          assertThrows(
              ConfigException.class,
              () -> ConfigLoader.load(file, Map.of("DISTRIC_NODE_ID_FILE", "/none"), Map.of()));

      // then
      assertEquals(2, thrown.faults().size());
      assertTrue(thrown.getMessage().contains(file.toString()), thrown.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({"250ms,250", "30s,30000", "5m,300000", "2h,7200000", "7d,604800000", "0,0"})
  void shouldReadDurations(String text, long millis) {
    assertEquals(Duration.ofMillis(millis), Spelling.duration(text));
  }

  @ParameterizedTest
  @CsvSource({"4096,4096", "1_000,1000", "64Ki,65536", "10Mi,10485760", "1Gi,1073741824", "-1,-1"})
  void shouldReadNumbers(String text, long number) {
    assertEquals(number, Spelling.number(text));
  }

  @ParameterizedTest
  @CsvSource({"20%,0.2", "0.5,0.5", "1,1"})
  void shouldReadShares(String text, double share) {
    assertEquals(share, Spelling.read(double.class, text));
  }

  @Test
  void shouldRefuseDefaultsReplacedByWhatCannotBe() {
    // when
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> ConfigLoader.with(Map.of("coordinate.partitions", "0")));

    // then
    assertTrue(thrown.getMessage().contains("must be from 1 to 256"), thrown.getMessage());
  }

  @Test
  void shouldLoadTheProcessWithoutAFile() throws Exception {
    // when
    LoadedConfig loaded = ConfigLoader.loadProcess(null, Map.of("http.port", "0"));

    // then
    assertEquals(0, loaded.config().http().port());
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("node.yaml"), yaml);
  }
}
