package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.ConfigLoader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole nodes that find each other by gossip. */
final class TwoNodesTest {

  private static final String CATALOG =
      "{rules: [], workflows: [{id: w, tasks: [{id: t, task: core.noop}]}]}";
  private static final String QUICK = "200ms";

  @TempDir private Path dir;

  @Test
  void shouldShowEachOtherAndTellOfJoiningAndLeaving() throws Exception {
    try (LocalNode first = start("first", "")) {
      // given
      BlockingQueue<JsonObject> events = events(first);
      JsonObject announced = new JsonObject(Files.readString(dir.resolve("first/data/node.json")));
      String seed = announced.getJsonObject("listen").getString("gossip");

      String id;

      // when
      try (LocalNode second = start("second", seed)) {
        // then
        JsonObject joined = await(events, "node.joined");
        id = second.node().nodeId();
        assertEquals(id, joined.getString("node_id"));
        assertEquals("coordinator,worker", joined.getString("node_type"));
        awaitNodes(second, nodes -> nodes.size() == 2 && allKnown(nodes));
        awaitNodes(first, nodes -> nodes.size() == 2 && allKnown(nodes));
        JsonObject counts =
            LocalNode.object(first.get("/api/v1/cluster/status")).getJsonObject("nodes");
        assertEquals(new JsonObject("{\"active\":2,\"suspected\":0,\"failed\":0}"), counts);
      }
      JsonObject left = await(events, "node.left");
      assertEquals(id, left.getString("node_id"));
      awaitNodes(first, nodes -> nodes.size() == 1);
    }
  }

  @Test
  void shouldNotOpenToOtherMachinesWithoutAKey() {
    // given
    Map<String, String> config =
        Map.of(
            "node.data", dir.resolve("data").toString(),
            "http.port", "0",
            "replica.port", "0",
            "gossip.host", "0.0.0.0");

    // when
    IOException refusal =
        assertThrows(IOException.class, () -> Node.start(ConfigLoader.with(config)));

    // then
    assertTrue(refusal.getMessage().contains("gossip.keyringFile"), refusal.getMessage());
  }

  private LocalNode start(String name, String seeds) throws Exception {
    return LocalNode.start(
        Files.createDirectories(dir.resolve(name)),
        CATALOG,
        "gossip.seeds",
        seeds,
        "gossip.interval",
        QUICK,
        "gossip.leaveTimeout",
        QUICK);
  }

  /** Exact loads come with the first report of each to the other. */
  private static boolean allKnown(JsonArray nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      JsonObject node = nodes.getJsonObject(i);
      if (!node.getString("status").equals("active") || node.getValue("current_load") == null) {
        return false;
      }
    }
    return true;
  }

  private static void awaitNodes(LocalNode node, Predicate<JsonArray> wanted) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    JsonArray nodes = nodes(node);
    while (!wanted.test(nodes)) {
      String last = nodes.encode();
      assertTrue(System.nanoTime() < deadline, last);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      nodes = nodes(node);
    }
  }

  private static JsonArray nodes(LocalNode node) throws Exception {
    return LocalNode.object(node.get("/api/v1/cluster/nodes")).getJsonArray("nodes");
  }

  private static BlockingQueue<JsonObject> events(LocalNode node) throws Exception {
    BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    URI uri = URI.create(node.node().url().replace("http:", "ws:") + "/api/v1/stream");
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                uri,
                new WebSocket.Listener() {
                  @Override
                  public CompletionStage<?> onText(
                      WebSocket from, CharSequence data, boolean last) {
                    events.add(new JsonObject(data.toString()));
                    from.request(1);
                    return null;
                  }
                })
            .get(10, TimeUnit.SECONDS);
    socket.sendText("{\"op\":\"subscribe\",\"id\":\"s\",\"filter\":{}}", true).get();
    JsonObject first = events.poll(10, TimeUnit.SECONDS);
    assertEquals("subscribed", first == null ? "nothing" : first.getString("op"));
    return events;
  }

  private static JsonObject await(BlockingQueue<JsonObject> events, String type) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      JsonObject event = events.poll(1, TimeUnit.SECONDS);
      if (event != null && type.equals(event.getString("type"))) {
        return event.getJsonObject("data");
      }
    }
    throw new AssertionError("no " + type);
  }
}
