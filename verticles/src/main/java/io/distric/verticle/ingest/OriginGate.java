package io.distric.verticle.ingest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Keeps the web pages of others from driving a node that asks for no key. A browser lets any page
 * send requests to the machine that it runs on, and says in {@code Origin} whose page it is. By the
 * name in {@code Host} nothing can be told: the page's owner can let his own name lead here.
 * Confined to an event loop.
 */
final class OriginGate {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final boolean asksForKey;
  private final String host;
  private final IntSupplier port;

  /**
   * A gate.
   *
   * @param asksForKey whether requests have to bring a key, which no foreign page has
   * @param host that the node is configured to bind
   * @param port that it listens on
   */
  OriginGate(boolean asksForKey, String host, IntSupplier port) {
    this.asksForKey = asksForKey;
    this.host = host.toLowerCase(Locale.ROOT);
    this.port = port;
  }

  /** Whether a request may go on. */
  boolean admits(HttpServerRequest request) {
    if (asksForKey) {
      return true;
    }
    List<String> origins = request.headers().getAll(HttpHeaders.ORIGIN);
    boolean stream = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    boolean harmless = HARMLESS.contains(request.method()) && !stream;
    return harmless || origins.stream().allMatch(this::isOwn);
  }

  private boolean isOwn(String origin) {
    try {
      URI uri = new URI(origin);
      String name = uri.getHost();
      if (name == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return false;
      }
      String lower = name.toLowerCase(Locale.ROOT);
      return port(uri) == port.getAsInt() && (LOOPBACK.contains(lower) || lower.equals(host));
    } catch (java.net.URISyntaxException e) {
      return false;
    }
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equals(uri.getScheme()) ? 443 : 80;
  }
}
