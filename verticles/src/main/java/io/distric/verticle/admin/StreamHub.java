package io.distric.verticle.admin;

import io.distric.config.StreamConfig;
import io.distric.protocol.Addresses;
import io.distric.protocol.Cursor;
import io.distric.protocol.Cursor.Position;
import io.distric.protocol.Event;
import io.distric.protocol.EventBatch;
import io.distric.protocol.LiveEvent;
import io.distric.protocol.ProblemCode;
import io.distric.storage.EventJournal;
import io.distric.telemetry.Metrics;
import io.distric.verticle.admin.StreamRequest.From;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToLongFunction;

/**
 * Hands events to the WebSockets of one event loop, and is confined to it. Does nothing while
 * nobody listens.
 *
 * <p>A batch is in the journal before it is published. So a subscription that has read the journal
 * up to what was published last goes live without a gap, and skips what it has read already.
 */
final class StreamHub {

  /** A stream on which nothing happens must not be taken for one that nobody reads any more. */
  private static final int PINGS_PER_IDLE = 3;

  private final Vertx vertx;
  private final StreamConfig limits;
  private final List<EventJournal> journals;
  private final IntToLongFunction logEnds;
  private final AtomicInteger open;
  private final Counter sent;
  private final Counter cut;
  private final Interests interests = new Interests();
  private final List<MessageConsumer<?>> consumers = new ArrayList<>();
  private final long[] published;
  private final CatchUp catchUp;
  private final long pingMillis;

  StreamHub(Vertx vertx, AdminParts parts, AtomicInteger open) {
    this.vertx = vertx;
    this.open = open;
    limits = parts.config().stream();
    pingMillis = Math.max(1, parts.config().http().idleTimeout().toMillis() / PINGS_PER_IDLE);
    journals = parts.journals();
    logEnds = parts.logEnds();
    published = new long[journals.size()];
    sent = parts.registry().counter(Metrics.STREAM_EVENTS);
    cut = parts.registry().counter(Metrics.STREAMS_CUT);
    catchUp = new CatchUp(limits, journals, published);
  }

  /** Makes a WebSocket of a request. */
  void upgrade(RoutingContext context) {
    if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
      context.response().putHeader(HttpHeaders.UPGRADE, "websocket");
      Answers.problem(
          context,
          ProblemCode.UPGRADE_REQUIRED.problem("the request does not ask for a WebSocket"));
      return;
    }
    if (open.incrementAndGet() > limits.connectionsMax()) {
      open.decrementAndGet();
      Answers.problem(
          context,
          ProblemCode.TOO_MANY_STREAMS.retry(
              "the node has its " + limits.connectionsMax() + " streams already", 5));
      return;
    }
    context
        .request()
        .toWebSocket()
        .onSuccess(this::opened)
        .onFailure(refused -> open.decrementAndGet());
  }

  /** Takes in a subscription; {@link #advance} sets it going. */
  Subscription subscribe(StreamSocket socket, StreamRequest.Subscribe request) {
    if (interests.isEmpty()) {
      listen();
    }
    Subscription subscription =
        new Subscription(socket, request.id(), request.filter(), start(request.from()));
    interests.add(subscription);
    return subscription;
  }

  /**
   * Sets a new subscription going. One that stands behind the end of a log will not get there: its
   * cursor is of another log, and it is told so. Where this node does not know the end, it waits.
   */
  void begin(Subscription subscription) {
    for (int p = 0; p < published.length; p++) {
      catchUp.bound(subscription, p, logEnds.applyAsLong(p));
    }
    advance(subscription);
  }

  void unsubscribe(Subscription subscription) {
    if (subscription.ended()) {
      return;
    }
    subscription.end();
    interests.remove(subscription);
    if (interests.isEmpty()) {
      consumers.forEach(MessageConsumer::unregister);
      consumers.clear();
    }
  }

  void advance(Subscription subscription) {
    catchUp.advance(subscription);
  }

  void countEvent() {
    sent.increment();
  }

  void countCut() {
    cut.increment();
  }

  void closed() {
    open.decrementAndGet();
  }

  private void opened(ServerWebSocket socket) {
    new StreamSocket(vertx, socket, this, limits, pingMillis).open();
  }

  private void listen() {
    consumers.add(
        vertx
            .eventBus()
            .<EventBatch>localConsumer(Addresses.EVENTS, message -> onBatch(message.body())));
    consumers.add(
        vertx
            .eventBus()
            .<LiveEvent>localConsumer(Addresses.LIVE, message -> onLive(message.body())));
    for (int p = 0; p < published.length; p++) {
      published[p] = Math.max(published[p], journals.get(p).lastIndex());
    }
  }

  private Position[] start(From from) {
    Position[] start = new Position[published.length];
    for (int p = 0; p < start.length; p++) {
      start[p] = start(from, p);
    }
    return start;
  }

  private Position start(From from, int partition) {
    EventJournal journal = journals.get(partition);
    Position now = new Position(partition, journal.lastIndex() + 1, 0);
    return switch (from) {
      case From.Edge edge ->
          edge == From.Edge.NOW ? now : new Position(partition, journal.firstIndex(), 0);
      case From.Behind(Cursor cursor) -> {
        Optional<Position> known = cursor.position(partition);
        yield known.orElse(now);
      }
    };
  }

  private void onBatch(EventBatch batch) {
    int partition = batch.partition();
    long index = batch.index();
    List<Event> events = batch.events();
    if (events.isEmpty()) {
      onReplayed(partition, index);
      return;
    }
    List<Subscription> left = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      EventText text = new EventText(partition);
      Event event = events.get(i);
      int ordinal = i;
      interests.forEach(
          event,
          subscription -> {
            if (!subscription.live() || !subscription.awaits(partition, index, ordinal)) {
              return;
            }
            align(subscription);
            if (subscription.socket().full()) {
              subscription.goLive(false);
              subscription.moveTo(partition, index, ordinal);
              left.add(subscription);
            } else {
              subscription.take(partition, index, ordinal, event, text);
            }
          });
    }
    published[partition] = Math.max(published[partition], index);
    left.forEach(catchUp::advance);
  }

  /**
   * Entries up to an index were applied without a leader: their events are in the journal alone.
   */
  private void onReplayed(int partition, long index) {
    // This node leads now, so that it knows where the log ends.
    interests.everyone().forEach(subscription -> catchUp.bound(subscription, partition, index));
    if (index <= published[partition]) {
      return;
    }
    List<Subscription> live = interests.live();
    live.forEach(this::align);
    published[partition] = index;
    for (Subscription subscription : live) {
      subscription.goLive(false);
      catchUp.advance(subscription);
    }
  }

  /** What was published and did not concern a live subscription is behind it. */
  private void align(Subscription subscription) {
    for (int p = 0; p < published.length; p++) {
      if (subscription.index(p) <= published[p]) {
        subscription.moveTo(p, published[p] + 1, 0);
      }
    }
  }

  private void onLive(LiveEvent event) {
    for (Subscription subscription : List.copyOf(interests.unfiltered())) {
      if (!subscription.socket().full()) {
        subscription.socket().send(StreamFrames.live(subscription.id(), event));
      }
    }
  }
}
