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

  /** Sends one message again. */
  JsonObject sendAgain(String url, String id) throws IOException, InterruptedException {
    return new JsonObject(post(url, id).body());
  }

  private void sendUntilGone(String url) {
    try {
      while (true) {
        String id = "m-" + next.incrementAndGet();
        HttpResponse<String> response = post(url, id);
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

  private HttpResponse<String> post(String url, String id)
      throws IOException, InterruptedException {
    String body = "{\"message_id\":\"" + id + "\",\"event_type\":\"go\",\"n\":1}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/messages"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** An instance as the node shows it. */
  JsonObject instance(String url, String id) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/instances/" + id)).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    return response.statusCode() == 200
        ? new JsonObject(response.body())
        : new JsonObject().put("status", "answer " + response.statusCode());
  }
}
