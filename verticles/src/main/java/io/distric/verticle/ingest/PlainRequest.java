package io.distric.verticle.ingest;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that brings one JSON message and asks for nothing special.
 *
 * @param request as it was read
 * @param length of its body
 * @param headers about the message
 * @param client that sent it
 */
record PlainRequest(HttpRequest request, int length, MessageHeaders headers, String client) {

  /** A longer body goes the long way, which does not take all of its room at once. */
  static final int LENGTH_MAX = 64 << 10;

  private static final int DIGITS_MAX = 5;

  /** The headers that are read, in the order in which their values are kept. */
  private static final List<String> READ =
      List.of(
          "content-length",
          "content-type",
          "connection",
          "authorization",
          "x-api-key",
          "idempotency-key",
          "message-type",
          "message-key",
          "message-source");

  /** With one of these a request is no plain one. */
  private static final List<String> SPECIAL =
      List.of("expect", "upgrade", "transfer-encoding", "content-encoding", "origin");

  /**
   * The request in question if it is such a one, else null.
   *
   * @param gate tells the client; nothing is kept for one that it does not know
   */
  static @Nullable PlainRequest of(HttpRequest request, KeyGate gate) {
    if (!MessageResource.PATH.equals(request.uri())
        || !HttpMethod.POST.equals(request.method())
        || !HttpVersion.HTTP_1_1.equals(request.protocolVersion())
        || request.decoderResult().isFailure()) {
      return null;
    }
    @Nullable CharSequence[] values = new CharSequence[READ.size()];
    Iterator<Map.Entry<CharSequence, CharSequence>> headers =
        request.headers().iteratorCharSequence();
    while (headers.hasNext()) {
      Map.Entry<CharSequence, CharSequence> header = headers.next();
      int read = find(READ, header.getKey());
      // One that comes twice is for the long way to judge.
      if (read < 0 ? find(SPECIAL, header.getKey()) >= 0 : values[read] != null) {
        return null;
      }
      if (read >= 0) {
        values[read] = header.getValue();
      }
    }
    int length = length(values[0]);
    if (length <= 0 || !is(values[1], "application/json") || !is(values[2], "keep-alive")) {
      return null;
    }
    String client = gate.client(text(values[3]), text(values[4]));
    return client == null ? null : new PlainRequest(request, length, about(values), client);
  }

  private static MessageHeaders about(@Nullable CharSequence[] values) {
    return MessageHeaders.of(text(values[5]), text(values[6]), text(values[7]), text(values[8]));
  }

  private static int find(List<String> names, CharSequence name) {
    for (int i = 0; i < names.size(); i++) {
      if (AsciiString.contentEqualsIgnoreCase(name, names.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean is(@Nullable CharSequence value, String usual) {
    return value == null || AsciiString.contentEqualsIgnoreCase(value, usual);
  }

  private static @Nullable String text(@Nullable CharSequence value) {
    return value == null ? null : value.toString();
  }

  /** A length within the limit, or -1. */
  private static int length(@Nullable CharSequence digits) {
    if (digits == null || digits.isEmpty() || digits.length() > DIGITS_MAX) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value <= LENGTH_MAX ? value : -1;
  }
}
