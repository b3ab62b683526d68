package io.distric.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.explain.Explainer;
import io.distric.dsl.explain.Explanation;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The examples of the guide do what the guide says. {@code -Ddistric.docs.update=true} writes what
 * came out into it, to be looked over.
 */
class RuleGuideTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
  private static final long NOW = Instant.parse("2026-01-15T12:00:00Z").toEpochMilli();
  private static final int EXAMPLES_MIN = 8;
  private static final Path GUIDE = Path.of("../docs/rules.md");

  private Model model = Model.EMPTY;
  private List<Explanation> explained = List.of();

  @Test
  void shouldDoWhatTheGuideSays() throws IOException, MalformedMessage {
    // given
    String guide = Files.readString(GUIDE);
    Matcher block = BLOCK.matcher(guide);
    StringBuilder came = new StringBuilder();
    int told = 0;

    // when
    while (block.find()) {
      String content = block.group(2);
      String shown = content;
      switch (block.group(1)) {
        case "yaml" -> model = model(content);
        case "json" -> explained = explain(content.getBytes(StandardCharsets.UTF_8));
        case "text" -> {
          shown = shown(content) + "\n";
          told++;
        }
        default -> throw new AssertionError("what is " + block.group(1) + " in the guide?");
      }
      block.appendReplacement(
          came, Matcher.quoteReplacement("```" + block.group(1) + "\n" + shown + "```"));
    }
    block.appendTail(came);

    // then
    if (Boolean.getBoolean("distric.docs.update")) {
      Files.writeString(GUIDE, came);
    }
    assertEquals(Files.readString(GUIDE), came.toString());
    assertTrue(told >= EXAMPLES_MIN);
  }

  private static Model model(String yaml) {
    ReadResult read = new SourceReader().read(new SourceText("rules.yaml", yaml));
    List<Diagnostic> found = new ArrayList<>(read.diagnostics());
    found.addAll(Checker.check(read.model(), Sources.of("rules.yaml")));
    assertEquals(
        List.of(), found.stream().filter(d -> d.severity() == Severity.ERROR).toList(), yaml);
    return read.model();
  }

  private List<Explanation> explain(byte[] json) throws MalformedMessage {
    MatcherCompiler compiler = new MatcherCompiler(DecoderLimits.STANDARD);
    return new Explainer(model, compiler.compile(model, 1, null), Dialects.NONE)
        .all(json, NOW, null);
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
}
