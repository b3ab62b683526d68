package io.distric.verticle.ingest;

import io.distric.protocol.Addresses;
import io.distric.protocol.InboundMessage;
import io.distric.protocol.MessageBatch;
import io.vertx.core.Context;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what arrives in one turn of the event loop into one batch, and sends it on. Confined to
 * its context.
 */
final class Door {

  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  private final Context context;
  private final EventBus bus;
  private final String address;
  private final PendingTable pending;
  private final InstantSource clock;
  private List<InboundMessage> arrived = new ArrayList<>();
  private long stamp;
  private long nanos;

  Door(Context context, EventBus bus, String address, PendingTable pending, InstantSource clock) {
    this.context = context;
    this.bus = bus;
    this.address = address;
    this.pending = pending;
    this.clock = clock;
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
  }

  private void begin() {
    if (arrived.isEmpty()) {
      stamp = clock.millis();
      nanos = System.nanoTime();
      context.runOnContext(this::flush);
    }
  }

  private void flush(Void turn) {
    List<InboundMessage> batch = arrived;
    arrived = new ArrayList<>(Math.max(16, batch.size()));
    bus.send(Addresses.EVALUATE, new MessageBatch(address, stamp, batch), LOCAL);
  }
}
