package io.distric.dsl.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.value.Builtin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The lexer, the completions, the highlighting and the snippets know the same words. */
final class KeywordsTest {

  private static final Path GRAMMAR = Path.of("../grammar");
  private static final Path VSCODE = GRAMMAR.resolve("vscode");

  @Test
  void shouldOfferEveryWordOfTheLexerAndNoOther() throws IOException {
    // given
    Set<String> lexer = lexerWords();
    Set<String> offered = new TreeSet<>(Vocabulary.keywords());
    offered.removeAll(Vocabulary.placeWords());

    // then: both spellings of two operators are read, one is offered
    lexer.remove("starts_with");
    lexer.remove("ends_with");
    assertEquals(lexer, offered);
  }

  @Test
  void shouldHighlightEveryWordOfTheLexer() throws IOException {
    // given
    Set<String> highlighted = highlighted();

    // then
    Set<String> plain = lexerWords();
    plain.removeAll(highlighted);
    assertEquals(Set.of(), plain, "words of the lexer that the highlighting does not know");
  }

  @Test
  void shouldHighlightNoWordThatIsNone() throws IOException {
    // given
    Set<String> known = new TreeSet<>(lexerWords());
    known.addAll(Vocabulary.placeWords());
    known.addAll(Vocabulary.types());
    known.addAll(Vocabulary.options());
    for (Builtin builtin : Builtin.values()) {
      known.add(FunctionDocs.name(builtin));
    }
    // How a workflow ends in a test; what stands in options and in waits; units of quantities.
    known.addAll(Set.of("completed", "failed", "compensated"));
    known.addAll(Set.of("exponential", "fixed", "prefer", "require", "signal", "mvel"));
    known.addAll(Set.of("ns", "us", "ms", "Ki", "Mi", "Gi"));

    // then
    Set<String> stray = highlighted();
    stray.removeAll(known);
    assertEquals(Set.of(), stray, "words that the highlighting knows and the language does not");
  }

  @Test
  void shouldHighlightEveryFunctionTypeAndOption() throws IOException {
    // given
    Set<String> highlighted = highlighted();

    // then
    for (Builtin builtin : Builtin.values()) {
      assertTrue(highlighted.contains(FunctionDocs.name(builtin)), builtin.name());
    }
    assertTrue(highlighted.containsAll(Vocabulary.types()), Vocabulary.types()::toString);
    Set<String> options = new TreeSet<>(Vocabulary.options());
    options.removeAll(highlighted);
    assertEquals(Set.of(), options);
  }

  @Test
  void shouldHaveASnippetForEveryDeclaration() throws IOException {
    // given
    String snippets = Files.readString(VSCODE.resolve("snippets/distric.json"));

    // then
    for (Vocabulary.Word word : Vocabulary.DECLARATIONS) {
      assertTrue(snippets.contains("\"prefix\": \"" + word.text() + "\""), word.text());
    }
  }

  private static Set<String> lexerWords() throws IOException {
    String lexer =
        Files.readString(GRAMMAR.resolve("src/main/antlr4/io/distric/grammar/DistricLexer.g4"));
    Set<String> words = new TreeSet<>();
    Matcher rule =
        Pattern.compile("(?m)^[A-Z_]+: ('[A-Za-z_]+'(?: \\| '[A-Za-z_]+')*);").matcher(lexer);
    while (rule.find()) {
      for (String word : rule.group(1).split(" \\| ", -1)) {
        words.add(word.substring(1, word.length() - 1));
      }
    }
    assertTrue(words.size() > 10, words::toString);
    return words;
  }

  /** Words that stand as alternatives or alone in brackets in a pattern of the highlighting. */
  private static Set<String> highlighted() throws IOException {
    String json = Files.readString(VSCODE.resolve("syntaxes/distric.tmLanguage.json"));
    Set<String> words = new TreeSet<>();
    Matcher group =
        Pattern.compile("\\((?:\\?:)?([A-Za-z_]{2,}(?:\\|[A-Za-z_]+)*)\\)").matcher(json);
    while (group.find()) {
      for (String word : group.group(1).split("\\|", -1)) {
        if (word.length() > 1) {
          words.add(word);
        }
      }
    }
    return words;
  }
}
