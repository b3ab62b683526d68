package io.distric.verticle.admin;

import io.distric.config.ConfigLoader;
import io.distric.config.NodeConfig;
import io.distric.config.ServerConfig;
import io.distric.config.StreamConfig;
import io.distric.protocol.Addresses;
import io.distric.protocol.ClusterStatus;
import io.distric.protocol.EventBatch;
import io.distric.protocol.LiveEvent;
import io.distric.storage.EventJournal;
import io.distric.telemetry.Health;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The doors on a port of their own, with nothing but fakes behind them. */
final class AdminServer implements AutoCloseable {

  private static final String KEY = "dk_test";
  private static final String BY_REFERENCE = "by-reference";
  private static final int SEND_BUFFER = 32 * 1024;
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  final List<FakeJournal> journals;
  final FakeQueries queries = new FakeQueries();
  final Health health = new Health();
  final HttpClient client = HttpClient.newHttpClient();
  final AtomicReference<Router> router = new AtomicReference<>();
  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient streams =
      vertx.createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(1 << 20));
  private final int port;

  /** Whether the node leads its partitions, and so knows where their logs end. */
  volatile boolean leads = true;

  private AdminServer(StreamConfig limits, List<FakeJournal> journals) {
    this(limits, journals, NodeConfig.defaults().http());
  }

  private AdminServer(StreamConfig limits, List<FakeJournal> journals, ServerConfig http) {
    this.journals = journals;
    vertx.eventBus().registerCodec(new ByReference());
    AdminRoutes routes = new AdminRoutes(parts(limits, http));
    Door door = new Door(routes, router, limits.frameBytesMax());
    port = vertx.deployVerticle(door).map(deployed -> door.port()).await();
  }

  static AdminServer start(int partitions) {
    return start(partitions, NodeConfig.defaults().stream());
  }

  static AdminServer start(int partitions, StreamConfig limits) {
    List<FakeJournal> journals =
        java.util.stream.IntStream.range(0, partitions).mapToObj(p -> new FakeJournal()).toList();
    return new AdminServer(limits, journals);
  }

  /** A server that closes what is idle for so long. */
  static AdminServer start(Duration idleTimeout) {
    ServerConfig http =
        ConfigLoader.with(Map.of("http.idleTimeout", idleTimeout.toMillis() + "ms")).http();
    return new AdminServer(NodeConfig.defaults().stream(), List.of(new FakeJournal()), http);
  }

  /** Another server on what this one has kept. */
  AdminServer restart() {
    close();
    return new AdminServer(NodeConfig.defaults().stream(), journals);
  }

  /** Does what a partition does with an entry's events. */
  void publish(EventBatch batch) {
    journals.get(batch.partition()).append(batch, List.of());
    vertx
        .eventBus()
        .publish(Addresses.EVENTS, batch, new DeliveryOptions().setCodecName(BY_REFERENCE));
  }

  /** Does what a partition does with an entry that was in its log before it led. */
  void replay(EventBatch batch) {
    journals.get(batch.partition()).append(batch, List.of());
  }

  /** Says that the log was replayed up to an index. */
  void replayed(int partition, long index) {
    EventBatch nothing = new EventBatch(partition, index, List.of());
    vertx
        .eventBus()
        .publish(Addresses.EVENTS, nothing, new DeliveryOptions().setCodecName(BY_REFERENCE));
  }

  void publish(LiveEvent event) {
    vertx
        .eventBus()
        .publish(Addresses.LIVE, event, new DeliveryOptions().setCodecName(BY_REFERENCE));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, KEY);
  }

  HttpResponse<String> send(String method, String path, String key)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("X-API-Key", key)
            .timeout(ANSWER_MAX)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /**
   * A stream of a client that sends frames of any length. The client is a field: one that nothing
   * refers to is closed by the garbage collector, and its streams with it.
   */
  WebSocket rawStream() {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI("/api/v1/stream")
            .addHeader("X-API-Key", KEY);
    return streams.connect(options).await();
  }

  StreamReader stream() {
    return StreamReader.open(client, URI.create("ws://127.0.0.1:" + port + "/api/v1/stream"), KEY);
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private AdminParts parts(StreamConfig limits, ServerConfig http) {
    NodeConfig plain = NodeConfig.defaults();
    NodeConfig config =
        new NodeConfig(
            plain.node(),
            http,
            plain.ports(),
            plain.ingest(),
            plain.evaluate(),
            plain.coordinate(),
            plain.execute(),
            plain.replica(),
            plain.journal(),
            limits,
            plain.catalog(),
            plain.gossip(),
            plain.telemetry());
    return new AdminParts(
        config,
        request -> KEY.equals(request.getHeader("X-API-Key")),
        queries,
        List.<EventJournal>copyOf(journals),
        partition -> leads ? journals.get(partition).lastIndex() : Long.MAX_VALUE,
        () -> new ClusterStatus("c1", 7, List.of(), List.of()),
        health,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        router -> {});
  }

  private static final class Door extends VerticleBase {
    private final AdminRoutes routes;
    private final AtomicReference<Router> router;
    private final int frameBytesMax;
    private final AtomicReference<HttpServer> server = new AtomicReference<>();

    Door(AdminRoutes routes, AtomicReference<Router> router, int frameBytesMax) {
      this.routes = routes;
      this.router = router;
      this.frameBytesMax = frameBytesMax;
    }

    int port() {
      return server.get().actualPort();
    }

    @Override
    public Future<?> start() {
      router.set(routes.router(vertx));
      HttpServerOptions options =
          new HttpServerOptions()
              .setHost("127.0.0.1")
              .setPort(0)
              .setHttp2ClearTextEnabled(false)
              .setSendBufferSize(SEND_BUFFER)
              .setMaxWebSocketFrameSize(frameBytesMax)
              .setMaxWebSocketMessageSize(frameBytesMax)
              .setWebSocketClosingTimeout(2);
      return vertx
          .createHttpServer(options)
          .requestHandler(router.get())
          .listen()
          .onSuccess(server::set);
    }
  }

  private static final class ByReference implements MessageCodec<Object, Object> {
    @Override
    public void encodeToWire(Buffer buffer, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object decodeFromWire(int position, Buffer buffer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object transform(Object value) {
      return value;
    }

    @Override
    public String name() {
      return BY_REFERENCE;
    }

    @Override
    public byte systemCodecID() {
      return -1;
    }
  }
}
