package io.distric.membership;

import io.distric.config.GossipConfig;
import io.distric.membership.GossipMessage.Ack;
import io.distric.membership.GossipMessage.Nack;
import io.distric.membership.GossipMessage.Ping;
import io.distric.membership.GossipMessage.PingRequest;
import io.distric.membership.GossipMessage.Rumour;
import io.distric.membership.GossipMessage.StatusReport;
import io.distric.membership.GossipMessage.SyncAgreed;
import io.distric.membership.GossipMessage.SyncOffer;
import io.distric.membership.GossipMessage.SyncState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One member of the cluster as a state machine. Give it what happens with {@link #step} and do what
 * it says; give it {@link Input.Woken} at {@link #wakeAt}. Not thread-safe: one thread steps it.
 */
public final class Membership {

  /** The greatest incarnation that a member may start with. */
  public static final int INCARNATION_MAX = Incarnations.MAX;

  /** An older report of a load is none: a coordinator may not place tasks by it. */
  private static final int REPORT_ROUNDS = 3;

  private final Turn turn = new Turn();
  private final Timing timing;
  private final MemberTable table;
  private final MemberCounters counters = new MemberCounters();
  private final LocalHealth health;
  private final Dissemination news;
  private final Self self;
  private final PartitionWatch partition;
  private final Suspicions suspicions;
  private final Loads loads = new Loads();
  private final Newcomers newcomers;
  private final Roster roster;
  private final Streams streams;
  private final Prober prober;
  private final Relays relays;
  private final AntiEntropy entropy;
  private final Housekeeping housekeeping;
  private final Reunion reunion;
  private final Goodbye goodbye;
  private boolean started;
  private long pauseNoticed = Long.MIN_VALUE / 2;

  /**
   * A member that has not begun yet.
   *
   * @param config section {@code gossip}
   * @param variant {@link Variant#LIFEGUARD}, unless to compare
   * @param profile of this member
   * @param incarnation higher than at its last start, as far as known: seconds on some clock do
   * @param random seeded source of chance; nobody else's
   * @param index shared with other machines only in simulations
   */
  public Membership(
      GossipConfig config,
      Variant variant,
      MemberProfile profile,
      int incarnation,
      RandomGenerator random,
      MemberIndex index) {
    timing = new Timing(config, variant);
    table = new MemberTable(index);
    health = new LocalHealth(timing.healthMax);
    news = new Dissemination(turn, timing, random, table);
    self = new Self(turn, timing, random, table, health, news, profile, incarnation);
    partition = new PartitionWatch(turn, timing, table);
    suspicions = new Suspicions(turn, timing, health, partition);
    newcomers = new Newcomers(turn, timing);
    roster =
        new Roster(
            turn, self, table, suspicions, news, loads, counters, newcomers, config.membersMax());
    streams = new Streams(turn, config.streamsMax());
    Parts parts = new Parts(turn, timing, self, table, health, news, counters);
    relays = new Relays(parts);
    entropy = new AntiEntropy(parts, roster, streams);
    prober = new Prober(parts, roster, streams, entropy::returned);
    suspicions.ask(this::hear, prober::askAround);
    roster.ask(prober::opinion);
    housekeeping = new Housekeeping(parts, roster, partition, prober);
    reunion = new Reunion(parts, entropy::sync);
    if (timing.lifeguard) {
      roster.contest(entropy::contest);
    }
    goodbye = new Goodbye(parts);
  }

  /**
   * One step.
   *
   * @param now milliseconds on a clock that never goes back
   * @param input what happened
   * @param effects what must be done is added here, in order
   */
  public void step(long now, Input input, List<Effect> effects) {
    turn.begin(now, effects);
    if (started) {
      noticePause();
    }
    switch (input) {
      case Input.Started begin -> start(begin);
      case Input.Woken ignored -> wake();
      case Input.PacketArrived packet -> packet(packet);
      case Input.StreamArrived frame -> frame(frame);
      case Input.StreamEnded ended -> streams.ended(ended.stream());
      case Input.LoadSeen seen -> self.carry(seen);
      case Input.QuorumSeen seen -> partition.quorum(seen.majority());
      case Input.Departing ignored -> depart();
    }
    turn.end();
  }

  /** When {@link Input.Woken} is due next. */
  public long wakeAt() {
    long first = Math.min(prober.wakeAt(), suspicions.wakeAt());
    first = Math.min(first, Math.min(news.wakeAt(), relays.wakeAt()));
    first = Math.min(first, Math.min(entropy.wakeAt(), housekeeping.wakeAt()));
    return Math.min(first, Math.min(reunion.wakeAt(), goodbye.wakeAt()));
  }

  /** What is known, of all members. */
  public MemberView view() {
    long fresh = turn.now - REPORT_ROUNDS * timing.interval;
    return new MemberView(
        table, loads, self, fresh, news.waiting(), health.doubt(), entropy.joined());
  }

  /** What is known, in figures. */
  public MemberSummary summary() {
    return new MemberSummary(
        table.known(),
        table.live(),
        table.digest(),
        self.incarnation(),
        news.waiting(),
        health.doubt());
  }

  /** How much is held of all that others can feed; none of it may grow without end. */
  Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new HashMap<>();
    sizes.put("members", table.known());
    sizes.put("places in the order", table.ordered());
    sizes.put("news", news.held());
    sizes.put("probes", prober.open());
    sizes.put("missed once", prober.missedOnce());
    sizes.put("relays", relays.open());
    sizes.put("streams", streams.open());
    sizes.put("suspicions", suspicions.open());
    sizes.put("loads", loads.held());
    sizes.put("missing", partition.missing() + entropy.accused());
    sizes.put("remembered", reunion.remembered());
    sizes.put("tellers", newcomers.tellers());
    return sizes;
  }

  /** What a ping with that sequence tells of the members known here. */
  long viewOf(int sequence) {
    return table.view(sequence);
  }

  /** What happened since the start. */
  public MemberCounters counters() {
    return counters;
  }

  /**
   * Milliseconds that {@link Input.Woken} may come late without this member taking that for its own
   * trouble: after more the sockets are better read first.
   */
  public long lateMax() {
    return timing.lateMax;
  }

  /** This member's profile. */
  public MemberProfile profile() {
    return self.profile();
  }

  /**
   * Knows these members from the start, as if it had long been one of them. For simulations, where
   * joining ten thousand is not what is looked at.
   */
  public void acquaint(List<MemberProfile> members, int incarnation, long now) {
    for (MemberProfile member : members) {
      if (!self.is(member.id())) {
        table.add(member, incarnation, MemberStatus.ALIVE, now);
      }
    }
    table.shuffle(self.random());
  }

  private void start(Input.Started begin) {
    if (started) {
      return;
    }
    started = true;
    self.enter();
    prober.start();
    entropy.start(begin.seeds(), begin.remembered());
    reunion.start(begin.remembered());
    housekeeping.start();
  }

  private void wake() {
    relays.wake();
    prober.wake();
    for (int number : suspicions.due()) {
      roster.condemn(number);
      // Should it live after all, then it learns so at once.
      if (timing.lifeguard) {
        hear(number);
      }
    }
    entropy.wake(prober);
    housekeeping.wake();
    reunion.wake();
    news.tick(self.number());
    goodbye.wake();
  }

  private void hear(int number) {
    Rumour charge = roster.charge(number);
    if (charge != null) {
      news.send(table.profile(number).address(), charge);
    }
  }

  /** A process that was stopped reads what came in meanwhile before it judges others. */
  private void noticePause() {
    // The packets that came in meanwhile are read one after the other: it is still the same pause.
    long late = turn.now - Math.max(wakeAt(), pauseNoticed);
    if (timing.lifeguard && late > timing.lateMax) {
      // Time for answers to come in; but who is always late must come to an end all the same.
      long answers = turn.now - pauseNoticed >= timing.interval ? timing.probeWait : 0;
      pauseNoticed = turn.now;
      counters.pauses++;
      health.worse(late > timing.config.pauseTolerance().toMillis() ? 2 : 1);
      prober.postpone(late + answers);
      suspicions.postpone(late + answers);
      relays.forget();
    }
  }

  private void packet(Input.PacketArrived packet) {
    if (!started) {
      return;
    }
    turn.teller = packet.sender();
    int sender = table.find(packet.sender());
    if (sender >= 0) {
      table.seen(sender, turn.now);
    }
    boolean accused = timing.lifeguard && self.accused(packet.messages());
    // Who lives first, so that nobody is accused by old news in the same packet.
    for (GossipMessage message : packet.messages()) {
      if (message instanceof Rumour rumour && ofLife(rumour)) {
        roster.hear(rumour);
      }
    }
    boolean answered = false;
    Rumour left = null;
    for (GossipMessage message : packet.messages()) {
      if (!(message instanceof Rumour rumour)) {
        // Nobody puts two into one packet but who wants many answers for little.
        if (!answered) {
          answer(packet, sender, message);
        }
        answered = true;
      } else if (!ofLife(rumour)) {
        roster.hear(rumour);
        left = left == null ? roster.goodbye(rumour) : left;
      }
    }
    if (left != null && timing.lifeguard) {
      news.send(packet.from(), left);
    }
    if (accused && !self.leaving()) {
      news.send(packet.from(), self.defence());
    }
  }

  private void answer(Input.PacketArrived packet, int sender, GossipMessage message) {
    switch (message) {
      case Ping ping -> pinged(ping, packet.from(), sender);
      case Ack ack -> acked(ack, sender);
      case Nack nack -> prober.nacked(nack.sequence());
      case PingRequest request -> relays.ask(request, packet.from());
      case StatusReport report -> report(sender, report);
      case Rumour ignored -> {}
      case SyncOffer ignored -> {}
      case SyncAgreed ignored -> {}
      case SyncState ignored -> {}
    }
  }

  private void pinged(Ping ping, Address from, int sender) {
    if (!self.is(ping.target())) {
      return;
    }
    if (sender >= 0) {
      entropy.compare(ping.sequence(), ping.view(), sender);
    }
    List<GossipMessage> messages = new ArrayList<>(4);
    messages.add(new Ack(ping.sequence(), table.view(ping.sequence())));
    Rumour charge = sender >= 0 && timing.lifeguard ? roster.charge(sender) : null;
    if (charge != null) {
      messages.add(charge);
    }
    news.send(from, messages);
  }

  private void acked(Ack ack, int sender) {
    int sequence = ack.sequence();
    if (sender >= 0) {
      entropy.compare(sequence, ack.view(), sender);
    }
    if (sequence < 0) {
      relays.acked(sequence);
    } else if (!goodbye.acked(sequence, sender)) {
      prober.acked(sequence);
    }
  }

  private void report(int sender, StatusReport report) {
    if (sender >= 0 && !Incarnations.later(table.incarnation(sender), report.incarnation())) {
      loads.report(sender, report, turn.now);
    }
  }

  private void frame(Input.StreamArrived frame) {
    if (!started) {
      streams.close(frame.stream());
      return;
    }
    // A seed that was asked may tell of all.
    boolean seed = streams.use(frame.stream()) == Streams.Use.JOIN;
    turn.teller = seed ? "" : frame.sender();
    switch (frame.message()) {
      case Ping ping -> {
        if (self.is(ping.target())) {
          long view = table.view(ping.sequence());
          streams.send(frame.stream(), new Ack(ping.sequence(), view));
        }
        streams.close(frame.stream());
      }
      case Ack ack -> {
        acked(ack, -1);
        streams.close(frame.stream());
      }
      case SyncOffer offer -> entropy.offered(frame.stream(), offer);
      case SyncAgreed ignored -> entropy.agreed(frame.stream());
      case SyncState state -> entropy.state(frame.stream(), frame.sender(), state);
      case Nack ignored -> streams.close(frame.stream());
      case PingRequest ignored -> streams.close(frame.stream());
      case StatusReport ignored -> streams.close(frame.stream());
      case Rumour ignored -> streams.close(frame.stream());
    }
  }

  private void depart() {
    if (started && !goodbye.said()) {
      self.leave();
      prober.stop();
      entropy.stop();
      housekeeping.stop();
      reunion.stop();
      goodbye.begin();
      news.tick(self.number());
    }
  }

  private static boolean ofLife(Rumour rumour) {
    return switch (rumour) {
      case GossipMessage.Alive ignored -> true;
      case GossipMessage.Refuted ignored -> true;
      case GossipMessage.Suspected ignored -> false;
      case GossipMessage.Failed ignored -> false;
      case GossipMessage.Left ignored -> false;
      case GossipMessage.LoadMoved ignored -> false;
    };
  }
}
