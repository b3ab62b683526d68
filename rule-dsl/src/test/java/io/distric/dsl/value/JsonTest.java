package io.distric.dsl.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonTest {

  @Test
  void shouldWriteWhatItReads() throws MalformedJson {
    for (String json :
        List.of(
            "{}",
            "[]",
            "null",
            "[true,false,null]",
            "{\"b\":1,\"a\":{\"c\":[1,2.5,-3]}}",
            "\"\\u0001\\n\\\"\\\\é€😀\"",
            "1E+400",
            "0.000000000000000000000000000001")) {
      assertEquals(json, text(Json.write(parse(json))));
    }
  }

  @Test
  void shouldReadNumbersExactly() throws MalformedJson {
    assertEquals(parse("1"), parse("1.0"));
    assertEquals(parse("1"), parse("10e-1"));
    assertEquals(parse("0"), parse("-0.00"));
    assertEquals(
        new Value.Num(new BigDecimal("123456789012345678901234567890.5")),
        parse("123456789012345678901234567890.5"));
    assertEquals("150000", text(Json.write(parse("1.5e5"))));
  }

  @Test
  void shouldResolveEscapes() throws MalformedJson {
    assertEquals(
        new Value.Text("a\"\\/\b\f\n\r\té€😀"),
        parse("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u20AC\\ud83d\\ude00\""));
  }

  @Test
  void shouldWriteTimesAsTexts() {
    assertEquals(
        "\"2026-01-15T12:00:00Z\"",
        text(Json.write(new Value.Time(Instant.parse("2026-01-15T12:00:00Z")))));
    assertEquals("\"5m\"", text(Json.write(new Value.Length(Duration.ofMinutes(5)))));
  }

  @Test
  void shouldRefuseWhatIsNoJson() {
    refuse(
        MalformedJson.Kind.SYNTAX, "", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "tru", "nulL", "1 2");
    refuse(
        MalformedJson.Kind.SYNTAX, "01", "-", "1.", ".5", "1e", "+1", "\"\\x\"", "\"\t\"", "\"a");
    refuse(MalformedJson.Kind.SYNTAX, "{a:1}", "'a'", "NaN", "Infinity", "\u00a01", "[1 2]", "-01");
    refuse(
        MalformedJson.Kind.DUPLICATE_KEY, "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"\\u0062\":2}}");
    refuse(MalformedJson.Kind.ENCODING, "\"\\ud800\"", "\"\\ude00\"", "\"\\ud800\\u0041\"");
    refuse(MalformedJson.Kind.NUMBER_RANGE, "1e401", "1e-401", "9".repeat(101), "1e999999999999");
    refuse(MalformedJson.Kind.TOO_DEEP, "[".repeat(600));
  }

  @Test
  void shouldRefuseBytesThatAreNotUtf8() {
    byte[][] broken = {
      {'"', (byte) 0x80, '"'},
      {'"', (byte) 0xc0, (byte) 0xaf, '"'},
      {'"', (byte) 0xe0, (byte) 0x80, (byte) 0x80, '"'},
      {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
      {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
      {'"', (byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80, '"'},
      {'"', (byte) 0xe2, (byte) 0x82, '"'},
      {'"', (byte) 0xf0, (byte) 0x9f, (byte) 0x98}
    };
    for (byte[] bytes : broken) {
      MalformedJson fault = assertThrows(MalformedJson.class, () -> Json.parse(bytes));
      assertEquals(MalformedJson.Kind.ENCODING, fault.kind());
      assertEquals(1, fault.position());
    }
  }

  private static void refuse(MalformedJson.Kind kind, String... texts) {
    for (String json : texts) {
      MalformedJson fault = assertThrows(MalformedJson.class, () -> parse(json), json);
      assertEquals(kind, fault.kind(), () -> json + ": " + fault.getMessage());
    }
  }

  private static Value parse(String json) throws MalformedJson {
    return Json.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
