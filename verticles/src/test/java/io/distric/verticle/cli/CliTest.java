package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CliTest {

  private final Console console = new Console();
  @TempDir Path folder;

  @Test
  void shouldListItsCommands() {
    assertEquals(0, console.run(List.of()));
    for (Verb verb : Verb.values()) {
      boolean listed = console.out().contains("\n  %-9s ".formatted(verb.word()));
      assertEquals(!verb.group().isEmpty(), listed, verb.word());
    }
  }

  @Test
  void shouldDescribeEveryCommand() {
    for (Verb verb : Verb.values()) {
      assertEquals(0, console.run("help " + verb.word()), verb.word());
      assertTrue(console.out().contains("Usage: distric " + verb.word()) || verb == Verb.RUN);
    }
    assertEquals(0, console.run("dev --help"));
    assertTrue(console.out().contains("--gossip-port"));
  }

  @Test
  void shouldExplainCodes() {
    assertEquals(0, console.run("help DC-1009"));
    assertTrue(console.out().startsWith("DC-1009"));
    assertEquals(0, console.run("help r101"));
    assertTrue(console.out().startsWith("R101"));
    assertEquals(4, console.run("help DC-0000"));
  }

  @Test
  void shouldAnswerWrongUsageWithTwo() {
    assertEquals(2, console.run("lod"));
    assertTrue(console.err().contains("DC-7001"), console.err());
    assertTrue(console.err().contains("did you mean load"), console.err());
    assertEquals(2, console.run("dev --port 1"));
    assertTrue(console.err().contains("distric dev --help"), console.err());
    assertEquals(2, console.run("load --protocol tcp"));
    assertEquals(2, console.run("load --url http://127.0.0.1:1 --for soon"));
    assertEquals(2, console.run("message send --url http://127.0.0.1:1"));
    assertEquals(2, console.run("task list --url nowhere"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "load --rate abc --url http://127.0.0.1:1, 'abc' is no --rate",
        "load --rate 0 --url http://127.0.0.1:1, '0' is no --rate",
        "load --rate -5 --url http://127.0.0.1:1, '-5' is no --rate",
        "load --rate NaN --url http://127.0.0.1:1, 'NaN' is no --rate",
        "load --rate Infinity --url http://127.0.0.1:1, 'Infinity' is no --rate",
        "load --rate 1 --batch 9 --for 8s --url http://127.0.0.1:1, nothing is due",
        "load --rate 1e-300 --url http://127.0.0.1:1, nothing is due",
        "load --batch 0 --url http://127.0.0.1:1, --batch is 1 or more",
        "load --batch 2000000000 --url http://127.0.0.1:1, more than 256 MiB",
        "load --threads 0 --url http://127.0.0.1:1, --threads is 1 or more",
        "load --loops 0 --echo, --loops is 1 or more",
        "load --connections 0 --url http://127.0.0.1:1, --connections is 1 or more",
        "load --connections 2 --threads 3 --url http://127.0.0.1:1, --connections is 1 or more",
        "load --for 0s --url http://127.0.0.1:1, --for is longer",
        "load --for 999999999999999d --url http://127.0.0.1:1, no length of time",
        "load --url https://127.0.0.1:1, http only",
        "message tail --count 0 --url http://127.0.0.1:1, --count is 1 or more",
        "get rules --url http://[bad, is no URL such as",
        "get rules --url http://, is no URL such as",
        "get rules --url http://127.0.0.1:99999, is no URL such as",
        "get rules --url ftp://127.0.0.1, is no URL such as",
        "get rules --url 127.0.0.1:8080, is no URL such as",
        "get rules --key k\u00e9y --url http://127.0.0.1:1, the key has characters",
        "demo --http-port 99999, must be a port",
        "demo --http-port -3, must be a port"
      })
  void shouldTakeWhatCannotBeForAFaultOfTheUser(String arguments, String sentence) {
    assertEquals(2, console.run(arguments), console.err());
    assertTrue(console.err().contains(sentence), console.err());
    assertFalse(console.err().contains("a fault of ours"), console.err());
  }

  @Test
  void shouldRefuseToLoadWhatIsNoMessage() throws IOException {
    Path file = folder.resolve("messages.ndjson");
    String load = "load --url http://127.0.0.1:1 --message " + file;

    Files.writeString(file, "\n \n");
    assertEquals(2, console.run(load));
    assertTrue(console.err().contains("no message to send"), console.err());

    Files.writeString(file, "{\"a\":1}\n[\"message_id\"]\n");
    assertEquals(2, console.run(load));
    assertTrue(console.err().contains("line 2 is no message"), console.err());
  }

  @Test
  void shouldPrintTheVersion() {
    assertEquals(0, console.run("version"));
    assertTrue(console.out().startsWith("distric "));
    assertEquals(0, console.run("--version"));
  }

  @Test
  void shouldShowWhereConfigurationIsFrom() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("node.yaml"), "http:\n  port: 8081\n");

    // when
    int exit =
        console.run(
            "config show --origin --config " + file + " --set ingest.depthMax=9 --insecure");

    // then
    assertEquals(0, exit, console.err());
    assertTrue(console.out().contains("http.port"), console.out());
    assertTrue(console.out().contains("node.yaml:2"), console.out());
    assertTrue(console.out().contains("ingest.depthMax"), console.out());
    assertEquals(0, console.run("config show --effective -o json"));
    assertTrue(console.out().contains("\"stream.pageEvents\":{\"value\":\"512\""));
    assertEquals(0, console.run("config validate"));
  }

  @Test
  void shouldTellAllThatIsWrongWithAConfiguration() {
    assertEquals(2, console.run("config validate --http-port 99999 --set htp.port=1"));
    assertTrue(console.err().contains("DC-7003"), console.err());
    assertTrue(console.err().contains("2 problems"), console.err());
  }

  @Test
  void shouldCheckFilesWithoutANode() throws IOException {
    // given
    Path good = Files.writeString(folder.resolve("good.yaml"), "rules: []\n");
    Files.writeString(
        folder.resolve("bad.yaml"), "rules:\n  - id: r\n    conditons: []\n    actions: []\n");

    // when
    int exit = console.run("check -f " + folder);

    // then
    assertEquals(1, exit);
    assertTrue(console.err().contains("bad.yaml:3:5: error R105"), console.err());
    assertTrue(console.err().contains("\n  3 |     conditons: []"), console.err());
    assertEquals(0, console.run("check -f " + good));
    assertEquals(4, console.run("check -f " + folder.resolve("none.yaml")));
    assertTrue(console.err().contains("DC-7004"), console.err());
  }

  @Test
  void shouldCheckWhatFilesMeanTogether() throws IOException {
    // given
    Files.writeString(folder.resolve("a.yaml"), "constants: {LIMIT: 5}\n");
    Files.writeString(
        folder.resolve("b.distric"),
        "rule r {\n  when amount > LIMIT and kind == 5 and starts(kind, \"a\")\n  stop\n}\n");

    // when
    int exit = console.run("check -f " + folder);

    // then
    assertEquals(1, exit);
    assertTrue(console.err().contains("b.distric:2:"), console.err());
    assertTrue(console.err().contains("there is no function 'starts'"), console.err());
    assertTrue(console.out().contains("1 rules, 0 workflows, 1 errors"), console.out());
  }

  @Test
  void shouldSayWhyANodeDoesNotStart() {
    assertEquals(1, console.run("dev --data " + folder + " --http-port 7"));
    assertTrue(console.err().contains("DC-7007: port 7 is taken"), console.err());
  }

  @Test
  void shouldSayThatNobodyAnswers() {
    assertEquals(7, console.run("cluster status --data " + folder));
    assertTrue(console.err().contains("DC-7002"), console.err());
    assertEquals(7, console.run("cluster status --url http://127.0.0.1:1"));
    assertEquals(7, console.run("load --url http://127.0.0.1:1 --for 1s"));
    assertEquals(7, console.run("message tail --url http://127.0.0.1:1"));
  }
}
