package io.distric.verticle.ingest;

import io.distric.catalog.CatalogReference;
import io.distric.config.NodeConfig;
import io.distric.dsl.ast.Dialects;
import io.distric.protocol.Addresses;
import io.distric.protocol.Evaluator;
import io.distric.protocol.EventBatch;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.ReplyBatch;
import io.distric.workflow.InstanceQueries;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The HTTP door of one event loop. Messages take the short way; every other path goes to the REST
 * handler.
 */
public final class IngestVerticle extends VerticleBase {

  private static final long SWEEP_MILLIS = 1000;
  private static final int OUTCOME_UNKNOWN_RETRY_SECONDS = 1;
  private static final long DRAIN_POLL_MILLIS = 5;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int SEND_BUFFER_BYTES = 64 << 10;
  private static final int WAIT_MARGIN_SECONDS = 5;

  private final NodeConfig config;
  private final int instance;
  private final int port;
  private final KeyGate gate;
  private final OriginGate origins;
  private final List<? extends Evaluator> evaluators;
  private final InstanceQueries queries;
  private final CatalogReference catalogs;
  private final Function<Vertx, ? extends Handler<HttpServerRequest>> rests;
  private final MeterRegistry registry;
  private final PendingTable pending;
  private final Responses responses = new Responses();
  private HttpServer server;
  private MessageResource messages;
  private Handler<HttpServerRequest> rest;
  private int connections;

  /**
   * A door that is opened when it is deployed.
   *
   * @param config of the node
   * @param instance number of this door, from 0
   * @param port to listen on; the doors of a node share it
   * @param gate tells clients by their keys
   * @param evaluators of the node, already deployed; one on the same event loop is asked directly
   * @param queries looks up instances that ended before their message was sent again
   * @param catalogs knows the catalog by which messages are explained
   * @param rests makes what takes the requests for all other paths on an event loop
   * @param registry of meters
   */
  @SuppressWarnings("NullAway.Init") // the server and the resource come with start()
  public IngestVerticle(
      NodeConfig config,
      int instance,
      int port,
      KeyGate gate,
      List<? extends Evaluator> evaluators,
      InstanceQueries queries,
      CatalogReference catalogs,
      Function<Vertx, ? extends Handler<HttpServerRequest>> rests,
      MeterRegistry registry) {
    this.config = config;
    this.instance = instance;
    this.port = port;
    this.gate = gate;
    this.origins = new OriginGate(gate.asksForKey(), config.http().host(), this::actualPort);
    this.evaluators = List.copyOf(evaluators);
    this.queries = queries;
    this.catalogs = catalogs;
    this.rests = rests;
    this.registry = registry;
    this.pending = new PendingTable(config.ingest().inflightMax());
  }

  @Override
  public Future<?> start() {
    IngestMeters meters = new IngestMeters(registry);
    meters.watch(pending, instance);
    String address = Addresses.door("http-" + instance);
    Door door =
        new Door(
            context,
            vertx.eventBus(),
            address,
            pending,
            InstantSource.system(),
            evaluators.stream().filter(Evaluator::isHere).findFirst().orElse(null),
            replies -> onReplies(replies, meters),
            config.evaluate().slice().toNanos());
    ResultWaits waits = new ResultWaits(context, queries, config.ingest().inflightMax());
    rest = rests.apply(vertx);
    messages =
        new MessageResource(
            vertx,
            config.ingest(),
            config.http().bodyBytesMax(),
            gate,
            door,
            pending,
            responses,
            waits,
            meters,
            new Explanations(
                catalogs, new Dialects(config.catalog().mvel()), context, InstantSource.system()));
    vertx
        .eventBus()
        .<ReplyBatch>localConsumer(address, message -> onReplies(message.body(), meters));
    vertx
        .eventBus()
        .<EventBatch>localConsumer(Addresses.EVENTS, message -> waits.onEvents(message.body()));
    vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
    server =
        vertx
            .createHttpServer(options(config))
            .connectionHandler(this::onConnection)
            .requestHandler(this::onRequest)
            .invalidRequestHandler(this::onInvalid);
    return server.listen(port, config.http().host());
  }

  /** The port that the door listens on. */
  public int actualPort() {
    return server.actualPort();
  }

  @Override
  public Future<?> stop() {
    Promise<Void> left = Promise.promise();
    long deadline = System.nanoTime() + config.http().drainTimeout().toNanos();
    awaitShortWay(left, deadline);
    return left.future()
        .compose(
            done ->
                server.shutdown(
                    Math.max(1, (deadline - System.nanoTime()) / NANOS_PER_MILLI),
                    TimeUnit.MILLISECONDS));
  }

