package io.distric.membership.simulation;

import io.distric.config.GossipConfig;
import io.distric.membership.Address;
import io.distric.membership.Effect;
import io.distric.membership.GossipMessage;
import io.distric.membership.Input;
import io.distric.membership.PacketSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Carries datagrams and streams from one process to another, as the network lets it. */
final class Carrier {

  private final GossipConfig config;
  private final Network network;
  private final EventQueue events;
  private final List<SimMember> members;
  private final SplittableRandom random;
  private final BiConsumer<SimMember, Input> step;
  private final Map<Long, SimStream> streams = new HashMap<>();
  private long streamNumber;

  Carrier(
      GossipConfig config,
      Network network,
      EventQueue events,
      List<SimMember> members,
      SplittableRandom random,
      BiConsumer<SimMember, Input> step) {
    this.config = config;
    this.network = network;
    this.events = events;
    this.members = members;
    this.random = random;
    this.step = step;
  }

  void send(long now, SimMember from, Effect.SendPacket packet) {
    int bytes = PacketSize.sealed(from.machine.profile().id(), packet.messages());
    from.packetsSent++;
    from.bytesSent += bytes;
    from.packetMax = Math.max(from.packetMax, bytes);
    int target = packet.to().port();
    if (target >= members.size() || network.loses() || !network.reaches(from.number, target)) {
      return;
    }
    if (!members.get(target).hears(packet.to())) {
      return;
    }
    deliver(now, from, target, packet, bytes);
    if (network.repeats()) {
      deliver(now, from, target, packet, bytes);
    }
  }

  private void deliver(long now, SimMember from, int target, Effect.SendPacket packet, int bytes) {
    SimMember to = members.get(target);
    int slow = to.slowMax == 0 ? 0 : random.nextInt(to.slowMax);
    Address sender = from.machine.profile().address();
    Input input = new Input.PacketArrived(from.machine.profile().id(), sender, packet.messages());
    events.put(
        now + network.delay() + slow,
        () -> {
          if (to.up) {
            to.packetsReceived++;
            to.bytesReceived += bytes;
            step.accept(to, input);
          }
        });
  }

  void open(long now, SimMember from, Effect.OpenStream open) {
    int target = open.to().port();
    SimMember to = target < members.size() ? members.get(target) : null;
    if (to == null
        || !network.reaches(from.number, target)
        || !network.reaches(target, from.number)) {
      end(now + config.streamTimeout().toMillis(), from, open.stream());
      return;
    }
    // Who is not there, or has too many streams, says so at once.
    if (!to.up || !to.hears(open.to()) || to.streamsIn >= config.streamsMax()) {
      end(now + 2L * network.streamDelay(), from, open.stream());
      return;
    }
    to.streamsIn++;
    SimStream stream = new SimStream(from, open.stream(), to, --streamNumber);
    streams.put(key(from, stream.fromNumber), stream);
    streams.put(key(to, stream.toNumber), stream);
    // Three ways: the connection has to stand before the first frame goes out.
    arrive(now, stream, from, to, network.streamDelay() * 2, open.first());
    events.put(
        now + config.streamTimeout().toMillis(),
        () -> {
          drop(streams.get(key(to, stream.toNumber)));
          if (streams.remove(key(from, stream.fromNumber)) != null) {
            step.accept(from, new Input.StreamEnded(stream.fromNumber));
          }
        });
  }

  void frame(long now, SimMember from, Effect.SendOnStream frame) {
    SimStream stream = streams.get(key(from, frame.stream()));
    if (stream != null) {
      arrive(now, stream, from, stream.other(from), 0, frame.message());
    }
  }

  void close(SimMember member, long number) {
    SimStream stream = streams.get(key(member, number));
    if (stream != null && member == stream.to) {
      drop(stream);
    } else {
      streams.remove(key(member, number));
    }
  }

  private void drop(@Nullable SimStream stream) {
    if (stream != null && streams.remove(key(stream.to, stream.toNumber)) != null) {
      stream.to.streamsIn--;
    }
  }

  private void end(long time, SimMember from, long stream) {
    events.put(time, () -> step.accept(from, new Input.StreamEnded(stream)));
  }

  private void arrive(
      long now, SimStream stream, SimMember from, SimMember to, int before, GossipMessage message) {
    int bytes = PacketSize.sealed(from.machine.profile().id(), List.of(message));
    from.streamBytes += bytes;
    from.frameMax = Math.max(from.frameMax, bytes);
    if (!network.reaches(from.number, to.number)) {
      return;
    }
    String sender = from.machine.profile().id();
    // Frames of one stream keep their order.
    long time = Math.max(stream.clearAt, now + before + network.streamDelay());
    stream.clearAt = time;
    long number = stream.number(to);
    events.put(time, () -> step.accept(to, new Input.StreamArrived(number, sender, message)));
  }

  private static long key(SimMember member, long stream) {
    return member.serial << 40 ^ stream;
  }

  private static final class SimStream {
    private final SimMember from;
    private final long fromNumber;
    private final SimMember to;
    private final long toNumber;
    private long clearAt;

    private SimStream(SimMember from, long fromNumber, SimMember to, long toNumber) {
      this.from = from;
      this.fromNumber = fromNumber;
      this.to = to;
      this.toNumber = toNumber;
    }

    private SimMember other(SimMember one) {
      return one == from ? to : from;
    }

    private long number(SimMember one) {
      return one == from ? fromNumber : toNumber;
    }
  }
}
