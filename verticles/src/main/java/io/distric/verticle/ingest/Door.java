package io.distric.verticle.ingest;

import io.distric.protocol.Addresses;
import io.distric.protocol.Evaluator;
import io.distric.protocol.InboundMessage;
import io.distric.protocol.MessageBatch;
import io.distric.protocol.ReplyBatch;
import io.vertx.core.Context;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what arrives in one turn of the event loop into batches, and sends them on. Where
 * messages are evaluated on the same event loop, a few make a batch already: so the first clients
 * are answered while the requests of the others are read. Confined to its context.
 */
final class Door {

  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  /** Messages of single requests that are evaluated together within a turn. */
  private static final int NEAR_MESSAGES = 8;

  /** What may be evaluated within the turn in which it came; more goes the way that yields. */
  private static final int NEAR_BYTES_MAX = 16 << 10;

  private static final int NEAR_MESSAGES_MAX = 32;

  private final Context context;
  private final EventBus bus;
  private final String address;
  private final PendingTable pending;
  private final InstantSource clock;
  private final @Nullable Evaluator near;
  private final Consumer<ReplyBatch> replies;
  private final long turnNanosMax;
  private List<InboundMessage> arrived = new ArrayList<>();
  private boolean turn;
  private int bytes;
  private long stamp;
  private long nanos;
  private long evaluatedNanos;

  /**
   * A door on an event loop.
   *
   * @param near evaluates on the same event loop, if anybody does
   * @param replies takes its replies
   * @param turnNanosMax how long evaluation may hold a turn of the event loop up
   */
  Door(
      Context context,
      EventBus bus,
      String address,
      PendingTable pending,
      InstantSource clock,
      @Nullable Evaluator near,
      Consumer<ReplyBatch> replies,
      long turnNanosMax) {
    this.context = context;
    this.bus = bus;
    this.address = address;
    this.pending = pending;
    this.clock = clock;
    this.near = near;
    this.replies = replies;
    this.turnNanosMax = turnNanosMax;
  }

  /** Takes the messages of a body in. */
  void take(
      PendingTable.Answer answer, String client, MessageHeaders headers, byte[] bytes, Framing in) {
    begin();
    for (int item = 0; item < in.size(); item++) {
      String key = headers.idempotencyKey();
      arrived.add(
          new InboundMessage(
              pending.add(answer, item, nanos),
              client,
              key == null ? null : key + '#' + item,
              headers.type(),
              headers.key(),
              headers.source(),
              bytes,
              in.offset(item),
              in.length(item)));
      this.bytes += in.length(item);
    }
    if (near != null && (arrived.size() >= NEAR_MESSAGES_MAX || this.bytes > NEAR_BYTES_MAX)) {
      send();
    }
  }

  /** Takes one message in. */
  void take(
      PendingTable.Answer answer,
      String client,
      MessageHeaders headers,
      byte[] bytes,
      int offset,
      int length) {
    begin();
    arrived.add(
        new InboundMessage(
            pending.add(answer, 0, nanos),
            client,
            headers.idempotencyKey(),
            headers.type(),
            headers.key(),
            headers.source(),
            bytes,
            offset,
            length));
    this.bytes += length;
    if (near != null && arrived.size() >= NEAR_MESSAGES) {
      send();
    }
  }

  private void begin() {
    if (!turn) {
      turn = true;
      evaluatedNanos = 0;
      stamp = clock.millis();
      nanos = System.nanoTime();
      context.runOnContext(this::endTurn);
    }
  }

  private void endTurn(Void end) {
    turn = false;
    if (!arrived.isEmpty()) {
      send();
    }
  }

  private void send() {
    List<InboundMessage> messages = arrived;
    boolean small = messages.size() <= NEAR_MESSAGES_MAX && bytes <= NEAR_BYTES_MAX;
    arrived = new ArrayList<>(near == null ? Math.max(16, messages.size()) : NEAR_MESSAGES);
    bytes = 0;
    MessageBatch batch = new MessageBatch(address, stamp, messages);
    if (near == null) {
      bus.send(Addresses.EVALUATE, batch, LOCAL);
      return;
    }
    long budget = small ? turnNanosMax - evaluatedNanos : 0;
    evaluatedNanos += near.take(batch, replies, budget);
  }
}
