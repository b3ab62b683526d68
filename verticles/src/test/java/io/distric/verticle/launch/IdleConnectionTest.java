package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does with connections, by its limits. */
final class IdleConnectionTest {

  private static final String CATALOG =
      """
      rules:
        - id: slow
          conditions: [{field: go, operator: equals, value: slow}]
          actions: [{workflow: slow}]
      workflows:
        - id: slow
          tasks: [{id: sleep, task: core.sleep, params: {duration: 2s}}]
      """;

  @TempDir private static Path dir;
  private static LocalNode node;

  @BeforeAll
  static void start() throws Exception {
    node = LocalNode.start(dir, CATALOG, "http.idleTimeout", "1s", "stream.frameBytesMax", "1000");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void shouldNotCutOffAClientThatWaitsForAResult() throws Exception {
    // when
    JsonObject result = node.result("{\"go\":\"slow\"}");

    // then
    assertEquals("completed", result.getString("status"));
  }

  @Test
  void shouldEndAStreamWhoseClientSendsFramesOverTheLimit() throws Exception {
    // given
    Closing closing = new Closing();
    URI uri = URI.create(node.node().url().replace("http", "ws") + "/api/v1/stream");
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket = client.newWebSocketBuilder().buildAsync(uri, closing).join();

      // when
      String frame = "{\"op\":\"subscribe\",\"id\":\"s1\"}" + " ".repeat(1000);
      socket.sendText(frame, true).join();

      // then
      assertTrue(closing.ended.get(20, TimeUnit.SECONDS), "the stream is over");
      socket.abort();
    }
  }

  private static final class Closing implements WebSocket.Listener {
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      ended.complete(false);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      ended.complete(true);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      ended.complete(true);
    }
  }
}
