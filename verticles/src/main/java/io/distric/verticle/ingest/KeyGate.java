package io.distric.verticle.ingest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells clients by the key that they send: {@code Authorization: Bearer dk_…} or {@code X-API-Key}.
 * Without a key of its own it takes everybody for {@code anonymous}. Thread-safe.
 */
public final class KeyGate {

  private static final String ANONYMOUS = "anonymous";
  private static final CharSequence API_KEY = HttpHeaders.createOptimized("x-api-key");
  private static final String BEARER = "bearer ";

  private final byte @Nullable [] key;
  private final String client;

  private KeyGate(byte @Nullable [] key, String client) {
    this.key = key;
    this.client = client;
  }

  /** Lets everybody in. */
  public static KeyGate open() {
    return new KeyGate(null, ANONYMOUS);
  }

  /**
   * Lets in who knows a key.
   *
   * @param key the secret
   * @param client name of who has it
   */
  public static KeyGate of(String key, String client) {
    return new KeyGate(key.getBytes(StandardCharsets.UTF_8), client);
  }

  /** Whether it asks for a key at all. */
  boolean asksForKey() {
    return key != null;
  }

  /** Whether a request may come in. */
  public boolean admits(HttpServerRequest request) {
    return client(request) != null;
  }

  /** Name of the client that sent an admitted request. */
  public String nameOf(HttpServerRequest request) {
    return Objects.requireNonNull(client(request), "only admitted requests come here");
  }

  /** Name of the client that sent a request; null if it may not come in. */
  public @Nullable String client(HttpServerRequest request) {
    return key == null
        ? client
        : client(request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader(API_KEY));
  }

  /** Name of the client that sent these headers; null if it may not come in. */
  @Nullable String client(@Nullable String authorization, @Nullable String apiKey) {
    if (key == null) {
      return client;
    }
    String given = given(authorization, apiKey);
    boolean known =
        given != null && MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8));
    return known ? client : null;
  }

  private static @Nullable String given(@Nullable String authorization, @Nullable String apiKey) {
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return authorization.substring(BEARER.length()).trim();
    }
    return apiKey;
  }
}
