package io.distric.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.config.NodeConfig;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of a model of which most was checked before. */
final class DslLanguageTest {

  private static final String RULES =
      """
      rules:
        - {id: narrow, when: {expr: a between 9 and 1}, actions: [{stop: true}]}
        - {id: wide, when: {expr: a between 1 and 9}, actions: [{stop: true}]}
      """;

  private final DslLanguage language = new DslLanguage(NodeConfig.defaults().ingest());

  @Test
  void shouldWarnAgainOfARuleThatStandsInAFileAsBefore() {
    // given
    var model = language.read(new SourceText("a.yaml", RULES)).model();
    ItemKey narrow = new ItemKey(ItemKind.RULE, "narrow");
    ItemKey wide = new ItemKey(ItemKind.RULE, "wide");
    assertEquals(List.of(), language.check(model, Map.of()));

    // when
    List<Diagnostic> first = language.check(model, Map.of(narrow, "a.yaml", wide, "a.yaml"));
    List<Diagnostic> again = language.check(model, Map.of(narrow, "a.yaml", wide, "a.yaml"));
    List<Diagnostic> other = language.check(model, Map.of(wide, "a.yaml"));

    // then
    assertEquals(List.of("R208"), first.stream().map(Diagnostic::code).toList());
    assertEquals(first, again);
    assertEquals(List.of(), other);
  }
}
