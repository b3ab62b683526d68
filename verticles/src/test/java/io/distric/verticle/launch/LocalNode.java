package io.distric.verticle.launch;

import io.distric.config.ConfigLoader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node in this JVM, on free ports, and a client for it. */
final class LocalNode implements AutoCloseable {

  private static final String MESSAGES = "/api/v1/messages";

  private final Node node;
  private final HttpClient client = HttpClient.newHttpClient();

  private LocalNode(Node node) {
    this.node = node;
  }

  /** Starts a node under a folder, with a catalog; more keys as pairs. */
  static LocalNode start(Path dir, String catalog, String... keys)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(dir.resolve("catalog"));
    Files.writeString(folder.resolve("test.yaml"), catalog);
    Map<String, String> config = new LinkedHashMap<>();
    config.put("node.data", dir.resolve("data").toString());
    config.put("catalog.dir", folder.toString());
    config.put("http.port", "0");
    config.put("replica.port", "0");
    config.put("http.insecure", "true");
    for (int i = 0; i < keys.length; i += 2) {
      config.put(keys[i], keys[i + 1]);
    }
    return new LocalNode(Node.start(ConfigLoader.with(config)));
  }

  Node node() {
    return node;
  }

  /** Sends JSON to the messages door. */
  HttpResponse<String> send(String json) throws IOException, InterruptedException {
    return post(MESSAGES, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a message and waits for its results. */
  JsonObject result(String json) throws IOException, InterruptedException {
    HttpResponse<String> response =
        post(
            MESSAGES + "?wait=result&timeout=20s",
            "application/json",
            json.getBytes(StandardCharsets.UTF_8));
    return new JsonObject(response.body()).getJsonArray("results").getJsonObject(0);
  }

  HttpResponse<String> post(String path, String type, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node.url() + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  JsonObject instance(Object id) throws IOException, InterruptedException {
    return new JsonObject(get("/api/v1/instances/" + id).body());
  }

  static JsonObject object(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }

  static JsonArray array(HttpResponse<String> response) {
    return new JsonArray(response.body());
  }

  static List<JsonObject> lines(HttpResponse<String> response) {
    return response.body().lines().map(JsonObject::new).toList();
  }

  @Override
  public void close() {
    client.close();
    node.stop();
  }
}
