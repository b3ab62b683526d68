package io.distric.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.ConditionOperator;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.value.Builtin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The reference of the language is made from the code. {@code -Ddistric.docs.update=true} writes it
 * anew.
 */
class LanguageReferenceTest {

  private static final Path REFERENCE = Path.of("../docs/reference/language.md");
  private static final Path SOURCES = Path.of("src/main/java/io/distric/dsl");

  @Test
  void shouldBeCurrent() throws IOException {
    // given
    StringBuilder text =
        new StringBuilder("# The language: reference\n\nMade from the code by the build; the guide")
            .append(" is [rules.md](../rules.md).\n");

    // when
    functions(text);
    operators(text);
    diagnostics(text);

    // then
    if (Boolean.getBoolean("distric.docs.update")) {
      Files.writeString(REFERENCE, text);
    }
    assertEquals(Files.readString(REFERENCE), text.toString());
  }

  private static void functions(StringBuilder text) throws IOException {
    String source = Files.readString(SOURCES.resolve("value/Builtin.java"));
    text.append("\n## Functions\n\nAn argument that is missing, null or of another type makes the")
        .append(" result missing.\n\n| function | arguments | |\n|---|---|---|\n");
    for (Builtin function : Builtin.values()) {
      int min = function.argumentsMin();
      int max = function.argumentsMax();
      text.append(
          "| `%s` | %s | %s |%n"
              .formatted(
                  function.name().toLowerCase(Locale.ROOT),
                  min == max ? min : max == 255 ? min + " or more" : min + " to " + max,
                  comment(source, function.name() + "(")));
    }
  }

  private static void operators(StringBuilder text) throws IOException {
    String source = Files.readString(SOURCES.resolve("ast/ConditionOperator.java"));
    text.append("\n## Operators of conditions\n\nIn `{field, operator, value}`, with how each is")
        .append(" written in an expression.\n\n| operator | in an expression |\n|---|---|\n");
    for (ConditionOperator operator : ConditionOperator.values()) {
      text.append("| `%s` | %s |%n".formatted(operator.word(), comment(source, operator.name())));
    }
  }

  private static void diagnostics(StringBuilder text) {
    text.append(
        "\n## Codes\n\n`distric help R204` tells the same.\n\n| code | what | |\n|---|---|---|\n");
    for (DiagnosticCode code : DiagnosticCode.values()) {
      text.append(
          "| %s | %s | %s |%n".formatted(code.code(), cell(code.title()), cell(code.help())));
    }
  }

  /** What the comment before a constant says. */
  private static String comment(String source, String constant) {
    Matcher found =
        Pattern.compile("/\\*\\* ([^/]*?) \\*/\\s+" + Pattern.quote(constant) + "(?![A-Z_])")
            .matcher(source);
    return found.find() ? cell(found.group(1).replaceAll("\\{@code ([^}]*)\\}", "`$1`")) : "";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
