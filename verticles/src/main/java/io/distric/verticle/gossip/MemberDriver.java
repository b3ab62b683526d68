package io.distric.verticle.gossip;

import io.distric.membership.Address;
import io.distric.membership.BootId;
import io.distric.membership.Effect;
import io.distric.membership.GossipMessage;
import io.distric.membership.Input;
import io.distric.membership.KeyRing;
import io.distric.membership.MemberEvent;
import io.distric.membership.MemberNews;
import io.distric.membership.MemberProfile;
import io.distric.membership.Membership;
import io.distric.membership.PacketOpener;
import io.distric.membership.PacketSealer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps the membership: makes inputs of what sockets and timers do, and does what it wants done.
 * Confined to the gossip context.
 */
final class MemberDriver implements StreamPort.Sink {

  private static final long CONFLICT_REMEMBERED = 30_000;

  private final GossipParts parts;
  private final Membership machine;
  private final PacketOpener opener;
  private final PacketSealer sealer;
  private final DatagramPort udp;
  private final StreamPort tcp;
  private final WakeTimer timer;
  private final Runnable told;
  private final byte[] packet;
  private Runnable departed = () -> {};
  private long conflictUntil;
  private boolean closed;

  /**
   * A driver that does nothing before {@link #start}.
   *
   * @param told called after the listener was told something
   */
  MemberDriver(
      Vertx vertx,
      Context context,
      GossipParts parts,
      Membership machine,
      BootId boot,
      DatagramSocket socket,
      Runnable told) {
    this.parts = parts;
    this.machine = machine;
    this.told = told;
    String label = parts.config().label();
    int senders = parts.config().membersMax();
    opener = new PacketOpener(label, parts.ring(), senders, parts.config().stateBytesMax());
    sealer =
        new PacketSealer(label, parts.who().id(), boot, parts.ring(), parts.config().compress());
    // A datagram that is longer was cut off by the socket, and will not open.
    packet = new byte[1 << 16];
    udp = new DatagramPort(context, socket, parts, opener, this::datagram);
    tcp =
        new StreamPort(
            vertx, parts.config(), parts.filter(), head -> opener.admits(head, true), this);
    timer = new WakeTimer(vertx, parts.ticks(), machine.lateMax(), udp::packetsIn, this::woken);
  }

  void start(List<Address> seeds, List<Address> remembered) {
    step(new Input.Started(seeds, remembered));
  }

  /** Says goodbye, and calls back when all have heard it, as far as can be known. */
  void depart(Runnable done) {
    departed = done;
    step(new Input.Departing());
  }

  void accept(NetSocket socket) {
    tcp.accept(socket);
  }

  void use(KeyRing ring) {
    opener.use(ring);
    sealer.use(ring);
  }

  void step(Input input) {
    if (closed) {
      return;
    }
    List<Effect> effects = new ArrayList<>(4);
    machine.step(parts.ticks().getAsLong(), input, effects);
    try {
      effects.forEach(this::act);
    } finally {
      // What it did may have been to say that it is done. And what one effect broke must not leave
      // the member asleep.
      if (!closed) {
        timer.arm(machine.wakeAt());
      }
    }
  }

  MemberSnapshot snapshot() {
    Figures figures = new Figures();
    var view = machine.view();
    figures.add(view);
    figures.add(machine.counters());
    figures.add(udp);
    figures.add(tcp);
    figures.add(opener, udp.strangers());
    figures.put(Figure.LAG_MILLIS, timer.worstLag());
    long ticks = parts.ticks().getAsLong();
    return new MemberSnapshot(view, figures, ticks, parts.clock().millis(), ticks < conflictUntil);
  }

  void close() {
    closed = true;
    timer.cancel();
    tcp.closeAll();
    opener.close();
    sealer.close();
  }

  @Override
  public boolean frame(long stream, byte[] frame) {
    if (closed) {
      return false;
    }
    var opened = opener.open(frame, true, parts.ticks().getAsLong());
    if (opened.isEmpty() || opened.get().messages().size() != 1) {
      tcp.close(stream);
      step(new Input.StreamEnded(stream));
      return false;
    }
    GossipMessage message = opened.get().messages().getFirst();
    step(new Input.StreamArrived(stream, opened.get().sender(), message));
    return true;
  }

  @Override
  public void ended(long stream) {
    step(new Input.StreamEnded(stream));
  }

  private void woken() {
    step(new Input.Woken());
  }

  private void datagram(ReceiveQueue.Datagram datagram) {
    if (closed) {
      return;
    }
    int length = datagram.data().length();
    datagram.data().getBytes(packet);
    opener
        .open(packet, length, false, parts.ticks().getAsLong())
        .ifPresent(
            opened ->
                step(new Input.PacketArrived(opened.sender(), datagram.from(), opened.messages())));
  }

  private void act(Effect effect) {
    // That it departed may have been one of the effects before.
    if (closed) {
      return;
    }
    switch (effect) {
      case Effect.SendPacket send -> udp.send(send.to(), sealer.packet(send.messages()));
      case Effect.OpenStream open -> tcp.open(open.stream(), open.to(), sealer.frame(open.first()));
      case Effect.SendOnStream send -> tcp.send(send.stream(), sealer.frame(send.message()));
      case Effect.CloseStream close -> tcp.close(close.stream());
      case Effect.Raise raise -> raise(raise.event());
    }
  }

  private void raise(MemberEvent event) {
    if (event instanceof MemberEvent.IdentityConflict) {
      conflictUntil = parts.ticks().getAsLong() + CONFLICT_REMEMBERED;
    }
    parts.listener().accept(new MemberNews(parts.clock().millis(), event));
    told.run();
    if (event instanceof MemberEvent.Departed) {
      departed.run();
    }
  }

  /** The profile that others see. */
  MemberProfile profile() {
    return machine.profile();
  }
}
