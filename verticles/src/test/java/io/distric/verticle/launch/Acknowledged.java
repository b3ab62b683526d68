package io.distric.verticle.launch;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Sends messages to nodes that may be killed, and remembers what they acknowledged. */
final class Acknowledged {

  private static final int SENDERS = 8;

  private final Map<String, JsonObject> receipts = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();

  /** Receipts by message id. */
  Map<String, JsonObject> receipts() {
    return receipts;
  }

  /** Starts senders that go on until the node is gone. */
  List<Thread> send(String url) {
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      senders.add(Thread.ofVirtual().name("sender").start(() -> sendUntilGone(url)));
    }
    return senders;
  }

  /** Sends messages again, in one request; their receipts in the same order. */
  List<JsonObject> sendAgain(String url, List<String> ids)
      throws IOException, InterruptedException {
    String lines = String.join("\n", ids.stream().map(Acknowledged::body).toList());
    HttpResponse<String> response = post(url, "application/x-ndjson", lines);
    List<JsonObject> receipts = response.body().lines().map(JsonObject::new).toList();
    receipts.forEach(receipt -> receipt.remove("index"));
    return receipts;
  }

  private void sendUntilGone(String url) {
    try {
      while (true) {
        String id = "m-" + next.incrementAndGet();
        HttpResponse<String> response = post(url, "application/json", body(id));
        if (response.statusCode() == 202) {
          receipts.put(id, new JsonObject(response.body()));
        }
      }
    } catch (IOException e) {
      // The node was killed, as it should be.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String body(String id) {
    return "{\"message_id\":\"" + id + "\",\"event_type\":\"go\",\"n\":1}";
  }

  private HttpResponse<String> post(String url, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/messages"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** Hands over all instances that a node shows, a page at a time. */
  void instances(String url, Consumer<JsonObject> each) throws IOException, InterruptedException {
    String next = "";
    while (next != null) {
      String query = "?limit=1000" + (next.isEmpty() ? "" : "&cursor=" + next);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/api/v1/instances" + query)).build();
      JsonObject page = new JsonObject(client.send(request, BodyHandlers.ofString()).body());
      page.getJsonArray("instances").forEach(instance -> each.accept((JsonObject) instance));
      next = page.getString("next");
    }
  }
}
