package io.distric.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlainJsonTest {

  @Test
  void shouldWriteEveryPlainValue() {
    // given
    List<?> values =
        List.of(1, 2L, (short) 3, 0.5, 0.25f, new BigDecimal("1.50"), BigInteger.TEN, "t", true);

    // when
    String json = new String(PlainJson.write(Map.of("v", values)), UTF_8);

    // then
    assertEquals("{\"v\":[1,2,3,0.5,0.25,1.50,10,\"t\",true]}", json);
    assertEquals("null", new String(PlainJson.write(null), UTF_8));
  }

  @Test
  void shouldNameWhatIsNotPlain() {
    // when
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> PlainJson.write(List.of(new Object())));

    // then
    assertEquals("java.lang.Object is no map, list, text, number or boolean", refusal.getMessage());
  }

  @Test
  void shouldReadValues() throws IOException {
    // then
    assertEquals(Map.of("a", List.of(BigDecimal.ONE)), read("{\"a\":[1]}"));
    assertEquals("x", read("\"x\""));
    assertEquals(false, read("false"));
    assertNull(read("null"));
    assertEquals(Map.of(), PlainJson.readObject("{}".getBytes(UTF_8)));
  }

  @Test
  void shouldRefuseWhatIsNoJson() {
    // then
    assertThrows(IOException.class, () -> read(""));
    assertThrows(IOException.class, () -> read("1 2"));
    assertThrows(IOException.class, () -> read("{\"a\":}"));
    assertThrows(IOException.class, () -> PlainJson.readObject("[1,2]".getBytes(UTF_8)));
  }

  private static @org.jspecify.annotations.Nullable Object read(String json) throws IOException {
    return PlainJson.readValue(json.getBytes(UTF_8));
  }
}
