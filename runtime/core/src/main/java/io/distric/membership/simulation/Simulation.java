package io.distric.membership.simulation;

import io.distric.config.GossipConfig;
import io.distric.membership.Address;
import io.distric.membership.Effect;
import io.distric.membership.GossipMessage;
import io.distric.membership.Input;
import io.distric.membership.MemberEvent;
import io.distric.membership.MemberIndex;
import io.distric.membership.MemberProfile;
import io.distric.membership.MemberProfile.ProtocolRange;
import io.distric.membership.MemberRole;
import io.distric.membership.MemberView;
import io.distric.membership.Membership;
import io.distric.membership.PacketSize;
import io.distric.membership.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Members, the network between them, and time. All in one thread, all from one seed. */
public final class Simulation {

  private final GossipConfig config;
  private final Variant variant;
  private final int coordinators;
  private final Observer observer;
  private final SplittableRandom random;
  private final Network network;
  private final EventQueue events = new EventQueue();
  private final MemberIndex index = new MemberIndex(true);
  private final List<MemberProfile> profiles = new ArrayList<>();
  private final List<SimMember> members = new ArrayList<>();
  private final Map<Long, SimStream> streams = new HashMap<>();
  private long streamNumber;
  private long boots;
  private long now;

  /**
   * An empty cluster.
   *
   * @param config section {@code gossip}
   * @param variant of the protocol
   * @param coordinators the first so many members keep logs; the rest are workers
   * @param seed of everything that is left to chance
   * @param observer is told of all events
   */
  public Simulation(
      GossipConfig config, Variant variant, int coordinators, long seed, Observer observer) {
    this.config = config;
    this.variant = variant;
    this.coordinators = coordinators;
    this.observer = observer;
    random = new SplittableRandom(seed);
    network = new Network(random.split());
  }

  /** Adds members that know each other from the start. */
  public void acquainted(int count) {
    for (int i = 0; i < count; i++) {
      profiles.add(profile(i, 1));
    }
    for (int i = 0; i < count; i++) {
      SimMember member = member(i, profiles.get(i), 1);
      members.add(member);
      member.machine.acquaint(profiles, 1, now);
      step(member, new Input.Started(List.of()));
    }
  }

  /** Adds a member that knows only the seeds; its number. */
  public int join(int... seeds) {
    int number = members.size();
    profiles.add(profile(number, 1));
    SimMember member = member(number, profiles.get(number), 1);
    members.add(member);
    step(member, new Input.Started(addresses(seeds)));
    return number;
  }

  /** Starts a crashed member again, under the same id. */
  public void restart(int number, int incarnation, int... seeds) {
    profiles.set(number, profile(number, ++boots + 1));
    SimMember member = member(number, profiles.get(number), incarnation);
    SimMember before = members.set(number, member);
    before.up = false;
    step(member, new Input.Started(addresses(seeds)));
  }

  /** Kills a process. */
  public void crash(int number) {
    members.get(number).up = false;
  }

  /** Lets a member say goodbye; it stops when it is done. */
  public void leave(int number) {
    step(members.get(number), new Input.Departing());
  }

  /** Stops a process for a while; it does not notice. */
  public void pause(int number, long milliseconds) {
    SimMember member = members.get(number);
    if (member.up && !member.paused) {
      member.paused = true;
      events.put(now + milliseconds, () -> resume(member));
    }
  }

  /** Each packet waits up to so long before a member gets round to it. */
  public void slow(int number, int milliseconds) {
    members.get(number).slowMax = milliseconds;
  }

  /** Does something at a time to come. */
  public void at(long time, Runnable action) {
    events.put(time, action);
  }

  /** Gives a member something of its own to take in. */
  public void tell(int number, Input input) {
    step(members.get(number), input);
  }

  /** The network, to be disturbed. */
  public Network network() {
    return network;
  }

  /** Milliseconds since the start. */
  public long now() {
    return now;
  }

  /** How many members there were and are. */
  public int size() {
    return members.size();
  }

  /** Whether a process runs, paused or not. */
  public boolean up(int number) {
    return members.get(number).up;
  }

  /** Whether a process is stopped for a while. */
  public boolean paused(int number) {
    return members.get(number).paused;
  }

  /** What a member knows. */
  public MemberView view(int number) {
    return members.get(number).machine.view();
  }

  /** The machine of a member, for its counters. */
  public Membership machine(int number) {
    return members.get(number).machine;
  }

