package io.distric.verticle.cli;

import io.distric.protocol.ProblemCode;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Speaks to a node over HTTP. Thread-safe. */
final class NodeClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String KEY = "X-API-Key";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final URI base;
  private final @Nullable String key;

  NodeClient(URI base, @Nullable String key) {
    this.base = base;
    this.key = key;
  }

  URI base() {
    return base;
  }

  @Nullable String key() {
    return key;
  }

  /** A text as part of a path or query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  JsonObject get(String path) throws CliException, InterruptedException {
    return json(send("GET", path, null, BodyPublishers.noBody()));
  }

  HttpResponse<String> post(String path, String contentType, byte[] body)
      throws CliException, InterruptedException {
    return send("POST", path, contentType, BodyPublishers.ofByteArray(body));
  }

  /** Sends, and throws what the answer says if it is a problem. */
  HttpResponse<String> send(
      String method, String path, @Nullable String contentType, BodyPublisher body)
      throws CliException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).method(method, body);
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (key != null) {
      request.header(KEY, key);
    }
    HttpResponse<String> answer;
    try {
      answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw CliException.of(ProblemCode.UNREACHABLE, "nobody answers at " + base + " (" + e + ")");
    }
    if (answer.statusCode() >= 400) {
      throw problem(answer);
    }
    return answer;
  }

  /** Opens the stream. */
  WebSocket stream(WebSocket.Listener listener) throws CliException {
    WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT);
    if (key != null) {
      builder.header(KEY, key);
    }
    String scheme = "https".equals(base.getScheme()) ? "wss" : "ws";
    URI uri = URI.create(scheme + "://" + base.getRawAuthority() + "/api/v1/stream");
    try {
      return builder.buildAsync(uri, listener).join();
    } catch (CompletionException e) {
      throw CliException.of(
          ProblemCode.UNREACHABLE, "the stream at " + uri + " did not open: " + e.getCause());
    }
  }

  static JsonObject json(HttpResponse<String> answer) throws CliException {
    try {
      return new JsonObject(answer.body());
    } catch (DecodeException e) {
      throw CliException.of(
          ProblemCode.UNREACHABLE, "what answers at " + answer.uri() + " is no node of ours");
    }
  }

  private static CliException problem(HttpResponse<String> answer) {
    int exit = ExitCode.ofStatus(answer.statusCode());
    try {
      JsonObject problem = new JsonObject(answer.body());
      String text = problem.getString("code") + ": " + problem.getString("detail");
      List<JsonObject> diagnostics =
          problem.getJsonArray("diagnostics", new JsonArray()).stream()
              .map(JsonObject.class::cast)
              .toList();
      return CliException.told(text, exit, diagnostics);
    } catch (DecodeException | ClassCastException e) {
      return CliException.of(
          ProblemCode.UNREACHABLE,
          answer.uri() + " answered " + answer.statusCode() + " and no problem of ours",
          exit);
    }
  }
}
