package io.distric.verticle.cli;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
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

  static LoadRequests of(List<String> lines, int batch) {
    List<String> messages =
        lines.stream().filter(line -> !line.isBlank()).map(LoadRequests::anonymous).toList();
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
  private static String anonymous(String line) {
    if (!line.contains("\"message_id\"")) {
      return line;
    }
    JsonObject message = new JsonObject(line);
    message.remove("message_id");
    return message.encode();
  }
}
