package io.distric.verticle.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What web pages may ask of a node that asks for no key. */
final class OriginTest {

  @TempDir private static Path dir;
  private static LocalNode node;

  @BeforeAll
  static void start() throws Exception {
    node = LocalNode.start(dir, "rules: []");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void shouldRefuseMessagesAndChangesOfForeignPages() throws Exception {
    int port = node.node().httpPort();
    for (String origin :
        List.of(
            "https://evil.example",
            "http://evil.example:" + port,
            "http://localhost:" + (port + 1),
            "http://localhost.evil.example:" + port,
            "file://",
            "null")) {
      for (String path :
          List.of("/api/v1/messages", "/api/v1/messages?wait=result", "/api/v1/rules")) {
        // when
        HttpResponse<String> answer =
            node.post(path, "application/json", "{}".getBytes(UTF_8), "Origin", origin);

        // then
        assertEquals(403, answer.statusCode(), origin + " " + path);
        assertTrue(answer.body().contains("DC-5010"), answer.body());
      }
    }
    assertEquals(200, node.get("/api/v1/rules", "Origin", "https://evil.example").statusCode());
  }

  @Test
  void shouldTakeMessagesOfItsOwnPages() throws Exception {
    int port = node.node().httpPort();
    for (String host : List.of("localhost", "127.0.0.1", "[::1]", "LOCALHOST")) {
      // when
      HttpResponse<String> answer =
          node.post(
              "/api/v1/messages",
              "application/json",
              "{}".getBytes(UTF_8),
              "Origin",
              "http://" + host + ":" + port);

      // then
      assertEquals(202, answer.statusCode(), host);
    }
  }

  @Test
  void shouldRefuseStreamsOfForeignPages() {
    // when
    CompletionException refusal =
        assertThrows(CompletionException.class, () -> stream("https://evil.example"));

    // then
    WebSocketHandshakeException handshake = (WebSocketHandshakeException) refusal.getCause();
    assertEquals(403, handshake.getResponse().statusCode());
    stream("http://localhost:" + node.node().httpPort()).abort();
  }

  /** A page whose owner lets his own name lead here is of the same origin as what it reads. */
  @Test
  void shouldServeReadersUnderNoNameThatAnybodyCanHave() throws Exception {
    int port = node.node().httpPort();
    for (String host : List.of("evil.example", "1.evil.example", "localhost.evil.example.")) {
      // when
      String answer = get(host + ":" + port);

      // then
      assertTrue(answer.startsWith("HTTP/1.1 403"), host + ": " + answer);
      assertTrue(answer.contains("DC-5010"), answer);
    }
    for (String host :
        List.of("127.0.0.1", "localhost", "LOCALHOST.", "a.localhost", "[::1]", "10.1.2.3", "x")) {
      assertTrue(get(host + ":" + port).startsWith("HTTP/1.1 200"), host);
      assertTrue(get(host).startsWith("HTTP/1.1 200"), host);
    }
  }

  /** By hand: clients do not let a program say under which name it asks. */
  private static String get(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.node().httpPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/rules HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static WebSocket stream(String origin) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create(node.node().url().replace("http:", "ws:") + "/api/v1/stream");
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .header("Origin", origin)
              .buildAsync(uri, new WebSocket.Listener() {})
              .join();
      socket.abort();
      return socket;
    }
  }
}
