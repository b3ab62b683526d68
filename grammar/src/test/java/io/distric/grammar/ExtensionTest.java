package io.distric.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

/** What the extension is packed from, as far as it can be looked at on a machine without npm. */
final class ExtensionTest {

  private static final Path SOURCE = Path.of("vscode");
  private static final Pattern PATHS = Pattern.compile("\"(?:\\./|(?=images/))([^\"]+)\"");
  private static final Pattern PATTERNS =
      Pattern.compile("\"(?:match|begin|end|while)\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  @Test
  void shouldHoldEveryFileThatItNames() throws IOException {
    // given
    Matcher named = PATHS.matcher(text("package.json"));
    List<String> missing = new ArrayList<>();
    int count = 0;

    // when
    while (named.find()) {
      // The bundle is made of the source.
      String name = named.group(1).replace("dist/", "src/");
      count++;
      if (!Files.exists(SOURCE.resolve(name))) {
        missing.add(name);
      }
    }

    // then
    assertEquals(List.of(), missing);
    assertTrue(count > 4, "named: " + count);
  }

  @Test
  void shouldColourWithPatternsThatCanBeRead() throws IOException {
    // given
    Matcher found = PATTERNS.matcher(text("syntaxes/distric.tmLanguage.json"));
    List<String> broken = new ArrayList<>();
    int count = 0;

    // when
    while (found.find()) {
      String pattern = found.group(1).replace("\\\"", "\"").replace("\\\\", "\\");
      count++;
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        broken.add(pattern + ": " + e.getDescription());
      }
    }

    // then
    assertEquals(List.of(), broken);
    assertTrue(count > 30, "patterns: " + count);
  }

  @Test
  void shouldOpenAsManyBracketsAsItCloses() throws IOException {
    for (String file :
        List.of(
            "package.json",
            "language-configuration.json",
            "syntaxes/distric.tmLanguage.json",
            "snippets/distric.json")) {
      String bare = text(file).replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"");
      assertEquals(count(bare, '{'), count(bare, '}'), file);
      assertEquals(count(bare, '['), count(bare, ']'), file);
      assertTrue(!Pattern.compile(",\\s*[\\]}]").matcher(bare).find(), file + " has a stray comma");
    }
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static String text(String name) throws IOException {
    return Files.readString(SOURCE.resolve(name));
  }
}
