package io.distric.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeclarationsTest {

  private static final Path SAMPLES = Path.of("src/test/resources/samples");

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.sorted().toList().stream();
    }
  }

  static List<String> keywords() {
    return GrammarTest.keywords();
  }

  /** Words of clauses can be names; those that begin a declaration, or join a condition, cannot. */
  static List<String> clauseWords() {
    return words(DistricLexer.VERSION, DistricLexer.FAULT);
  }

  static List<String> names() {
    List<String> all = new ArrayList<>(words(DistricLexer.BETWEEN, DistricLexer.FAULT));
    all.addAll(List.of("starts_with", "ends_with"));
    return all;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldParseSamplesBySllAloneAndWithoutAmbiguity(Path sample) throws IOException {
    assertUnambiguous(Files.readString(sample));
  }

  @ParameterizedTest
  @MethodSource("keywords")
  void shouldTakeEveryKeywordInQuotesAsAnyName(String word) {
    String quoted = "\"" + word + "\"";
    assertUnambiguous(
        """
        rule %1$s "t" { on %1$s run %1$s { %2$s: a.%2$s } emit %1$s set `%2$s`.%2$s = `%2$s` }
        chain %1$s { mode all %1$s -> %1$s, %1$s if unmatched }
        workflow %1$s { input { %1$s: string } task %1$s: %1$s after %1$s output { %2$s: 1 } }
        table %1$s key %1$s  macro %1$s(%1$s) = 1  const %1$s = 2  list %1$s = []
        schedule %1$s "c" run %1$s
        test %1$s { given %1$s {} mock %1$s => 1 expect match %1$s expect run %1$s }
        schema %1$s { %1$s: string %1$s?: int = 4 }
        """
            .formatted(quoted, word));
  }

  @ParameterizedTest
  @MethodSource("clauseWords")
  void shouldTakeWordsOfClausesAsNames(String word) {
    assertUnambiguous(
        """
        rule %1$s { on %1$s let %1$s = 1 when %1$s run %1$s.%1$s { a: %1$s } }
        chain %1$s { %1$s -> %1$s, %1$s %1$s -> %1$s }
        workflow %1$s {
          task %1$s: %1$s.%1$s after %1$s, %1$s if %1$s with { %1$s: 1 } undo { task %1$s: a }
          foreach %1$s: %1$s in %1$s after %1$s { task a: %1$s }
          switch %1$s: %1$s { case %1$s, 1 {} else {} }
          wait %1$s: signal(%1$s: 1)
          repeat %1$s: until %1$s {}
        }
        table %1$s key %1$s  macro %1$s(%1$s, b) = %1$s  const %1$s = 2
        schema s { %1$s: string = %1$s %1$s?: int, %1$s: list<{ %1$s: int }> }
        schedule %1$s "c" run %1$s
        test "x" { given %1$s {} mock %1$s => 1 }
        """
            .formatted(word));
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldTakeWordsAtTheHeadOfAnExpressionInEveryClause(String word) {
    assertUnambiguous(
        """
        schema S match %1$s == 1 key %1$s.%1$s { a: int = %1$s b: int }
        const c = %1$s
        rule a { priority 5 tags ["a"] let b = %1$s when %1$s except %1$s except "r" %1$s > 1
          set %1$s = %1$s remove %1$s run r { a: %1$s } with { affinity: %1$s } stop }
        macro m = %1$s
        test "x" { at @2026-01-15 expect %1$s expect %1$s == 1 mock a => %1$s mock b => %1$s.c }
        workflow w {
          task t: x { a: %1$s } if %1$s after q
          wait p: %1$s
          switch v: %1$s { case %1$s { } else { } }
          output { a: %1$s } on failure { compensate }
        }
        """
            .formatted(word));
  }

  @Test
  void shouldParsePartsOfDeclarationsAlone() {
    assertParses("when a and b", DistricParser::oneRuleClause);
    assertParses("on failure { compensate }", DistricParser::oneWorkflowClause);
    assertParses("a -> b", DistricParser::oneChainClause);
    assertParses("expect no match", DistricParser::oneTestClause);
    assertParses("a?: list<{ b: int }>", DistricParser::oneField);
    assertParses("package a.b version 3", DistricParser::oneDeclaration);
    assertParses("package version 3", DistricParser::oneDeclaration);
  }

  private static List<String> words(int from, int to) {
    List<String> all = new ArrayList<>();
    for (int type = from; type <= to; type++) {
      String literal = DistricLexer.VOCABULARY.getLiteralName(type);
      boolean word = literal != null && Character.isLetter(literal.charAt(1));
      if (word) {
        all.add(literal.substring(1, literal.length() - 1));
      }
    }
    return all;
  }

  private static void assertUnambiguous(String text) {
    DistricParser exact = parser(text);
    exact.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    ParserReports reports = new ParserReports();
    exact.addErrorListener(reports);
    String exactTree = exact.file().toStringTree(exact);
    assertEquals(List.of(), reports.found(), text);
    DistricParser fast = parser(text);
    fast.setErrorHandler(new BailErrorStrategy());
    fast.getInterpreter().setPredictionMode(PredictionMode.SLL);
    assertEquals(exactTree, fast.file().toStringTree(fast));
  }

  private static void assertParses(String text, Function<DistricParser, ParserRuleContext> entry) {
    DistricParser parser = parser(text);
    ParserReports reports = new ParserReports();
    parser.addErrorListener(reports);
    var _ = entry.apply(parser);
    assertEquals(List.of(), reports.found(), text);
  }

  private static DistricParser parser(String text) {
    DistricParser parser =
        new DistricParser(new CommonTokenStream(new DistricLexer(CharStreams.fromString(text))));
    parser.removeErrorListeners();
    return parser;
  }
}
