package io.distric.verticle.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.distric.verticle.ingest.Envelope.Faulty;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvelopeTest {

  @Test
  void shouldFindThePayloadWhereItStands() throws Exception {
    // given
    String text =
        "{\"message_id\":\"m-1\",\"timestamp\":\"2026-01-02T03:04:05Z\",\"source\":\"s\","
            + "\"headers\":{\"Message-Type\":\"t\",\"message-key\":\"k\",\"other\":\"o\"},"
            + "\"payload\": {\"ä\":[1,{}]} }";
    byte[] bytes = text.getBytes(UTF_8);

    // when
    Envelope envelope = Envelope.read(bytes);

    // then
    assertEquals(
        "{\"ä\":[1,{}]}",
        new String(bytes, envelope.payloadOffset(), envelope.payloadLength(), UTF_8));
    assertEquals(new MessageHeaders("m-1", "t", "k", "s"), envelope.headers());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /payload",
        "{\"payload\":1} | /payload",
        "{\"payload\":{},\"message_id\":7} | /message_id",
        "{\"payload\":{},\"timestamp\":\"today\"} | /timestamp",
        "{\"payload\":{},\"headers\":[]} | /headers",
        "{\"payload\":{},\"headers\":{\"a\":1}} | /headers/a",
        "{\"payload\":{},\"extra\":1} | /extra",
      })
  void shouldPointAtTheFault(String text, String pointer) {
    // when
    Faulty fault = assertThrows(Faulty.class, () -> read(text));

    // then
    assertEquals(pointer, fault.pointer());
  }

  @Test
  void shouldRefuseWhatIsNoObjectOrNoJson() {
    // then
    assertThrows(Faulty.class, () -> read("[]"));
    assertThrows(Faulty.class, () -> read("{\"payload\":{}} {}"));
    assertThrows(IOException.class, () -> read("{\"payload\":{"));
  }

  private static Envelope read(String text) throws Faulty, IOException {
    return Envelope.read(text.getBytes(UTF_8));
  }
}
