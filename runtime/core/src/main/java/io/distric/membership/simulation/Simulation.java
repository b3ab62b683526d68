package io.distric.membership.simulation;

import io.distric.config.GossipConfig;
import io.distric.membership.Address;
import io.distric.membership.Effect;
import io.distric.membership.Input;
import io.distric.membership.MemberEvent;
import io.distric.membership.MemberIndex;
import io.distric.membership.MemberProfile;
import io.distric.membership.MemberProfile.ProtocolRange;
import io.distric.membership.MemberRole;
import io.distric.membership.MemberView;
import io.distric.membership.Membership;
import io.distric.membership.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Members, the network between them, and time. All in one thread, all from one seed. */
public final class Simulation {

  private static final String ID_START = "0f4b7a90-5c1d-4e2f-8a36-";
  private static final String HOST = "10.20.30.40";

  /** As long as the usual one, so that packets are. */
  private static final String OTHER_HOST = "10.20.30.41";

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
  private final Carrier carrier;
  private long boots;
  private long serials;
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
    carrier = new Carrier(config, network, events, members, random, this::step);
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

  /** Starts a crashed member again, under the same id and address. */
  public void restart(int number, int incarnation, int... seeds) {
    start(profile(number, ++boots + 1).withAddress(address(number)), incarnation, seeds);
  }

  /** Starts a crashed member again, under the same id: nobody answers any more where it was. */
  public void restartElsewhere(int number, int incarnation, int... seeds) {
    String host = address(number).host().equals(HOST) ? OTHER_HOST : HOST;
    start(profile(number, ++boots + 1).withAddress(new Address(host, number)), incarnation, seeds);
  }

  private void start(MemberProfile profile, int incarnation, int... seeds) {
    int number = number(profile.id());
    profiles.set(number, profile);
    SimMember member = member(number, profiles.get(number), incarnation);
    SimMember before = members.set(number, member);
    before.up = false;
    member.inherit(before);
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

  /** Largest datagram that a member sent, in bytes. */
  public int packetMax(int number) {
    return members.get(number).packetMax;
  }

  /** The machine of a member, for its counters. */
  public Membership machine(int number) {
    return members.get(number).machine;
  }

  /** The number of a member by its id. */
  public static int number(String id) {
    return Integer.parseInt(id, ID_START.length(), id.length(), 10);
  }

  /** The id of a member: as long as those of nodes. */
  static String id(int number) {
    return ID_START + "%012d".formatted(number);
  }

  /** Whether a member is a coordinator. */
  public boolean coordinator(int number) {
    return number < coordinators;
  }

  /** What the members sent so far. */
  public Traffic traffic() {
    Traffic traffic = new Traffic(now);
    members.forEach(member -> traffic.add(member, coordinator(member.number)));
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
    return new MemberProfile(
        id(number),
        boot,
        Set.of(coordinator(number) ? MemberRole.COORDINATOR : MemberRole.WORKER),
        new Address(HOST, number),
        Map.of("http", "10.20.30.40:8080", "grpc", "10.20.30.40:9090"),
        "zone" + number % 3,
        16,
        "1.0",
        ProtocolRange.OURS);
  }

  private SimMember member(int number, MemberProfile profile, int incarnation) {
    return new SimMember(
        number,
        ++serials,
        new Membership(config, variant, profile, incarnation, random.split(), index));
  }

  private Address address(int number) {
    return profiles.get(number).address();
  }

  /** Where they are now; of those that are yet to come, where they will be. */
  private List<Address> addresses(int... numbers) {
    List<Address> addresses = new ArrayList<>();
    for (int number : numbers) {
      addresses.add(number < profiles.size() ? address(number) : new Address(HOST, number));
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
      case Effect.SendPacket packet -> carrier.send(now, member, packet);
      case Effect.OpenStream open -> carrier.open(now, member, open);
      case Effect.SendOnStream frame -> carrier.frame(now, member, frame);
      case Effect.CloseStream close -> carrier.close(member, close.stream());
      case Effect.Raise raise -> {
        observer.raised(now, member.number, raise.event());
        if (raise.event() instanceof MemberEvent.Departed) {
          member.up = false;
        }
      }
    }
  }
}
