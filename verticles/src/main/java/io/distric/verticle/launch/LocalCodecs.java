package io.distric.verticle.launch;

import io.distric.membership.MemberNews;
import io.distric.protocol.AssignmentBatch;
import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.EventBatch;
import io.distric.protocol.LiveEvent;
import io.distric.protocol.MessageBatch;
import io.distric.protocol.ReplyBatch;
import io.distric.protocol.ReportBatch;
import io.distric.protocol.WorkerHello;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;

/** Lets batches travel over the event bus by reference; they never leave the node that way. */
final class LocalCodecs {

  private LocalCodecs() {}

  static void register(EventBus bus) {
    register(bus, MessageBatch.class);
    register(bus, EvaluatedBatch.class);
    register(bus, ReplyBatch.class);
    register(bus, ReportBatch.class);
    register(bus, AssignmentBatch.class);
    register(bus, EventBatch.class);
    register(bus, LiveEvent.class);
    register(bus, WorkerHello.class);
    register(bus, MemberNews.class);
  }

  private static <T> void register(EventBus bus, Class<T> type) {
    bus.registerDefaultCodec(type, new ByReference<>(type.getSimpleName()));
  }

  private record ByReference<T>(String name) implements MessageCodec<T, T> {
    @Override
    public void encodeToWire(Buffer buffer, T message) {
      throw new UnsupportedOperationException(name + " does not leave its node by the event bus");
    }

    @Override
    public T decodeFromWire(int position, Buffer buffer) {
      throw new UnsupportedOperationException(name + " does not come by the event bus");
    }

    @Override
    public T transform(T message) {
      return message;
    }

    @Override
    public byte systemCodecID() {
      return -1;
    }
  }
}
