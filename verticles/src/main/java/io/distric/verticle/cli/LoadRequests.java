package io.distric.verticle.cli;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of requests.
 *
 * @param bodies in turn
 * @param batch messages of each
 */
record LoadRequests(List<String> bodies, int batch) {

  /**
   * Bytes of all bodies, which are kept: a generator that makes them anew costs what it measures.
   */
  private static final long BYTES_MAX = 256L << 20;

  /**
   * Requests that send all messages equally often.
   *
   * @param lines messages; blank ones are left out
   * @param batch messages of each request
   * @throws CliException says what of them cannot be sent
   */
  static LoadRequests of(List<String> lines, int batch) throws CliException {
    List<String> messages = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        messages.add(anonymous(lines.get(i), i + 1));
        bytes += messages.getLast().getBytes(StandardCharsets.UTF_8).length;
      }
    }
    if (messages.isEmpty()) {
      throw CliException.usage("there is no message to send");
    }
    if (bytes * batch > BYTES_MAX) {
      throw CliException.usage(
          "%d messages in batches of %d take more than %d MiB: send fewer of either"
              .formatted(messages.size(), batch, BYTES_MAX >> 20));
    }
    if (batch <= 1) {
      return new LoadRequests(messages, 1);
    }
    List<String> bodies = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    // So many messages that each of them ends a body once: then all are sent equally often.
    for (int i = 0; i < messages.size() * batch; i++) {
      body.append(messages.get(i % messages.size())).append('\n');
      if ((i + 1) % batch == 0) {
        bodies.add(body.toString());
        body.setLength(0);
      }
    }
    return new LoadRequests(bodies, batch);
  }

  /** Whole HTTP requests. */
  List<Buffer> encode(URI target, @Nullable String key, boolean wait) {
    String type = batch > 1 ? "application/x-ndjson" : "application/json";
    String head =
        "POST /api/v1/messages"
            + (wait ? "?wait=result" : "")
            + " HTTP/1.1\r\nHost: "
            + target.getRawAuthority()
            + "\r\nContent-Type: "
            + type
            + (key == null ? "" : "\r\nX-API-Key: " + key)
            + "\r\nContent-Length: ";
    List<Buffer> requests = new ArrayList<>();
    for (String body : bodies) {
      Buffer bytes = Buffer.buffer(body);
      requests.add(
          Buffer.buffer(head).appendString(bytes.length() + "\r\n\r\n").appendBuffer(bytes));
    }
    return requests;
  }

  /** The same message twice would be a duplicate, and no load. */
  private static String anonymous(String line, int number) throws CliException {
    if (!line.contains("\"message_id\"")) {
      return line;
    }
    try {
      JsonObject message = new JsonObject(line);
      message.remove("message_id");
      return message.encode();
    } catch (DecodeException e) {
      throw CliException.usage(
          "line %d is no message: one JSON object a line is wanted".formatted(number));
    }
  }
}
