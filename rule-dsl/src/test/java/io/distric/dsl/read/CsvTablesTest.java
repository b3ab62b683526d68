package io.distric.dsl.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvTablesTest {

  @Test
  void shouldFindEveryFileThatASourceMentions() {
    // given
    String source =
        """
        tables:
          - {name: a, from: rates.csv}
          - {name: b, from: "two words.csv"}, {name: c, from: 'other.csv'}
        rules: 'no end
          - {name: d, from: rates.csv}
        last.csv\
        """;

    // when
    List<String> names = CsvTables.mentioned(source);

    // then
    assertEquals(List.of("rates.csv", "two words.csv", "other.csv", "last.csv"), names);
    assertEquals(List.of(), CsvTables.mentioned("rules:\n  - id: csv\n"));
  }
}
