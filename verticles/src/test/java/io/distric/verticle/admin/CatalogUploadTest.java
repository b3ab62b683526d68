package io.distric.verticle.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.telemetry.Metrics;
import io.distric.verticle.admin.CatalogServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies of catalog requests that are under way at the same time. */
final class CatalogUploadTest {

  private static final String YAML = "application/yaml";
  private static final int LONG = 190_000;

  private final CatalogServer server =
      new CatalogServer(
          Map.of("catalog.sourceBytesMax", "200000", "catalog.uploadBytesMax", "900000"));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldRefuseWhatIsMoreThanAllRequestsMayHold() throws Exception {
    // given
    Reply fits = server.send("POST", "/catalog", YAML, comment(LONG));
    try (Socket slow = connect()) {
      await(() -> held() == 0);
      announce(slow, LONG);
      byte[] body = comment(LONG - 1).getBytes(StandardCharsets.UTF_8);
      slow.getOutputStream().write(body, 0, 1);
      await(() -> held() > 0);
      long afterOne = held();
      slow.getOutputStream().write(body, 1, body.length - 1);
      await(() -> held() == 3 * LONG);

      // when
      Reply beside = server.send("POST", "/catalog", YAML, comment(150_000));
      Reply small = server.send("POST", "/catalog", YAML, comment(1000));

      // then
      assertEquals(200, fits.status());
      assertEquals(3 * BodyPieces.PIECE_MIN, afterOne);
      assertEquals(429, beside.status());
      assertEquals("DC-2011", beside.json().getString("code"));
      assertEquals("1", beside.header("Retry-After"));
      assertEquals(200, small.status());
    }
    await(() -> held() == 0);
    assertEquals(200, server.send("POST", "/catalog", YAML, comment(150_000)).status());
    await(() -> held() == 0);
  }

  /** A byte of a body is there as it came, in the whole body, and in the text. */
  @Test
  void shouldCountWhatDecodingTakes() throws Exception {
    // given
    try (Socket slow = connect()) {
      announce(slow, LONG);
      slow.getOutputStream().write(comment(LONG - 1).getBytes(StandardCharsets.UTF_8));
      await(() -> held() == 3 * LONG);

      // when
      Reply beside = server.send("POST", "/catalog", YAML, comment(120_000));

      // then
      assertEquals(429, beside.status());
    }
  }

  @Test
  void shouldTellOfALongTextThatIsNotUtf8() {
    // given
    byte[] text = comment(LONG).getBytes(StandardCharsets.UTF_8);
    text[LONG / 2] = (byte) 0xC3;

    // when
    Reply broken = server.send("POST", "/catalog", YAML, text);
    Reply odd = server.send("POST", "/catalog", "text/plain", comment(LONG));

    // then
    assertEquals("DC-1002", broken.json().getString("code"));
    assertEquals(415, odd.status());
  }

  private static String comment(int length) {
    return "rules: []\n#" + "x".repeat(length - 11);
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static void announce(Socket socket, int length) throws IOException {
    String head =
        "POST /api/v1/catalog HTTP/1.1\r\nHost: x\r\nContent-Type: application/yaml\r\nContent-Length: %d\r\n\r\n"
            .formatted(length);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
  }

  private long held() {
    return (long) server.meters.get(Metrics.CATALOG_UPLOADS).gauge().value();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not come to that");
      Thread.onSpinWait();
    }
  }
}
