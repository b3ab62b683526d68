package io.distric.verticle.ingest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the web pages of others from driving a node that asks for no key. A browser lets any page
 * send requests to the machine that it runs on, and says in {@code Origin} whose page it is. What
 * only reads comes without, and the page may see the answer if its owner lets his own name lead
 * here: then {@code Host} has that name. Confined to an event loop.
 */
final class OriginGate {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final Pattern PORT = Pattern.compile("\\.?(:\\d*)?$");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");

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

  /** Why a request may not go on, or null. */
  @Nullable String refusal(HttpServerRequest request) {
    if (asksForKey) {
      return null;
    }
    boolean stream = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    if (HARMLESS.contains(request.method()) && !stream) {
      return foreign(
          HttpHeaders.HOST,
          request,
          this::leadsHere,
          "it was asked for under the name '%s', which anybody's may be, and this node asks nobody"
              + " for a key; ask under localhost or an address");
    }
    return foreign(
        HttpHeaders.ORIGIN,
        request,
        this::isOwn,
        "a page of '%s' asked for it, and this node asks nobody for a key");
  }

  private static @Nullable String foreign(
      CharSequence header, HttpServerRequest request, Predicate<String> own, String text) {
    for (String value : request.headers().getAll(header)) {
      if (!own.test(value)) {
        return text.formatted(value);
      }
    }
    return null;
  }

  /** Names with a dot are for sale; addresses, and names that only this network knows, are not. */
  private boolean leadsHere(String value) {
    String name = PORT.matcher(value.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    return name.indexOf('.') < 0
        || name.endsWith(".localhost")
        || name.equals(host)
        || ADDRESS.matcher(name).matches();
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