  /** The server does not know of the requests that go the short way, and would cut them off. */
  private void awaitShortWay(Promise<Void> left, long deadline) {
    if (messages.closeShortWay() || System.nanoTime() - deadline > 0) {
      left.complete();
    } else {
      vertx.setTimer(DRAIN_POLL_MILLIS, timer -> awaitShortWay(left, deadline));
    }
  }

  static Problem unauthorized() {
    return ProblemCode.UNAUTHORIZED.problem(
        "the request brings no key that is known here; send Authorization: Bearer dk_…,"
            + " as dev prints it at its start, or X-API-Key");
  }

  private void onRequest(HttpServerRequest request) {
    String foreign = origins.refusal(request);
    if (foreign != null) {
      responses.problem(request, ProblemCode.FOREIGN_ORIGIN.problem(foreign));
      return;
    }
    String query = request.query();
    if (query != null && query.indexOf('%') >= 0 && !decodes(query)) {
      responses.problem(
          request,
          ProblemCode.BAD_PARAMETER.problem(
              "'" + query + "' is no query: behind a % have to be two hexadecimal digits"));
      return;
    }
    String uri = request.uri();
    if (uri.startsWith(MessageResource.PATH)
        && (uri.length() == MessageResource.PATH.length()
            || uri.charAt(MessageResource.PATH.length()) == '?')) {
      messages.handle(request);
      return;
    }
    rest.handle(request);
  }

  private static boolean decodes(String query) {
    try {
      return !URLDecoder.decode(query, StandardCharsets.UTF_8).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What the decoder could not read as a request. The connection ends with it. */
  private void onInvalid(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    ProblemCode code =
        switch (cause) {
          case TooLongHttpLineException line -> ProblemCode.URI_TOO_LONG;
          case TooLongHttpHeaderException header -> ProblemCode.HEADERS_TOO_LARGE;
          case null, default -> ProblemCode.MALFORMED_REQUEST;
        };
    String why = cause == null ? code.title() : String.valueOf(cause.getMessage());
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    responses.problem(request, code.problem(why));
  }

  private void onConnection(HttpConnection connection) {
    if (connections >= config.http().connectionsMax()) {
      connection.close();
      return;
    }
    connections++;
    connection.closeHandler(closed -> connections--);
    ShortWay.open(connection, messages);
  }

  private void onReplies(ReplyBatch batch, IngestMeters meters) {
    long[] correlations = batch.correlations();
    long since = correlations.length == 0 ? 0 : pending.since(correlations[0]);
    for (int i = 0; i < correlations.length; i++) {
      pending.reply(correlations[i], batch.replies().get(i));
    }
    meters.answered(batch.replies(), since == 0 ? 0 : System.nanoTime() - since);
  }

  /** Whoever should have replied is gone: nobody may wait for ever. */
  private void sweep() {
    if (pending.size() == 0) {
      return;
    }
    long patience = 2 * config.coordinate().proposalTimeout().toNanos();
    pending.expire(
        System.nanoTime() - patience,
        ProblemCode.OUTCOME_UNKNOWN.unknown(
            "the node did not come to know what became of the message",
            OUTCOME_UNKNOWN_RETRY_SECONDS));
  }

  private static HttpServerOptions options(NodeConfig config) {
    return new HttpServerOptions()
        // An upgrade to HTTP/2 in the clear can lose the first answer; clients then wait for ever.
        .setHttp2ClearTextEnabled(false)
        .setTcpNoDelay(true)
        .setReuseAddress(true)
        .setTcpFastOpen(false)
        // Else the kernel takes megabytes for a stream whose reader is slow, before that shows.
        .setSendBufferSize(SEND_BUFFER_BYTES)
        .setIdleTimeout(idleSeconds(config))
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setDecompressionSupported(false)
        .setCompressionSupported(false)
        .setHandle100ContinueAutomatically(true)
        .setMaxWebSocketFrameSize(config.stream().frameBytesMax())
        .setMaxWebSocketMessageSize(config.stream().frameBytesMax())
        .setWebSocketClosingTimeout(2);
  }

  /** Who waits for a result sends nothing meanwhile, and must not be cut off over it. */
  private static int idleSeconds(NodeConfig config) {
    long longestWait = config.ingest().waitTimeoutMax().toSeconds() + WAIT_MARGIN_SECONDS;
    return Math.toIntExact(Math.max(longestWait, config.http().idleTimeout().toSeconds()));
  }
}
