package io.distric.dsl.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.grammar.DistricLexer;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeywordsTest {

  @Test
  void shouldKnowTheWordsOfTheGrammar() {
    // given
    Set<String> grammar =
        new TreeSet<>(Set.of("startsWith", "starts_with", "endsWith", "ends_with"));
    for (int type = DistricLexer.AND; type <= DistricLexer.FAULT; type++) {
      String literal = DistricLexer.VOCABULARY.getLiteralName(type);
      if (literal != null) {
        grammar.add(literal.substring(1, literal.length() - 1));
      }
    }

    // when
    Set<String> printer = new TreeSet<>(Names.OPERATORS);
    printer.addAll(Names.WORDS);

    // then
    assertEquals(grammar, printer);
  }
}
