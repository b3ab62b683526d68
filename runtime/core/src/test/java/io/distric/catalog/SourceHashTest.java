package io.distric.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.distric.dsl.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceHashTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, 20_000})
  void shouldBeThatOfTheWholeText(int length) {
    // given: characters whose upper byte is zero, and others
    String text =
        IntStream.range(0, length)
            .mapToObj(i -> String.valueOf((char) (' ' + i * 7 % 700)))
            .collect(Collectors.joining());

    // when
    String hash = hash(new SourceText("a.yaml", text));

    // then
    assertEquals(Blob.hash(text.getBytes(StandardCharsets.UTF_16BE)), hash);
  }

  @Test
  void shouldBeAnotherOneWhereATableIsAnotherOne() {
    String one = hash(new SourceText("a.yaml", "t", Map.of("x.csv", "1", "y.csv", "2")));

    byte[] all = "t\nx.csv\n1\ny.csv\n2".getBytes(StandardCharsets.UTF_16BE);
    assertEquals(Blob.hash(all), one);
    assertEquals(one, hash(new SourceText("a.yaml", "t", Map.of("y.csv", "2", "x.csv", "1"))));
    assertNotEquals(one, hash(new SourceText("a.yaml", "t", Map.of("x.csv", "1", "y.csv", "3"))));
    assertNotEquals(one, hash(new SourceText("a.yaml", "t", Map.of("x.csv", "1"))));
    assertNotEquals(one, hash(new SourceText("a.yaml", "t")));
  }

  private static String hash(SourceText source) {
    return SourceHash.byName(List.of(source)).get(source.name());
  }
}
