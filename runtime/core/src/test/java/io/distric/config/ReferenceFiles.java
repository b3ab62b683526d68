package io.distric.config;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the reference files from the configuration records: names and defaults by reflection,
 * meanings from their Javadoc.
 */
final class ReferenceFiles {

  private static final Pattern COMMENT =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public record (\\w+)", Pattern.DOTALL);
  private static final String ORIGINS =
      "a file < environment variables < flags; `distric config show --effective --origin` tells"
          + " what is in force";

  private final Map<String, String> abouts = new LinkedHashMap<>();
  private final Map<String, String> meanings = new LinkedHashMap<>();

  ReferenceFiles(Path root) throws IOException {
    Path sources = root.resolve("runtime/core/src/main/java/io/distric/config");
    for (RecordComponent section : NodeConfig.class.getRecordComponents()) {
      Class<?> type = section.getType();
      Class<?> outer = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
      String source = Files.readString(sources.resolve(outer.getSimpleName() + ".java"));
      read(section.getName(), type.getSimpleName(), source);
    }
  }

  String meaning(ConfigKey key) {
    return meanings.getOrDefault(key.dotted(), "");
  }

  String yaml() {
    StringBuilder text = new StringBuilder("# Every configuration key with its default.\n");
    text.append("# Stronger from left to right: ").append(ORIGINS).append(".\n");
    text.append("# Lengths of time: 250ms 30s 5m 2h 7d. Sizes: 64Ki 10Mi 1Gi.\n");
    String section = "";
    for (ConfigKey key : ConfigKeys.all()) {
      if (!key.section().equals(section)) {
        section = key.section();
        text.append("\n# ").append(abouts.get(section)).append('\n').append(section).append(":\n");
      }
      wrap(text, meaning(key));
      text.append("  ").append(key.name()).append(": ").append(scalar(key)).append('\n');
    }
    return text.toString();
  }

  String markdown() {
    StringBuilder text = new StringBuilder("# Configuration\n\n");
    text.append("Each key can be set in a YAML file, as an environment variable, or as a flag");
    text.append(" `--set section.key=value`.\nStronger from left to right: ").append(ORIGINS);
    text.append(".\nA variable with `_FILE` behind its name holds the path of a file with the");
    text.append(" value. Unknown keys are refused.\n");
    String section = "";
    for (ConfigKey key : ConfigKeys.all()) {
      if (!key.section().equals(section)) {
        section = key.section();
        text.append("\n## ").append(section).append("\n\n").append(abouts.get(section));
        text.append("\n\n| key | default | meaning |\n|---|---|---|\n");
      }
      String fallback = key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`";
      text.append(
          "| `%s`<br>`%s` | %s | %s |%n"
              .formatted(key.dotted(), key.environmentName(), fallback, meaning(key)));
    }
    return text.toString();
  }

  String schema() {
    StringBuilder text = new StringBuilder("{\n");
    text.append("  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n");
    text.append("  \"title\": \"DistriC node configuration\",\n  \"type\": \"object\",\n");
    text.append("  \"additionalProperties\": false,\n  \"properties\": {");
    String section = "";
    for (ConfigKey key : ConfigKeys.all()) {
      if (key.section().equals(section)) {
        text.append(",\n");
      } else {
        text.append(section.isEmpty() ? "\n" : "\n      }\n    },\n");
        section = key.section();
        text.append(
            "    \"%s\": {\n      \"description\": \"%s\",\n"
                .formatted(section, escaped(abouts.get(section))));
        text.append("      \"type\": \"object\",\n      \"additionalProperties\": false,\n");
        text.append("      \"properties\": {\n");
      }
      text.append(
          "        \"%s\": {\"description\": \"%s\", %s}"
              .formatted(key.name(), escaped(meaning(key)), type(key)));
    }
    return text.append("\n      }\n    }\n  }\n}\n").toString();
  }

  private static String type(ConfigKey key) {
    String fallback = "\"default\": \"" + key.fallback() + "\"";
    if (key.type() == boolean.class) {
      return "\"type\": \"boolean\", \"default\": " + key.fallback();
    }
    if (key.type() == int.class || key.type() == long.class) {
      return "\"type\": [\"integer\", \"string\"], \"pattern\": \"^[0-9]+(Ki|Mi|Gi)?$\", "
          + fallback;
    }
    if (key.type() == Duration.class) {
      return "\"type\": \"string\", \"pattern\": \"^(0|[0-9]+(ms|s|m|h|d))$\", " + fallback;
    }
    return "\"type\": \"string\", " + fallback;
  }

  private void read(String section, String record, String source) {
    Matcher comments = COMMENT.matcher(source);
    while (comments.find()) {
      if (comments.group(2).equals(record)) {
        String[] parts = clean(comments.group(1)).split("@param ", -1);
        abouts.put(section, parts[0].replaceFirst(" Section `\\w+`\\.", "").strip());
        for (int i = 1; i < parts.length; i++) {
          String[] words = parts[i].strip().split(" ", 2);
          meanings.put(section + "." + words[0], words[1]);
        }
      }
    }
  }

  private static String clean(String comment) {
    return comment
        .replaceAll("\\n\\s*\\* ?", " ")
        .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static void wrap(StringBuilder text, String meaning) {
    StringBuilder line = new StringBuilder("  #");
    for (String word : meaning.split(" ", -1)) {
      if (line.length() + word.length() > 98) {
        text.append(line).append('\n');
        line.setLength(0);
        line.append("  #");
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }

  private static String scalar(ConfigKey key) {
    return key.fallback().isEmpty() ? "\"\"" : key.fallback();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
