package io.distric.verticle.admin;

import io.distric.catalog.CatalogMachine;
import io.distric.catalog.CatalogService;
import io.distric.config.ConfigLoader;
import io.distric.config.NodeConfig;
import io.distric.replica.ReplicaGroup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The catalog's routes on a port of their own, over a log in memory. */
final class CatalogServer implements AutoCloseable {

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final CatalogService service;
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;

  CatalogServer(Map<String, String> settings) {
    NodeConfig config = ConfigLoader.with(settings);
    CatalogMachine machine = new CatalogMachine();
    this.service =
        new CatalogService(
            machine,
            new MemoryGroup(machine),
            _ -> null,
            config,
            InstantSource.system(),
            _ -> {},
            meters);
    machine.leading(true, 1);
    Router router = Router.router(vertx);
    new CatalogRoutes(service, config, _ -> "tester", meters).mount(router);
    router.errorHandler(500, CatalogServer::failed);
    this.server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
  }

  private static void failed(RoutingContext context) {
    if (context.failure() instanceof RefusedException refused) {
      Answers.problem(context, refused.problem());
    }
  }

  int port() {
    return server.actualPort();
  }

  Reply get(String path) {
    return send("GET", path, "", "");
  }

  /** Sends a request. Headers are names and values in turn. */
  Reply send(String method, String path, String type, String body, String... headers) {
    return send(method, path, type, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Reply send(String method, String path, String type, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1" + path))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(Duration.ofSeconds(30))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Reply(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    service.close();
    client.close();
    vertx.close().await();
  }

  /** An answer. */
  record Reply(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    io.vertx.core.json.JsonObject json() {
      return new io.vertx.core.json.JsonObject(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Applies what is submitted at once. */
  private record MemoryGroup(CatalogMachine machine) implements ReplicaGroup {
    @Override
    public String name() {
      return "catalog";
    }

    @Override
    public CompletableFuture<Object> submit(byte[] entry) {
      return CompletableFuture.completedFuture(machine.apply(1, ByteBuffer.wrap(entry)));
    }

    @Override
    public Standing standing() {
      return new Standing(true, true, true, "a", 1, 1, 1, List.of("a"), "");
    }

    @Override
    public CompletableFuture<Long> takeSnapshot() {
      return CompletableFuture.completedFuture(1L);
    }
  }
}
