package io.distric.verticle.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainRequestTest {

  @Test
  void shouldReadWhatAMessageSaysOfItself() {
    // given
    HttpRequest request = post();
    request.headers().set("Content-Type", "application/json");
    request.headers().set("Connection", "Keep-Alive");
    request.headers().set("Idempotency-Key", "i");
    request.headers().set("Message-Type", "t");
    request.headers().set("Message-Key", "k");
    request.headers().set("Message-Source", "s");
    request.headers().set("X-API-Key", "a");

    // when
    PlainRequest plain = Objects.requireNonNull(PlainRequest.of(request, KeyGate.of("a", "dev")));

    // then
    assertEquals(MessageHeaders.of("i", "t", "k", "s"), plain.headers());
    assertEquals(12, plain.length());
    assertEquals("dev", plain.client());
  }

  @ParameterizedTest
  @CsvSource({
    "Expect, 100-continue",
    "Upgrade, websocket",
    "Transfer-Encoding, chunked",
    "Content-Encoding, gzip",
    "Origin, http://localhost",
    "Connection, close",
    "Content-Type, text/plain",
    "Content-Type, application/json; charset=utf-8",
    "Content-Length, 0",
    "Content-Length, 65537",
    "Content-Length, 99999999999",
    "Content-Length, +1",
    "Content-Length, ''"
  })
  void shouldLeaveWhatIsSpecialToTheLongWay(String name, String value) {
    // given
    HttpRequest request = post();
    request.headers().set(name, value);

    // then
    assertNull(PlainRequest.of(request, KeyGate.open()));
  }

  @Test
  void shouldLeaveRepeatedHeadersToTheLongWay() {
    // given
    HttpRequest request = post();
    request.headers().add("Message-Key", "a").add("Message-Key", "b");

    // then
    assertNull(PlainRequest.of(request, KeyGate.open()));
  }

  @Test
  void shouldLeaveOtherRequestsToTheLongWay() {
    // then
    assertNull(of(post().setUri("/api/v1/messages?wait=result")));
    assertNull(of(post().setUri("/api/v1/messages/")));
    assertNull(of(post().setMethod(HttpMethod.PUT)));
    assertNull(of(post().setProtocolVersion(HttpVersion.HTTP_1_0)));
  }

  @Test
  void shouldKeepNothingForAStranger() {
    // given
    HttpRequest request = post();
    request.headers().set("Authorization", "Bearer wrong");

    // then
    assertNull(PlainRequest.of(request, KeyGate.of("right", "dev")));
  }

  private static @Nullable PlainRequest of(HttpRequest request) {
    return PlainRequest.of(request, KeyGate.open());
  }

  private static HttpRequest post() {
    HttpRequest request =
        new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/api/v1/messages");
    request.headers().set("Content-Length", "12");
    return request;
  }
}
