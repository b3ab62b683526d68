package io.distric.verticle.cli;

import io.distric.protocol.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Prints events, one line of JSON each. */
final class StreamTail implements WebSocket.Listener {

  private final Terminal terminal;
  private final NodeClient client;
  private final StringBuilder partial = new StringBuilder();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private long left;

  StreamTail(Terminal terminal, NodeClient client) {
    this.terminal = terminal;
    this.client = client;
  }

  int run(JsonObject subscription, long count) throws CliException, InterruptedException {
    left = count;
    WebSocket socket = client.stream(this);
    socket.sendText(subscription.encode(), true).join();
    try {
      return ended.get();
    } catch (ExecutionException e) {
      throw CliException.of(
          ProblemCode.UNREACHABLE,
          String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()));
    } finally {
      socket.abort();
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      String frame = partial.toString();
      partial.setLength(0);
      show(new JsonObject(frame), frame);
    }
    socket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    ended.completeExceptionally(
        new IllegalStateException("the node closed the stream (" + code + ", " + reason + ")"));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    ended.completeExceptionally(new IllegalStateException("the stream broke: " + error, error));
  }

  private void show(JsonObject frame, String text) {
    switch (frame.getString("op", "")) {
      case "event" -> {
        if (left > 0) {
          terminal.print(text);
        }
        if (--left == 0) {
          ended.complete(ExitCode.OK);
        }
      }
      case "gap" -> terminal.complain("events were lost from here on: " + text);
      case "error" ->
          ended.completeExceptionally(
              new IllegalStateException(frame.getJsonObject("error").getString("detail")));
      default -> {
        // The answer to the subscription.
      }
    }
  }
}
