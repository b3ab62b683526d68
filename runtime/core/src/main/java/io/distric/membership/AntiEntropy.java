package io.distric.membership;

import io.distric.membership.GossipMessage.MemberState;
import io.distric.membership.GossipMessage.SyncAgreed;
import io.distric.membership.GossipMessage.SyncOffer;
import io.distric.membership.GossipMessage.SyncState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares all that is known with another member now and then, which repairs what rumours missed:
 * when joining, when a member taken for dead answers, and otherwise seldom.
 */
final class AntiEntropy {

  private static final int CHALLENGES_MAX = 64;
  private static final int JOINS_AT_ONCE = 3;

  /** Rounds after which all news of a change has arrived, if it was not lost. */
  private static final int QUIET_ROUNDS = 2;

  /** Views in a row that must differ before news is taken for lost. */
  private static final int DIFFERING_VIEWS = 3;

  /** Rounds after which all have heard of one that joined, and so tell it what is new. */
  private static final int JOINED_ROUNDS = 2;

  private final Turn turn;
  private final Timing timing;
  private final Self self;
  private final MemberTable table;
  private final Roster roster;
  private final Streams streams;
  private final MemberCounters counters;
  private final Map<Integer, Charge> accused = new LinkedHashMap<>();
  private final List<Address> seeds = new ArrayList<>();
  private final List<Address> remembered = new ArrayList<>();
  private int nextSeed;
  private boolean joined;
  private long nextSync = Long.MAX_VALUE;
  private long nextJoin = Long.MAX_VALUE;
  private long nextChallenge = Long.MAX_VALUE;
  private long notAgain;
  private final int[] differing = new int[MemberTable.PARTS];

  AntiEntropy(Parts parts, Roster roster, Streams streams) {
    turn = parts.turn();
    timing = parts.timing();
    self = parts.self();
    table = parts.table();
    counters = parts.counters();
    this.roster = roster;
    this.streams = streams;
  }

  void start(List<Address> from, List<Address> earlier) {
    seeds.addAll(from);
    earlier.stream().limit(Reunion.REMEMBERED_MAX).forEach(remembered::add);
    joined = from.isEmpty();
    nextJoin = seeds.isEmpty() && remembered.isEmpty() ? Long.MAX_VALUE : turn.now;
    long period = timing.syncPeriod(table.live());
    nextSync = turn.now + 1 + (long) (self.random().nextDouble() * period);
  }

  void stop() {
    nextSync = Long.MAX_VALUE;
    nextJoin = Long.MAX_VALUE;
    nextChallenge = Long.MAX_VALUE;
  }

  boolean joined() {
    return joined;
  }

  int accused() {
    return accused.size();
  }

  long wakeAt() {
    return Math.min(nextSync, Math.min(nextJoin, nextChallenge));
  }

  void wake(Prober prober) {
    if (turn.now >= nextJoin) {
      join();
    }
    if (turn.now >= nextSync) {
      nextSync = turn.now + timing.syncPeriod(table.live());
      int target = table.pick(self.random(), self.number(), new int[0], 0);
      if (target >= 0) {
        boolean begun = sync(table.profile(target).address());
        nextSync = begun ? nextSync : turn.now + timing.interval;
      }
    }
    if (turn.now >= nextChallenge) {
      challenge(prober);
    }
  }

  /** Whether it could begin: there may be too many streams. */
  boolean sync(Address with) {
    boolean begun = streams.open(Streams.Use.SYNC, with, offer()) != 0;
    counters.syncs += begun ? 1 : 0;
    return begun;
  }

  /** A member that was taken for dead answers: there may be many more behind it. */
  void returned(int number) {
    if (turn.now >= notAgain && sync(table.profile(number).address())) {
      notAgain = turn.now + timing.interval;
    }
  }

  /**
   * Notices lost news: if others see another cluster again and again, in a part of the table where
   * nothing changes here, it is compared in full. Whoever is just not told yet soon is.
   */
  void compare(int sequence, long theirs, int number) {
    long differs = table.view(sequence) ^ theirs;
    for (int i = 0; i < MemberTable.PARTS_IN_VIEW; i++) {
      int part = MemberTable.part(sequence, i);
      int shift = Byte.SIZE * (MemberTable.PARTS_IN_VIEW - 1 - i);
      boolean same = (differs >>> shift & 0xff) == 0;
      boolean quiet = turn.now - table.partChanged(part) >= QUIET_ROUNDS * timing.interval;
      differing[part] = same || !quiet ? 0 : differing[part] + 1;
      if (timing.lifeguard && differing[part] >= DIFFERING_VIEWS && turn.now >= notAgain) {
        Arrays.fill(differing, 0);
        returned(number);
      }
    }
  }

