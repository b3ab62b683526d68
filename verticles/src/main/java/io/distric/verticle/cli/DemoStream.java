package io.distric.verticle.cli;

import io.vertx.core.json.JsonObject;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes what the stream says into the books and onto the screen. Called by one thread at once. */
final class DemoStream implements WebSocket.Listener {

  private final DemoBooks books;
  private final DemoScreen screen;
  private final StringBuilder partial = new StringBuilder();
  private final CompletableFuture<String> broken = new CompletableFuture<>();
  private final CompletableFuture<Void> subscribed = new CompletableFuture<>();

  DemoStream(DemoBooks books, DemoScreen screen) {
    this.books = books;
    this.screen = screen;
  }

  /** Completes when the node has taken the subscription. */
  CompletableFuture<Void> subscribed() {
    return subscribed;
  }

  /** Completes with the reason when the stream ends. */
  CompletableFuture<String> broken() {
    return broken;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      JsonObject frame = new JsonObject(partial.toString());
      partial.setLength(0);
      take(frame);
    }
    socket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    broken.complete("the node closed the stream: " + code + " " + reason);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    broken.complete("the stream broke: " + error);
  }

  private void take(JsonObject frame) {
    switch (frame.getString("op")) {
      case "subscribed" -> subscribed.complete(null);
      case "event" -> event(frame.getString("type"), frame);
      default -> broken.complete("the stream says " + frame.encode());
    }
  }

  private void event(String type, JsonObject frame) {
    JsonObject data = frame.getJsonObject("data");
    switch (type) {
      case "message.accepted" -> books.announced(data.getString("message_id"));
      case "instance.completed", "instance.failed", "instance.compensated", "instance.cancelled" ->
          ended(frame.getString("time"), data);
      default -> {
        // Steps on the way.
      }
    }
  }

  private void ended(String time, JsonObject data) {
    String workflow = data.getString("workflow_id");
    String status = data.getString("status");
    if (!books.ended(data.getString("workflow_instance_id"), workflow, status)) {
      return;
    }
    JsonObject error = data.getJsonObject("error");
    Object outcome = error == null ? data.getValue("output") : error.getString("message");
    screen.result(
        "%s  %s  %-16s -> %-18s %-12s %s"
            .formatted(
                time.substring(11, 23),
                data.getString("message_id"),
                data.getString("rule_id"),
                workflow,
                status,
                outcome));
  }
}
