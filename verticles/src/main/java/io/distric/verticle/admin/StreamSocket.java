package io.distric.verticle.admin;

import io.distric.config.StreamConfig;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket with its subscriptions. Confined to its event loop.
 *
 * <p>Nothing is kept for a reader that is behind: its subscriptions go back to the journal and read
 * on when the socket has drained. One that does not drain in time is closed, and told from where to
 * go on.
 */
final class StreamSocket {

  private static final short TRY_AGAIN_LATER = 1013;
  private static final short GOING_AWAY = 1001;
  private static final short TOO_BIG = 1009;
  private static final int REASON_BYTES_MAX = 123;
  private static final long NO_TIMER = -1;
  private static final Buffer PING = Buffer.buffer("distric");

  private final Vertx vertx;
  private final ServerWebSocket socket;
  private final StreamHub hub;
  private final StreamConfig limits;
  private final long pingMillis;
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private @Nullable String lastCursor;
  private long stallTimer = NO_TIMER;
  private long pingTimer = NO_TIMER;
  private boolean closed;

  StreamSocket(
      Vertx vertx, ServerWebSocket socket, StreamHub hub, StreamConfig limits, long pingMillis) {
    this.vertx = vertx;
    this.socket = socket;
    this.hub = hub;
    this.limits = limits;
    this.pingMillis = pingMillis;
  }

  void open() {
    socket.setWriteQueueMaxSize(limits.queueBytesMax());
    socket.drainHandler(drained -> onDrained());
    socket.textMessageHandler(this::onText);
    socket.binaryMessageHandler(
        bytes -> refuse(null, ProblemCode.BAD_FRAME.problem("frames are text, not binary")));
    socket.exceptionHandler(this::onBroken);
    socket.shutdownHandler(ignored -> socket.close(GOING_AWAY, "the node shuts down"));
    socket.closeHandler(ignored -> onClosed());
    pingTimer = vertx.setPeriodic(pingMillis, timer -> ping());
  }

  /** Whether it takes no more now. */
  boolean full() {
    return closed || socket.writeQueueFull();
  }

  boolean closed() {
    return closed;
  }

  /** Writes an event's frame; the caller has asked whether the socket is full. */
  void sendEvent(String frame, String cursor) {
    lastCursor = cursor;
    hub.countEvent();
    send(frame);
  }

  /** Says that there are events between two cursors that the client will not get. */
  void sendGap(String id, String from, String to) {
    lastCursor = to;
    send(StreamFrames.gap(id, from, to));
  }

  void send(String frame) {
    if (closed) {
      return;
    }
    socket.writeTextMessage(frame);
    if (stallTimer == NO_TIMER && socket.writeQueueFull()) {
      // Its requests wait too, or their answers would pile up.
      socket.pause();
      stallTimer = vertx.setTimer(limits.stallTimeout().toMillis(), fired -> cut());
    }
  }

  private void onBroken(Throwable cause) {
    switch (cause) {
      case CorruptedWebSocketFrameException frame ->
          socket.close((short) frame.closeStatus().code(), frame.closeStatus().reasonText());
      // What Vert.x says of a message of several frames that is longer than it may be.
      case IllegalStateException _ -> socket.close(TOO_BIG, "the message is too long");
      default -> socket.close();
    }
  }

  private void ping() {
    if (!full()) {
      socket.writePing(PING);
    }
  }

  private void onText(String frame) {
    switch (StreamRequest.parse(frame)) {
      case StreamRequest.Subscribe subscribe -> subscribe(subscribe);
      case StreamRequest.Unsubscribe unsubscribe -> unsubscribe(unsubscribe.id());
      case StreamRequest.Broken broken -> refuse(broken.id(), broken.problem());
    }
  }

  private void subscribe(StreamRequest.Subscribe request) {
    String id = request.id();
    if (subscriptions.containsKey(id)) {
      refuse(id, ProblemCode.SUBSCRIPTION_EXISTS.problem("'" + id + "' is subscribed already"));
      return;
    }
    if (subscriptions.size() >= limits.subscriptionsMax()) {
      refuse(
          id,
          ProblemCode.TOO_MANY_SUBSCRIPTIONS.problem(
              "the stream has its " + limits.subscriptionsMax() + " subscriptions already"));
      return;
    }
    Subscription subscription = hub.subscribe(this, request);
    subscriptions.put(id, subscription);
    String cursor = subscription.cursor();
    lastCursor = cursor;
    send(StreamFrames.subscribed(id, cursor));
    hub.begin(subscription);
  }

  private void unsubscribe(String id) {
    Optional.ofNullable(subscriptions.remove(id)).ifPresent(hub::unsubscribe);
  }

  private void refuse(@Nullable String id, Problem problem) {
    send(StreamFrames.error(id, problem));
  }

  private void onDrained() {
    if (stallTimer != NO_TIMER) {
      vertx.cancelTimer(stallTimer);
      stallTimer = NO_TIMER;
      socket.resume();
    }
    List.copyOf(subscriptions.values()).forEach(hub::advance);
  }

  private void cut() {
    stallTimer = NO_TIMER;
    if (closed || !socket.writeQueueFull()) {
      onDrained();
      return;
    }
    hub.countCut();
    String reason = lastCursor == null || lastCursor.length() > REASON_BYTES_MAX ? "" : lastCursor;
    onClosed();
    // Paused, it would not see the client's answer to the close.
    socket.resume();
    socket.close(TRY_AGAIN_LATER, reason);
  }

  private void onClosed() {
    if (closed) {
      return;
    }
    closed = true;
    vertx.cancelTimer(pingTimer);
    if (stallTimer != NO_TIMER) {
      vertx.cancelTimer(stallTimer);
      stallTimer = NO_TIMER;
    }
    subscriptions.values().forEach(hub::unsubscribe);
    subscriptions.clear();
    hub.closed();
  }
}
