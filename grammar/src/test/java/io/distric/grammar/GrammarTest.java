package io.distric.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {

  /** Words that have a meaning at the head of an expression and need back-quotes there. */
  private static final List<String> RESERVED =
      List.of("and", "or", "not", "in", "is", "null", "true", "false");

  private static final List<String> SENTENCES =
      List.of(
          "event_type == \"payment_received\" and amount_eur > HIGH_VALUE",
          "user.country in RISKY or young",
          "user.country not in [\"KP\", \"IR\",]",
          "amount in 100..1_000.50 and not (a or b)",
          "amount between 1 and 2 and b not between 1h30m and 2d",
          "round(amount * (fx[currency].rate ?? 1), 2) >= -1",
          "user.id matches '^test_\\d+$'",
          "items[*].sku contains \"a\" and items[0].`odd name`.when is not missing",
          "a is null or b is present and c is missing",
          "now() - user.created_at < 7d",
          "at >= @2026-01-15 and at < @2026-01-15T12:00:00.5+01:00",
          "a ? b ? 1 : 2 : c ? {x: 1, \"y z\": [2, {}]} : 64Ki",
          "\"https://bank/${a.b}/x${ {n: \"in ${c} ner\"}.n }\" == '' and 20% < 1e3",
          "`a``b`.c starts_with \"\\u00e4\\$\" and d endsWith 'x' // remark",
          "- - -5 - -x /* remark */ + 250ms",
          "prefer(zone: \"eu-1a\", b ? c : d) == when.priority and task > input");

  static List<String> keywords() {
    List<String> words = new ArrayList<>();
    for (int type = DistricLexer.AND; type <= DistricLexer.FAULT; type++) {
      String literal = DistricLexer.VOCABULARY.getLiteralName(type);
      if (literal != null) {
        words.add(literal.substring(1, literal.length() - 1));
      }
    }
    words.addAll(List.of("starts_with", "startsWith", "ends_with", "endsWith"));
    return words;
  }

  static List<String> sentences() {
    return SENTENCES;
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void shouldParseBySllAloneAndWithoutAmbiguity(String text) {
    // given
    DistricParser fast = parser(text, DistricLexer.DEFAULT_MODE);
    fast.setErrorHandler(new BailErrorStrategy());
    fast.getInterpreter().setPredictionMode(PredictionMode.SLL);
    DistricParser exact = parser(text, DistricLexer.DEFAULT_MODE);
    exact.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    ParserReports reports = new ParserReports();
    exact.addErrorListener(reports);

    // when
    String fastTree = fast.expression().toStringTree(fast);
    String exactTree = exact.expression().toStringTree(exact);

    // then
    assertEquals(List.of(), reports.found());
    assertEquals(exactTree, fastTree);
  }

  @ParameterizedTest
  @MethodSource("keywords")
  void shouldTakeEveryKeywordBehindADotAndAsAKey(String word) {
    assertParses("a.%s == 1".formatted(word), DistricParser::expression);
    assertParses("{%s: 1}".formatted(word), DistricParser::expression);
    assertParses("`%s` == 1".formatted(word), DistricParser::expression);
    assertParses("msg.%s.%s".formatted(word, word), DistricParser::fieldPath);
    if (!RESERVED.contains(word)) {
      assertParses("%s == %s".formatted(word, word), DistricParser::expression);
      assertParses("%s.a[0][*]['k'][\"l\"]".formatted(word), DistricParser::fieldPath);
    }
  }

  @Test
  void shouldReadTextsWithoutQuotes() {
    // given
    String text = "say \"${a + \"}\"}\" and \\${b} for $5 \\ ${c}";

    // when
    DistricParser parser = parser(text, DistricLexer.PLAIN);
    parser.setErrorHandler(new BailErrorStrategy());
    DistricParser.TemplateContext tree = parser.template();

    // then
    List<String> parts =
        tree.textPart().stream().filter(p -> p.expr() != null).map(p -> p.getText()).toList();
    assertEquals(List.of("${a+\"}\"}", "${c}"), parts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "list<map<int>>", "enum(\"a\", 'b')"})
  void shouldReadTypes(String text) {
    assertParses(text, DistricParser::fieldType);
  }

  @Test
  void shouldCloseMoreBracesThanAreOpenWithoutFallingOver() {
    // given
    DistricParser parser = parser("}}} a", DistricLexer.DEFAULT_MODE);
    ParserReports reports = new ParserReports();
    parser.addErrorListener(reports);

    // when
    ParserRuleContext tree = parser.expression();

    // then
    assertNotNull(tree);
    assertEquals("fault", reports.found().getFirst());
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void shouldReportEverySentenceThatBreaksOff(String text) {
    for (int end = 0; end < text.length(); end++) {
      // given
      String broken = text.substring(0, end) + " ) ] } in = " + text.substring(end);
      DistricParser parser = parser(broken, DistricLexer.DEFAULT_MODE);
      ParserReports reports = new ParserReports();
      parser.addErrorListener(reports);

      // when
      parser.expression();

      // then
      boolean inText = reports.found().isEmpty();
      assertTrue(!inText || broken.matches("(?s).*[\"'`/].*"), broken);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.", "a[", "a[*", "a b", "1", "a[x]", "list<", "enum(", "a<b>c"})
  void shouldReportBrokenPathsAndTypes(String text) {
    // given
    DistricParser path = parser(text + " ..", DistricLexer.DEFAULT_MODE);
    DistricParser type = parser(text + " ..", DistricLexer.DEFAULT_MODE);
    DistricParser template = parser("${" + text, DistricLexer.PLAIN);
    ParserReports reports = new ParserReports();
    List.of(path, type, template).forEach(p -> p.addErrorListener(reports));

    // when
    path.fieldPath();
    type.fieldType();
    template.template();

    // then
    assertTrue(reports.found().size() >= 3, text);
  }

  private static void assertParses(String text, Function<DistricParser, ParserRuleContext> entry) {
    DistricParser parser = parser(text, DistricLexer.DEFAULT_MODE);
    ParserReports reports = new ParserReports();
    parser.addErrorListener(reports);
    assertNotNull(entry.apply(parser));
    assertEquals(List.of(), reports.found(), text);
  }

  private static DistricParser parser(String text, int mode) {
    DistricLexer lexer = new DistricLexer(CharStreams.fromString(text));
    lexer.mode(mode);
    DistricParser parser = new DistricParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    return parser;
  }
}
