package io.distric.verticle.admin;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A client of the stream that reads when it is told to. */
final class StreamReader implements WebSocket.Listener, AutoCloseable {

  private static final long DEADLINE_SECONDS = 20;

  final CompletableFuture<String> closed = new CompletableFuture<>();
  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final Semaphore pings = new Semaphore(0);
  private final StringBuilder partial = new StringBuilder();
  private final AtomicReference<WebSocket> socket = new AtomicReference<>();
  private volatile boolean reads = true;

  static StreamReader open(HttpClient client, URI uri, String key) {
    StreamReader reader = new StreamReader();
    reader.socket.set(
        client.newWebSocketBuilder().header("X-API-Key", key).buildAsync(uri, reader).join());
    return reader;
  }

  StreamReader send(String frame) {
    socket.get().sendText(frame, true).join();
    return this;
  }

  JsonObject next() throws InterruptedException {
    JsonObject frame = frames.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(frame, "no frame came in time");
    return frame;
  }

  void awaitPings(int count) throws InterruptedException {
    assertTrue(pings.tryAcquire(count, DEADLINE_SECONDS, TimeUnit.SECONDS), "no pings in time");
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Reads no more; what is under way may still come. */
  void pause() {
    reads = false;
  }

  void resume() {
    reads = true;
    socket.get().request(1);
  }

  String awaitClose() throws Exception {
    return closed.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void onOpen(WebSocket webSocket) {
    webSocket.request(1);
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(new JsonObject(partial.toString()));
      partial.setLength(0);
    }
    if (reads) {
      webSocket.request(1);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
    pings.release();
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(statusCode + " " + reason);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.get().abort();
  }
}
