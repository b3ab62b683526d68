package io.distric.verticle.cli.lsp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An editor's side of the talk: JSON-RPC in frames, every wait with a deadline. */
final class Speaker implements AutoCloseable {

  private static final long DEADLINE_SECONDS = 30;

  private final OutputStream out;
  private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
  private final List<JsonObject> passed = new ArrayList<>();
  private final Thread listener;
  private int id;

  Speaker(InputStream in, OutputStream out) {
    this.out = out;
    this.listener = Thread.ofVirtual().start(() -> listen(in));
  }

  /** What the server said of itself before its last answer. */
  JsonObject told(String method) {
    return passed.stream()
        .filter(message -> method.equals(message.getString("method")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing was said by " + method))
        .getJsonObject("params");
  }

  /** The result of a request; fails if the server answers with an error. */
  Object ask(String method, JsonObject params) throws Exception {
    JsonObject answer = answer(method, params);
    if (answer.containsKey("error")) {
      throw new AssertionError(method + ": " + answer.encode());
    }
    return answer.getValue("result");
  }

  JsonObject answer(String method, JsonObject params) throws Exception {
    int asked = ++id;
    send(new JsonObject().put("id", asked).put("method", method).put("params", params));
    return await(message -> Integer.valueOf(asked).equals(message.getValue("id")));
  }

  void tell(String method, JsonObject params) throws IOException {
    send(new JsonObject().put("method", method).put("params", params));
  }

  /** The diagnostics of a document, once they are so many. */
  JsonArray diagnostics(String uri, int count) throws Exception {
    return await(
            message ->
                "textDocument/publishDiagnostics".equals(message.getString("method"))
                    && message.getJsonObject("params").getString("uri").equals(uri)
                    && message.getJsonObject("params").getJsonArray("diagnostics").size() == count)
        .getJsonObject("params")
        .getJsonArray("diagnostics");
  }

  JsonArray list(String method, JsonObject params) throws Exception {
    return (JsonArray) ask(method, params);
  }

  void open(String uri, String text) throws IOException {
    JsonObject document =
        new JsonObject().put("uri", uri).put("languageId", "distric").put("version", 1);
    tell("textDocument/didOpen", new JsonObject().put("textDocument", document.put("text", text)));
  }

  /** Replaces a part of one line. */
  void change(String uri, int line, int from, int to, String text) throws IOException {
    JsonObject range =
        new JsonObject().put("start", position(line, from)).put("end", position(line, to));
    JsonArray changes = new JsonArray().add(new JsonObject().put("range", range).put("text", text));
    JsonObject document = new JsonObject().put("uri", uri).put("version", 2);
    tell(
        "textDocument/didChange",
        new JsonObject().put("textDocument", document).put("contentChanges", changes));
  }

  static JsonObject at(String uri, int line, int character) {
    return document(uri).put("position", position(line, character));
  }

  static JsonObject document(String uri) {
    return new JsonObject().put("textDocument", new JsonObject().put("uri", uri));
  }

  static JsonObject position(int line, int character) {
    return new JsonObject().put("line", line).put("character", character);
  }

  @Override
  public void close() {
    listener.interrupt();
  }

  private void send(JsonObject message) throws IOException {
    byte[] body = message.put("jsonrpc", "2.0").encode().getBytes(StandardCharsets.UTF_8);
    String head = "Content-Length: " + body.length + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  /** The first message of a kind; what comes before it is passed over. */
  private JsonObject await(Predicate<JsonObject> wanted) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (true) {
      JsonObject message = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (message == null) {
        throw new AssertionError("the server did not say it in " + DEADLINE_SECONDS + " s");
      }
      if (wanted.test(message)) {
        return message;
      }
      passed.add(message);
    }
  }

  private void listen(InputStream in) {
    try {
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        int length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
        while (!line(in).isEmpty()) {
          // Another header.
        }
        heard.add(new JsonObject(new String(in.readNBytes(length), StandardCharsets.UTF_8)));
      }
    } catch (IOException ended) {
      // The server has closed its end.
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      line.append((char) read);
    }
    return line.toString().trim();
  }
}
