package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.explain.Explainer;
import io.distric.dsl.explain.Explanation;
import io.distric.dsl.print.LanguagePrinter;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of the guide do what the guide says. Blocks of the language, YAML, JSON and CSV are
 * files; YAML below the language is its twin; {@code text} is what became of the message with the
 * rules above; {@code console} holds commands and what they print. {@code
 * -Ddistric.docs.update=true} writes what came out into the guide, to be looked over.
 */
final class RuleGuideTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\n(.*?)^```$");
  private static final int EXAMPLES_MIN = 18;
  private static final Path GUIDE = Path.of("../docs/rules.md");

  private final Console console = new Console();
  @TempDir private Path folder;

  /** The rules that the next message is matched against. */
  private String rules = "";

  private String spoken = "";
  private List<Explanation> explained = List.of();

  @Test
  void shouldDoWhatTheGuideSays() throws Exception {
    // given
    String guide = Files.readString(GUIDE);
    Matcher block = BLOCK.matcher(guide);
    StringBuilder came = new StringBuilder();
    int told = 0;

    // when
    while (block.find()) {
      String kind = block.group(1);
      String name = block.group(2) == null ? "" : block.group(2);
      String content = block.group(3);
      String shown = content;
      switch (kind) {
        case "distric" -> take(name.isEmpty() ? "rules.distric" : name, content);
        case "yaml" -> yaml(name, content);
        case "json" -> message(content);
        case "csv" -> Files.writeString(folder.resolve(name), content);
        case "text" -> shown = shown(content) + "\n";
        case "console" -> shown = run(content);
        default -> throw new AssertionError("what is " + kind + " in the guide?");
      }
      told += kind.equals("text") || kind.equals("console") ? 1 : 0;
      String head = "```" + kind + (name.isEmpty() ? "" : " " + name) + "\n";
      block.appendReplacement(came, Matcher.quoteReplacement(head + shown + "```"));
    }
    block.appendTail(came);

    // then
    if (Boolean.getBoolean("distric.docs.update")) {
      Files.writeString(GUIDE, came);
    }
    assertEquals(Files.readString(GUIDE), came.toString());
    assertTrue(told >= EXAMPLES_MIN, "executed: " + told);
  }

  private void take(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
    rules = name;
    spoken = name.endsWith(".distric") ? content : "";
  }

  /** The twin of the block before, or rules of their own. */
  private void yaml(String name, String content) throws IOException {
    if (spoken.isEmpty() || !name.isEmpty()) {
      take(name.isEmpty() ? "rules.yaml" : name, content);
      return;
    }
    String twin = LanguagePrinter.print(read("twin.yaml", content));
    assertEquals(LanguagePrinter.print(read("rules.distric", spoken)), twin, "the twin differs");
    spoken = "";
  }

  private static Model read(String name, String text) {
    ReadResult read = new SourceReader().read(new SourceText(name, text));
    assertEquals(List.of(), read.diagnostics(), text);
    return read.model();
  }

  private void message(String json) throws Exception {
    new JsonObject(json);
    Files.writeString(folder.resolve("message.json"), json);
    spoken = "";
    Terminal terminal = new Terminal(System.in, System.err, System.err, false);
    OfflineCatalog.Loaded loaded =
        OfflineCatalog.read(folder.resolve(rules), terminal, Dialects.NONE).orElse(null);
    // Rules that need a dialect are asked about on the command line only.
    explained =
        loaded == null
            ? List.of()
            : new Explainer(loaded.model(), loaded.matcher(), Dialects.NONE)
                .all(
                    Files.readAllBytes(folder.resolve("message.json")),
                    Instant.parse("2026-01-15T12:00:00Z").toEpochMilli(),
                    null);
  }

  /** What came out, as far as the guide tells it. */
  private String shown(String expected) {
    String matched =
        explained.stream()
            .filter(Explanation::matched)
            .map(Explanation::ruleId)
            .collect(Collectors.joining(", "));
    String reasons =
        explained.stream()
            .filter(e -> expected.contains("\n" + e.ruleId() + ": "))
            .map(e -> "\n" + e.ruleId() + ": " + e.reason())
            .collect(Collectors.joining());
    return ("matched: " + matched).strip() + reasons;
  }

  /** Runs the commands of a block. */
  private String run(String content) {
    StringBuilder came = new StringBuilder();
    for (String line : content.lines().toList()) {
      if (line.startsWith("$ distric ")) {
        int code = console.run(words(line.substring("$ distric ".length())));
        came.append(line).append('\n').append(here(console.out())).append(here(console.err()));
        came.append(code == 0 ? "" : "exit code " + code + "\n");
      }
    }
    return came.toString();
  }

  private List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      Path file = folder.resolve(word);
      words.add(Files.exists(file) ? file.toString() : word);
    }
    return words;
  }

  private String here(String output) {
    return output
        .replace(folder + "/", "")
        .lines()
        .map(String::stripTrailing)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
