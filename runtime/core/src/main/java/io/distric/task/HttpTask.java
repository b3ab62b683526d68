package io.distric.task;

import io.distric.task.api.TaskContext;
import io.distric.task.api.TaskOutcome;
import io.distric.task.api.TaskPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code http.get { url, headers }}, {@code http.post { url, headers, body }} and {@code
 * notify.webhook { url, … }}, which posts all of its input but {@code url} and {@code headers}.
 *
 * <p>Completes with {@code { status, body }} on 2xx and 3xx; fails with {@code http_4xx} (no retry,
 * but for 408, 425 and 429), {@code http_5xx}, {@code timeout} or {@code connect_failed}. What it
 * sends carries the idempotency key of the task.
 */
final class HttpTask implements TaskPlugin {

  /** Which of the three. */
  enum Kind {
    GET("http.get"),
    POST("http.post"),
    WEBHOOK("notify.webhook");

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  private static final Duration CONNECT_TIMEOUT_MAX = Duration.ofSeconds(10);

  private final Kind kind;
  private final HttpLimits limits;

  HttpTask(Kind kind, HttpLimits limits) {
    this.kind = kind;
    this.limits = limits;
  }

  @Override
  public String name() {
    return kind.type;
  }

  @Override
  public List<String> validate(Map<String, Object> constants) {
    Object url = constants.get("url");
    return url == null || url(url) != null ? List.of() : List.of(badUrl(url));
  }

  @Override
  public TaskOutcome execute(TaskContext context) throws InterruptedException {
    URI url = url(context.input().get("url"));
    if (url == null) {
      return TaskOutcome.rejected("bad_input", badUrl(context.input().get("url")));
    }
    try {
      if (!limits.privateAllowed() && isPrivate(url.getHost())) {
        return TaskOutcome.rejected(
            "forbidden", url.getHost() + " is a private address, and httpPrivateAllowed is false");
      }
      HttpRequest request = request(context, url);
      return outcome(url, Client.SHARED.send(request, HttpResponse.BodyHandlers.ofInputStream()));
    } catch (HttpTimeoutException e) {
      return TaskOutcome.failed("timeout", url + " did not answer in time");
    } catch (ConnectException | UnknownHostException e) {
      return TaskOutcome.failed("connect_failed", url + " cannot be reached: " + e);
    } catch (IOException e) {
      return TaskOutcome.failed("io_error", url + " broke off: " + e);
    } catch (IllegalArgumentException e) {
      return TaskOutcome.rejected("bad_input", String.valueOf(e.getMessage()));
    }
  }

  private HttpRequest request(TaskContext context, URI url) {
    Duration left = Duration.between(Instant.now(), context.deadline());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(left.isPositive() ? left : Duration.ofMillis(1))
            .header("Idempotency-Key", context.idempotencyKey());
    if ("http".equalsIgnoreCase(url.getScheme())) {
      // Some servers lose the answer to a request that asks for HTTP/2 in the clear.
      request.version(HttpClient.Version.HTTP_1_1);
    }
    if (context.input().get("headers") instanceof Map<?, ?> headers) {
      headers.forEach((name, value) -> request.setHeader(text(name), text(value)));
    }
    if (kind == Kind.GET) {
      return request.GET().build();
    }
    if (!(context.input().get("headers") instanceof Map<?, ?> headers)
        || headers.keySet().stream().noneMatch(n -> "content-type".equalsIgnoreCase(text(n)))) {
      request.setHeader("Content-Type", "application/json");
    }
    return request.POST(body(context.input())).build();
  }

  private BodyPublisher body(Map<String, Object> input) {
    if (kind == Kind.WEBHOOK) {
      Map<String, Object> rest = new LinkedHashMap<>(input);
      rest.remove("url");
      rest.remove("headers");
      return BodyPublishers.ofByteArray(PlainJson.write(rest));
    }
    Object body = input.get("body");
    return body instanceof String text
        ? BodyPublishers.ofString(text)
        : BodyPublishers.ofByteArray(PlainJson.write(body));
  }

  private TaskOutcome outcome(URI url, HttpResponse<InputStream> response) throws IOException {
    byte[] body;
    try (InputStream in = response.body()) {
      body = in.readNBytes(limits.bodyBytesMax() + 1);
    }
    int status = response.statusCode();
    if (body.length > limits.bodyBytesMax()) {
      return TaskOutcome.rejected(
          "too_large", url + " answered with more than " + limits.bodyBytesMax() + " bytes");
    }
    if (status >= 500) {
      return TaskOutcome.failed("http_5xx", url + " answered " + status);
    }
    if (status >= 400) {
      boolean retryable = status == 408 || status == 425 || status == 429;
      return new TaskOutcome.Failed("http_4xx", url + " answered " + status, retryable);
    }
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("status", status);
    putBody(output, response.headers().firstValue("content-type").orElse(""), body);
    return TaskOutcome.completed(output);
  }

  private static void putBody(Map<String, Object> output, String contentType, byte[] body) {
    if (body.length == 0) {
      return;
    }
    if (contentType.toLowerCase(Locale.ROOT).contains("json")) {
      try {
        Object value = PlainJson.readValue(body);
        if (value != null) {
          output.put("body", value);
        }
        return;
      } catch (IOException e) {
        output.put("body_error", String.valueOf(e.getMessage()));
      }
    }
    output.put("body", new String(body, StandardCharsets.UTF_8));
  }

  private static boolean isPrivate(String host) throws UnknownHostException {
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (address.isLoopbackAddress()
          || address.isSiteLocalAddress()
          || address.isLinkLocalAddress()
          || address.isAnyLocalAddress()
          || address.isMulticastAddress()) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable URI url(@Nullable Object given) {
    if (!(given instanceof String text)) {
      return null;
    }
    try {
      URI url = URI.create(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return http && url.getHost() != null ? url : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String badUrl(@Nullable Object given) {
    return given == null
        ? "url has no value: what the workflow reads for it (message, input or a result) is missing"
        : "url is '" + given + "', but has to begin with http:// or https:// and name a host";
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  /**
   * What an HTTP task may do.
   *
   * @param bodyBytesMax of an answer
   * @param privateAllowed whether loopback and private addresses may be reached
   */
  record HttpLimits(int bodyBytesMax, boolean privateAllowed) {}

  /** Made at the first request: it brings threads of its own. */
  private static final class Client {
    static final HttpClient SHARED =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT_MAX)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }
}
