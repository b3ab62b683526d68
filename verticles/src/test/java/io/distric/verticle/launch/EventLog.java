package io.distric.verticle.launch;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All events of a node, from the start of its journal. */
final class EventLog implements WebSocket.Listener {

  private static final int PATIENCE_SECONDS = 30;

  private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final StringBuilder frame = new StringBuilder();

  /** Reads events one after the other until one is the last that is wanted. */
  static void read(String url, Predicate<JsonObject> last) throws InterruptedException {
    EventLog log = new EventLog();
    URI uri = URI.create(url.replaceFirst("^http", "ws") + "/api/v1/stream");
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket = client.newWebSocketBuilder().buildAsync(uri, log).join();
      socket.sendText("{\"op\":\"subscribe\",\"id\":\"all\",\"from\":\"start\"}", true).join();
      log.read(last);
      socket.abort();
      client.shutdownNow();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
    frame.append(text);
    if (last) {
      frames.add(frame.toString());
      frame.setLength(0);
    }
    socket.request(1);
    return null;
  }

  private void read(Predicate<JsonObject> last) throws InterruptedException {
    for (long count = 0; ; count++) {
      String next = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no event for long; so far " + count);
      }
      JsonObject json = new JsonObject(next);
      if (json.getString("op").equals("event") && last.test(json)) {
        return;
      }
    }
  }
}
