package io.distric.verticle.ingest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its messages beside the body.
 *
 * @param idempotencyKey id of a message that brings none
 * @param type declared type
 * @param key partition key
 * @param source where it says it is from
 */
record MessageHeaders(
    @Nullable String idempotencyKey,
    @Nullable String type,
    @Nullable String key,
    @Nullable String source) {

  /** Longest value of any of them. */
  static final int LENGTH_MAX = 128;

  private static final MessageHeaders NONE = new MessageHeaders(null, null, null, null);

  private static final CharSequence IDEMPOTENCY_KEY =
      HttpHeaders.createOptimized("idempotency-key");
  private static final CharSequence MESSAGE_TYPE = HttpHeaders.createOptimized("message-type");
  private static final CharSequence MESSAGE_KEY = HttpHeaders.createOptimized("message-key");
  private static final CharSequence MESSAGE_SOURCE = HttpHeaders.createOptimized("message-source");

  static MessageHeaders of(HttpServerRequest request) {
    return of(
        request.getHeader(IDEMPOTENCY_KEY),
        request.getHeader(MESSAGE_TYPE),
        request.getHeader(MESSAGE_KEY),
        request.getHeader(MESSAGE_SOURCE));
  }

  static MessageHeaders of(
      @Nullable String idempotencyKey,
      @Nullable String type,
      @Nullable String key,
      @Nullable String source) {
    return idempotencyKey == null && type == null && key == null && source == null
        ? NONE
        : new MessageHeaders(idempotencyKey, type, key, source);
  }

  /** The first of them that is empty or too long, in words; null if all are well. */
  @Nullable String fault() {
    if (bad(idempotencyKey)) {
      return "Idempotency-Key";
    }
    if (bad(type)) {
      return "Message-Type";
    }
    if (bad(key)) {
      return "Message-Key";
    }
    return bad(source) ? "Message-Source" : null;
  }

  private static boolean bad(@Nullable String value) {
    return value != null && (value.isEmpty() || value.length() > LENGTH_MAX);
  }
}
