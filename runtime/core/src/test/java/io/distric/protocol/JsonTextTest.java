package io.distric.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class JsonTextTest {

  private static final JsonFactory JSON = new JsonFactory();

  @Test
  void shouldPutCommasBetweenValues() {
    // given
    JsonText out = new JsonText(1);

    // when
    out.object().name("a").number(1).name("b").list().number(-2).bool(true).nothing().endList();
    out.name("c").object().endObject().name("d").texts(List.of("x", "y")).endObject();

    // then
    assertEquals("{\"a\":1,\"b\":[-2,true,null],\"c\":{},\"d\":[\"x\",\"y\"]}", out.toString());
  }

  @Test
  void shouldWriteTimesWithMilliseconds() {
    assertEquals("\"1970-01-01T00:00:00.000Z\"", new JsonText(8).time(0).toString());
    assertEquals("null", new JsonText(8).timeOrNothing(0).toString());
    long millis = Instant.parse("2026-02-28T23:59:59.007Z").toEpochMilli();
    assertEquals("\"2026-02-28T23:59:59.007Z\"", new JsonText(8).time(millis).toString());
  }

  @Test
  void shouldReplaceHalvesOfCharacters() {
    assertEquals("\"a\ufffdb\"", new JsonText(8).text("a\ud800b").toString());
    assertEquals("\"\ufffd\"", new JsonText(8).text("\udc00").toString());
  }

  @Test
  void shouldBeReadBackByAnotherReader() throws IOException {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("JsonTextTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      String text = text(random);
      long number = random.nextLong() >> random.nextInt(64);
      UUID id = new UUID(random.nextLong(), random.nextLong());
      JsonText out = new JsonText(random.nextInt(32));

      // when
      out.object().name(text).number(number).name("id").id(id).name("t").text(text).endObject();

      // then
      try (JsonParser parser = JSON.createParser(out.toBytes())) {
        parser.nextToken();
        assertEquals(text, parser.nextFieldName());
        assertEquals(number, parser.nextLongValue(number + 1));
        parser.nextToken();
        assertEquals(id.toString(), parser.nextTextValue());
        parser.nextToken();
        assertEquals(text, parser.nextTextValue());
      }
    }
  }

  @Test
  void shouldBeginAgainAfterClear() {
    // given
    JsonText out = new JsonText(8);
    out.list().number(Long.MIN_VALUE).endList().newline();

    // when
    out.clear();
    out.raw("{}".getBytes(StandardCharsets.UTF_8)).raw(null);

    // then
    assertEquals("{},null", out.toString());
    assertEquals(7, out.size());
  }

  private static String text(Random random) {
    int[] points = new int[random.nextInt(20)];
    for (int i = 0; i < points.length; i++) {
      int bits = 1 + random.nextInt(20);
      int point = random.nextInt(1 << bits);
      points[i] = point >= 0xd800 && point <= 0xdfff ? 'x' : point;
    }
    return new String(points, 0, points.length);
  }
}
