package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.source.SourceText;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpellingCommandsTest {

  private static final String UNTIDY = "rule a { run w {x:1} priority 5 // why\n when amount>5 }";
  private static final String TIDY =
      "rule a {\n  // why\n  priority 5\n  when amount > 5\n  run w { x: 1 }\n}\n";

  private final Console console = new Console();
  @TempDir Path folder;

  @Test
  void shouldFormatInPlaceAndNameWhatItChanged() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("a.distric"), UNTIDY);
    Files.writeString(folder.resolve("b.distric"), TIDY.replace("rule a", "rule b"));

    // then
    assertEquals(1, console.run("fmt --check " + folder));
    assertEquals(UNTIDY, Files.readString(file));
    assertEquals(file + "\n", console.out());
    assertEquals(0, console.run("fmt " + folder));
    assertEquals(file + "\n", console.out());
    assertEquals(TIDY, Files.readString(file));
    assertEquals(0, console.run("fmt --check " + folder));
    assertEquals("", console.out());
  }

  @Test
  void shouldFormatStandardInput() {
    assertEquals(0, console.input(UNTIDY).run("fmt -"));
    assertEquals(TIDY, console.out());
    assertEquals(0, console.input("rules: [] # none").run("fmt --stdin-name a.yaml"));
  }

  @Test
  void shouldLeaveWhatCannotBeRead() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("a.distric"), "rule a { whne x }");
    Path other = Files.writeString(folder.resolve("b.distric"), UNTIDY);

    // then
    assertEquals(1, console.run("fmt " + folder));
    assertTrue(console.err().contains("did you mean when?"), console.err());
    assertEquals("rule a { whne x }", Files.readString(file));
    assertEquals(TIDY, Files.readString(other));
  }

  @Test
  void shouldConvertThereAndBack() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("a.distric"), TIDY);

    // then
    assertEquals(0, console.run("convert --to yaml " + file));
    assertTrue(console.out().contains("    # why\n    priority: 5\n"), console.out());
    assertEquals(0, console.run("convert --replace --to json " + folder));
    assertFalse(Files.exists(file));
    assertTrue(Files.readString(folder.resolve("a.json")).contains("\"//priority\": \"why\""));
    assertEquals(0, console.run("convert --to dsl --out " + folder + " " + folder));
    assertEquals(TIDY, Files.readString(file));
    assertEquals(5, console.run("convert --to dsl --replace " + folder.resolve("a.json")));
    assertEquals(2, console.run("convert --to dsl " + folder));
    assertEquals(2, console.run("convert --to xml " + file));
  }

  @Test
  void shouldTakeTheRowsOfTablesAlong() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("a.distric"), "table fx from \"fx.csv\" key c\n");
    Files.writeString(folder.resolve("fx.csv"), "c,rate\nEUR,1\n");
    Path other = folder.resolve("other");

    // when
    int code = console.run("convert --to yaml --out " + other + " " + file);

    // then
    assertEquals(0, code, console.err());
    assertEquals(0, console.run("diff " + file + " " + other.resolve("a.yaml")), console.out());
    assertEquals(0, console.run("check -f " + other), console.err());
  }

  @Test
  void shouldNotWriteDefaultsThatTheAuthorDidNot() {
    String rule =
        """
        rule a {
          run w with { retry: { attempts: 3%s } }
        }
        """;
    assertEquals(0, console.input(rule.formatted("")).run("fmt -"));
    assertEquals(rule.formatted(""), console.out());
    assertEquals(0, console.input(rule.formatted(", jitter: 0%")).run("fmt -"));
    assertEquals(rule.formatted(", jitter: 0%"), console.out());
    assertEquals(
        0, console.input(rule.formatted("")).run("convert --to yaml --stdin-name a.distric"));
    assertTrue(console.out().contains("attempts: 3"), console.out());
    assertFalse(console.out().contains("backoff"), console.out());
  }

  @Test
  void shouldFindTheWayBackFromWhatANodeSays() throws CliException {
    // given
    Bundle bundle =
        Bundle.of(
            List.of(
                new SourceText("a.yaml", "rules: []\n"),
                new SourceText("b.distric", "const A = 1\n\n  rule x { stop }\n")));
    List<String> lines = bundle.text().lines().toList();
    int line = 1;
    while (!lines.get(line - 1).contains("\"id\":\"x\"")) {
      line++;
    }

    // when
    JsonObject placed = bundle.place(new JsonObject().put("line", line).put("column", 1));

    // then
    assertEquals("b.distric", placed.getString("file"));
    assertEquals(3, placed.getInteger("line"));
    assertEquals(3, placed.getInteger("column"));
  }
}
