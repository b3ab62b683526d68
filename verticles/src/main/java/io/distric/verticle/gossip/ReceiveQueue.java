package io.distric.verticle.gossip;

import io.distric.membership.Address;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams that were read and wait for their turn. When there are too many the oldest give way:
 * what they say is the least worth knowing. Confined to the gossip context.
 */
final class ReceiveQueue {

  private final ArrayDeque<Datagram> waiting = new ArrayDeque<>();
  private final int max;
  private long dropped;

  ReceiveQueue(int max) {
    this.max = max;
  }

  /**
   * A datagram.
   *
   * @param from where it came from
   * @param data of it
   */
  record Datagram(Address from, Buffer data) {}

  void add(Datagram datagram) {
    if (waiting.size() >= max) {
      waiting.remove();
      dropped++;
    }
    waiting.add(datagram);
  }

  @Nullable Datagram poll() {
    return waiting.poll();
  }

  int size() {
    return waiting.size();
  }

  long dropped() {
    return dropped;
  }
}
