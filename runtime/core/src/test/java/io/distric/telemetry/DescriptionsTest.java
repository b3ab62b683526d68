package io.distric.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What meters say of themselves is made from the comments in {@link Metrics}. {@code
 * -Ddistric.docs.update=true} writes it anew.
 */
class DescriptionsTest {

  private static final Path SOURCE = Path.of("src/main/java/io/distric/telemetry/Metrics.java");
  private static final Path SENTENCES =
      Path.of("src/main/resources/io/distric/telemetry/metrics.properties");
  private static final Path REFERENCE = Path.of("../../docs/reference/metrics.md");
  private static final Pattern CONSTANT =
      Pattern.compile(
          "/\\*\\*\\s+(?<kind>Counter|Gauge|Timer|Summary): (?<text>[^/]*?)\\s*\\*/\\s+public"
              + " static final String \\w+ =\\s+\"(?<name>distric[^\"]*)\"");

  @Test
  void shouldBeWhatTheConstantsSay() throws IOException {
    // given
    String source = Files.readString(SOURCE);
    TreeMap<String, MatchResult> meters =
        CONSTANT
            .matcher(source)
            .results()
            .collect(
                Collectors.toMap(
                    meter -> meter.group("name"), meter -> meter, (a, b) -> a, TreeMap::new));
    StringBuilder sentences = new StringBuilder("# Made from Metrics by the build.\n");
    StringBuilder reference =
        new StringBuilder(
                "# Metrics: reference\n\nMade from the code by the build. `/metrics` of a")
            .append(
                " node serves them, with those of the JVM (`jvm_…`), as Prometheus reads them.\n")
            .append("\n| metric | kind | what it shows |\n|---|---|---|\n");

    // when
    meters.forEach(
        (name, meter) -> {
          sentences.append(name).append(" = ").append(text(meter, "")).append('\n');
          reference.append(
              "| `%s` | %s | %s |%n"
                  .formatted(
                      exposed(meter),
                      meter.group("kind").toLowerCase(Locale.ROOT),
                      text(meter, "`")));
        });

    // then
    if (Boolean.getBoolean("distric.docs.update")) {
      Files.writeString(SENTENCES, sentences);
      Files.writeString(REFERENCE, reference);
    }
    assertEquals(
        Pattern.compile("\"distric\\.").matcher(source).results().count(),
        meters.size(),
        "every constant says its kind");
    assertEquals(sentences.toString(), Files.readString(SENTENCES));
    assertEquals(reference.toString(), Files.readString(REFERENCE));
  }

  @Test
  void shouldDescribeOurMetersAlone() {
    // given
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    registry.config().meterFilter(new Descriptions());

    // when
    String ours = registry.counter(Metrics.RULE_MATCHES, "a", "b").getId().getDescription();

    // then
    assertEquals("Matches of rules.", ours);
    assertNull(registry.counter("somebody.elses").getId().getDescription());
  }

  private static String text(MatchResult meter, String quote) {
    String text =
        meter
            .group("text")
            .replaceAll("\\s+\\*?\\s*", " ")
            .replaceAll("\\{@code (\\w+)}", quote + "$1" + quote);
    for (Matcher link = Pattern.compile("\\{@link #(\\w+)}").matcher(text); link.find(); ) {
      text = text.replace(link.group(), quote + link.group(1).toLowerCase(Locale.ROOT) + quote);
    }
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String exposed(MatchResult meter) {
    String name = meter.group("name").replace('.', '_');
    return switch (meter.group("kind")) {
      case "Counter" -> name + "_total";
      case "Timer" -> name + "_seconds";
      default -> name;
    };
  }
}