  /** The number of a member by its id. */
  public static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }

  /** What the members sent so far. */
  public Traffic traffic() {
    Traffic traffic = new Traffic(now);
    members.forEach(traffic::add);
    return traffic;
  }

  /** Lets time pass. */
  public void runUntil(long time) {
    while (!events.isEmpty() && events.firstTime() <= time) {
      now = Math.max(now, events.firstTime());
      events.take().run();
    }
    now = time;
  }

  private MemberProfile profile(int number, long boot) {
    boolean coordinator = number < coordinators;
    return new MemberProfile(
        "m%05d".formatted(number),
        boot,
        Set.of(coordinator ? MemberRole.COORDINATOR : MemberRole.WORKER),
        new Address("h", number),
        Map.of(),
        "zone" + number % 3,
        16,
        "1.0",
        ProtocolRange.OURS);
  }

  private SimMember member(int number, MemberProfile profile, int incarnation) {
    return new SimMember(
        number, new Membership(config, variant, profile, incarnation, random.split(), index));
  }

  private static List<Address> addresses(int... numbers) {
    List<Address> addresses = new ArrayList<>();
    for (int number : numbers) {
      addresses.add(new Address("h", number));
    }
    return addresses;
  }

  private void resume(SimMember member) {
    member.paused = false;
    if (!member.up) {
      return;
    }
    // The worse of the two orders: timers that are overdue go off before the socket is read.
    if (member.wakeAt <= now) {
      member.wakeAt = Long.MAX_VALUE;
      step(member, new Input.Woken());
    }
    while (member.up && !member.paused && !member.inbox.isEmpty()) {
      step(member, member.inbox.remove());
    }
  }

  private void step(SimMember member, Input input) {
    if (!member.up) {
      return;
    }
    if (member.paused) {
      member.queue(input);
      return;
    }
    List<Effect> effects = new ArrayList<>(4);
    member.machine.step(now, input, effects);
    for (Effect effect : effects) {
      act(member, effect);
    }
    long wakeAt = member.machine.wakeAt();
    if (wakeAt < member.wakeAt) {
      member.wakeAt = wakeAt;
      events.put(Math.max(now, wakeAt), () -> wake(member, wakeAt));
    }
  }

  private void wake(SimMember member, long due) {
    if (member.wakeAt != due || !member.up || member.paused) {
      return;
    }
    member.wakeAt = Long.MAX_VALUE;
    step(member, new Input.Woken());
  }

  private void act(SimMember member, Effect effect) {
    switch (effect) {
      case Effect.SendPacket packet -> send(member, packet);
      case Effect.OpenStream open -> open(member, open);
      case Effect.SendOnStream frame -> frame(member, frame);
      case Effect.CloseStream close -> streams.remove(key(member, close.stream()));
      case Effect.Raise raise -> {
        observer.raised(now, member.number, raise.event());
        if (raise.event() instanceof MemberEvent.Departed) {
          member.up = false;
        }
      }
    }
  }

  private void send(SimMember from, Effect.SendPacket packet) {
    int bytes = PacketSize.sealed(from.machine.profile().id(), packet.messages());
    from.packetsSent++;
    from.bytesSent += bytes;
    from.packetMax = Math.max(from.packetMax, bytes);
    int target = packet.to().port();
    if (target >= members.size() || network.loses() || !network.reaches(from.number, target)) {
      return;
    }
    deliver(from, target, packet, bytes);
    if (network.repeats()) {
      deliver(from, target, packet, bytes);
    }
  }

  private void deliver(SimMember from, int target, Effect.SendPacket packet, int bytes) {
    SimMember to = members.get(target);
    int slow = to.slowMax == 0 ? 0 : random.nextInt(to.slowMax);
    Address sender = from.machine.profile().address();
    Input input = new Input.PacketArrived(from.machine.profile().id(), sender, packet.messages());
    events.put(
        now + network.delay() + slow,
        () -> {
          to.packetsReceived++;
          to.bytesReceived += bytes;
          step(to, input);
        });
  }

  private void open(SimMember from, Effect.OpenStream open) {
    int target = open.to().port();
    SimMember to = target < members.size() ? members.get(target) : null;
    if (to == null
        || !network.reaches(from.number, target)
        || !network.reaches(target, from.number)) {
      long timeout = config.streamTimeout().toMillis();
      events.put(now + timeout, () -> step(from, new Input.StreamEnded(open.stream())));
      return;
    }
    if (!to.up) {
      int delay = network.streamDelay() * 2;
      events.put(now + delay, () -> step(from, new Input.StreamEnded(open.stream())));
      return;
    }
    SimStream stream = new SimStream(from, open.stream(), to, --streamNumber);
    streams.put(key(from, stream.fromNumber()), stream);
    streams.put(key(to, stream.toNumber()), stream);
    // Three ways: the connection has to stand before the first frame goes out.
    arrive(stream, from, to, network.streamDelay() * 2, open.first());
    events.put(
        now + config.streamTimeout().toMillis(),
        () -> {
          if (streams.containsKey(key(from, stream.fromNumber()))) {
            streams.remove(key(from, stream.fromNumber()));
            step(from, new Input.StreamEnded(stream.fromNumber()));
          }
        });
  }

  private void frame(SimMember from, Effect.SendOnStream frame) {
    SimStream stream = streams.get(key(from, frame.stream()));
    if (stream != null) {
      arrive(stream, from, stream.other(from), 0, frame.message());
    }
  }

  private void arrive(
      SimStream stream, SimMember from, SimMember to, int before, GossipMessage message) {
    from.streamBytes += PacketSize.sealed(from.machine.profile().id(), List.of(message));
    if (!network.reaches(from.number, to.number)) {
      return;
    }
    String sender = from.machine.profile().id();
    // Frames of one stream keep their order.
    long time = Math.max(stream.clearAt, now + before + network.streamDelay());
    stream.clearAt = time;
    events.put(time, () -> step(to, new Input.StreamArrived(stream.number(to), sender, message)));
  }

  private static long key(SimMember member, long stream) {
    return (long) member.number << 40 ^ stream;
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

    private long fromNumber() {
      return fromNumber;
    }

    private long toNumber() {
      return toNumber;
    }

    private SimMember other(SimMember one) {
      return one == from ? to : from;
    }

    private long number(SimMember one) {
      return one == from ? fromNumber : toNumber;
    }
  }
}