  void offered(long stream, SyncOffer offer) {
    boolean same = offer.digest() == table.digest();
    roster.alive(offer.self(), offer.incarnation(), 0);
    streams.send(stream, same ? new SyncAgreed() : state(true));
  }

  void agreed(long stream) {
    finish(stream);
  }

  void state(long stream, String from, SyncState state) {
    merge(from, state.members());
    if (state.answer()) {
      streams.send(stream, state(false));
    }
    finish(stream);
  }

  private void finish(long stream) {
    if (streams.use(stream) == Streams.Use.JOIN) {
      joined = true;
      nextJoin = Long.MAX_VALUE;
      // Before all knew of it, news may have passed it by.
      nextSync = turn.now + JOINED_ROUNDS * timing.interval;
    }
    streams.close(stream);
  }

  private void join() {
    nextJoin = turn.now + 2 * timing.interval + self.random().nextInt((int) timing.interval);
    for (int i = 0; i < Math.min(JOINS_AT_ONCE, seeds.size()); i++) {
      join(seeds.get(nextSeed++ % seeds.size()));
    }
    // Once each: most may be gone for good, and are tried again seldom, see Reunion.
    for (int i = 0; i < JOINS_AT_ONCE && !remembered.isEmpty(); i++) {
      join(remembered.removeFirst());
    }
    if (seeds.isEmpty() && remembered.isEmpty()) {
      nextJoin = Long.MAX_VALUE;
    }
  }

  private void join(Address member) {
    if (!member.equals(self.profile().address())) {
      streams.open(Streams.Use.JOIN, member, offer());
    }
  }

  private SyncOffer offer() {
    return new SyncOffer(table.digest(), self.profile(), self.incarnation());
  }

  private SyncState state(boolean answer) {
    List<MemberState> members = new ArrayList<>(table.known());
    for (int number = 0; number < table.numbers(); number++) {
      if (table.has(number)) {
        MemberStatus status = table.status(number);
        members.add(new MemberState(table.profile(number), table.incarnation(number), status));
      }
    }
    return new SyncState(members, answer);
  }

  private void merge(String from, List<MemberState> members) {
    for (MemberState state : members) {
      String id = state.profile().id();
      switch (state.status()) {
        case ALIVE -> roster.compared(state.profile(), state.incarnation());
        case SUSPECTED -> suspected(from, state);
        case LEFT -> roster.left(id, state.incarnation(), 0);
        case FAILED -> doubt(state);
      }
    }
  }

  /**
   * Who compared has only heard that: to count as one more who found it out would be to condemn on
   * one member's word. So this one asks for itself.
   */
  private void suspected(String from, MemberState state) {
    String id = state.profile().id();
    if (self.is(id)) {
      self.refute(state.incarnation());
      return;
    }
    roster.compared(state.profile(), state.incarnation());
    int number = table.find(id);
    boolean asks =
        number >= 0
            && table.status(number) == MemberStatus.ALIVE
            && table.incarnation(number) == state.incarnation();
    if (asks) {
      ask(number, new Charge(false, from));
    }
  }

  /**
   * Others took a member for dead that answers here. It is asked, and told, rather than suspected
   * in front of all: after a partition that would be half of the cluster.
   */
  private void doubt(MemberState state) {
    if (self.is(state.profile().id())) {
      self.refute(state.incarnation());
      return;
    }
    int number = table.find(state.profile().id());
    boolean differs =
        number >= 0
            && table.status(number).live()
            && !Incarnations.later(table.incarnation(number), state.incarnation());
    if (differs) {
      contest(number);
    }
  }

  /** Asks a member that others condemned, more than once, before that is believed. */
  void contest(int number) {
    ask(number, new Charge(true, self.id()));
  }

  private void ask(int number, Charge charge) {
    if (accused.size() < table.known() && accused.putIfAbsent(number, charge) == null) {
      nextChallenge = Math.min(nextChallenge, turn.now);
    }
  }

  private void challenge(Prober prober) {
    for (int i = 0; i < CHALLENGES_MAX && !accused.isEmpty(); i++) {
      Map.Entry<Integer, Charge> first = accused.entrySet().iterator().next();
      int number = first.getKey();
      accused.remove(number);
      if (table.has(number) && table.status(number).live()) {
        prober.probe(number, first.getValue().of(table.id(number), table.incarnation(number)));
      }
    }
    nextChallenge = accused.isEmpty() ? Long.MAX_VALUE : turn.now + timing.tick;
  }

  /** What is said of a member that is to be asked: that it failed, or only that it is suspected. */
  private record Charge(boolean condemned, String accuser) {
    GossipMessage.Rumour of(String id, int incarnation) {
      return condemned
          ? new GossipMessage.Failed(id, incarnation, accuser, 0)
          : new GossipMessage.Suspected(id, incarnation, List.of(accuser), 0);
    }
  }
}
