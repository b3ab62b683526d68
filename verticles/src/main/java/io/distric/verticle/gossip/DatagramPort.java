package io.distric.verticle.gossip;

import io.distric.config.GossipConfig;
import io.distric.membership.Address;
import io.distric.membership.PacketOpener;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.util.function.Consumer;

/**
 * The UDP socket of a member. What has no key of the ring ends here, without anything being made of
 * it; the rest waits in a bounded queue, and yields the loop now and then. Confined to the gossip
 * context.
 */
final class DatagramPort {

  private static final long TURN_NANOS = 1_000_000;

  private final Context context;
  private final DatagramSocket socket;
  private final GossipParts parts;
  private final PacketOpener opener;
  private final Consumer<ReceiveQueue.Datagram> sink;
  private final ReceiveQueue queue;
  private final PacketRate rate;
  private final byte[] head = new byte[PacketOpener.HEAD_BYTES];
  private boolean draining;
  private long strangers;
  private long packetsIn;
  private long packetsOut;
  private long bytesIn;
  private long bytesOut;
  private long unsent;

  DatagramPort(
      Context context,
      DatagramSocket socket,
      GossipParts parts,
      PacketOpener opener,
      Consumer<ReceiveQueue.Datagram> sink) {
    this.context = context;
    this.socket = socket;
    this.parts = parts;
    this.opener = opener;
    this.sink = sink;
    GossipConfig config = parts.config();
    queue = new ReceiveQueue(config.receiveQueueMax());
    rate = new PacketRate(config.packetRateMax());
    // A port unreachable that comes back for a datagram is no news: the probe's time runs anyway.
    socket.exceptionHandler(broken -> unsent++);
    socket.handler(this::arrived);
  }

  void send(Address to, byte[] packet) {
    packetsOut++;
    bytesOut += packet.length;
    if (parts.filter().passes(PacketFilter.Way.OUT, to, false)) {
      socket.send(Buffer.buffer(packet), to.port(), to.host()).onFailure(failed -> unsent++);
    }
  }

  /** Handles what waits, before anything else is done. */
  void drain() {
    long end = System.nanoTime() + TURN_NANOS;
    ReceiveQueue.Datagram next = queue.poll();
    while (next != null) {
      sink.accept(next);
      next = System.nanoTime() < end ? queue.poll() : null;
    }
    draining = queue.size() > 0;
    if (draining) {
      context.runOnContext(again -> drain());
    }
  }

  long strangers() {
    return strangers;
  }

  long packetsIn() {
    return packetsIn;
  }

  long packetsOut() {
    return packetsOut;
  }

  long bytesIn() {
    return bytesIn;
  }

  long bytesOut() {
    return bytesOut;
  }

  long overRate() {
    return rate.refused();
  }

  long overQueue() {
    return queue.dropped();
  }

  long unsent() {
    return unsent;
  }

  int waiting() {
    return queue.size();
  }

  private void arrived(DatagramPacket packet) {
    Buffer data = packet.data();
    if (!known(data)) {
      strangers++;
      return;
    }
    if (!rate.admits(parts.ticks().getAsLong())) {
      return;
    }
    Address from = new Address(packet.sender().hostAddress(), packet.sender().port());
    if (!parts.filter().passes(PacketFilter.Way.IN, from, false)) {
      return;
    }
    packetsIn++;
    bytesIn += data.length();
    queue.add(new ReceiveQueue.Datagram(from, data));
    if (!draining) {
      draining = true;
      context.runOnContext(turn -> drain());
    }
  }

  private boolean known(Buffer data) {
    if (data.length() < head.length) {
      return false;
    }
    data.getBytes(0, head.length, head);
    return opener.admits(head, false);
  }
}
