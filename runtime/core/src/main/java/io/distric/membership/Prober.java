package io.distric.membership;

import io.distric.membership.GossipMessage.Ping;
import io.distric.membership.GossipMessage.PingRequest;
import io.distric.membership.GossipMessage.Rumour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks members whether they are there: each in turn, in an order of chance; and those that others
 * suspect. Who does not answer in time is asked through others and over TCP, and then accused.
 */
final class Prober {

  private static final int PROBES_MAX = 256;

  /** Probes of a member that others condemned, one after the other, before that is believed. */
  private static final int CONDEMNED_ASKED = 3;

  /** Times as many probes while many are under suspicion: there may be more of the kind. */
  private static final int HASTE = 2;

  private final Turn turn;
  private final Timing timing;
  private final Self self;
  private final MemberTable table;
  private final Roster roster;
  private final LocalHealth health;
  private final Dissemination news;
  private final Streams streams;
  private final MemberCounters counters;
  private final IntConsumer returned;
  private final Map<Integer, Probe> probes = new LinkedHashMap<>();
  private final Map<Integer, Integer> misses = new HashMap<>();
  private int sequence;
  private int position = Integer.MAX_VALUE;
  private long nextProbe = Long.MAX_VALUE;
  private long nextDeadline = Long.MAX_VALUE;

  /**
   * A prober.
   *
   * @param returned told of members that were taken for dead and answered
   */
  Prober(Parts parts, Roster roster, Streams streams, IntConsumer returned) {
    turn = parts.turn();
    timing = parts.timing();
    self = parts.self();
    table = parts.table();
    health = parts.health();
    news = parts.news();
    counters = parts.counters();
    this.roster = roster;
    this.streams = streams;
    this.returned = returned;
  }

  void start() {
    // At a moment of chance, so that members that start together do not probe together.
    nextProbe = turn.now + self.random().nextInt((int) timing.probePeriod) + 1;
  }

  void stop() {
    nextProbe = Long.MAX_VALUE;
    nextDeadline = Long.MAX_VALUE;
    probes.clear();
  }

  long wakeAt() {
    return Math.min(nextProbe, nextDeadline);
  }

  void postpone(long by) {
    nextProbe = nextProbe == Long.MAX_VALUE ? nextProbe : nextProbe + by;
    nextDeadline = nextDeadline == Long.MAX_VALUE ? nextDeadline : nextDeadline + by;
    for (Probe probe : probes.values()) {
      probe.widenAt += by;
      probe.verdictAt += by;
    }
  }

  void wake() {
    if (turn.now >= nextDeadline) {
      checkDeadlines();
    }
    if (turn.now >= nextProbe) {
      // Not where it may be this member itself that is slow: it would only become slower.
      boolean haste = timing.lifeguard && health.doubt() == 0 && roster.manySuspected();
      long period = haste ? timing.probePeriod / HASTE : timing.probePeriod;
      nextProbe = turn.now + health.patient(Math.max(1, period));
      int target = nextTarget();
      if (target >= 0) {
        probe(target, null);
      }
    }
  }

  /**
   * Probes a member out of turn.
   *
   * @param charge what is said of it, which it is told
   */
  void probe(int target, @Nullable Rumour charge) {
    probe(target, charge, 1);
  }

  private void probe(int target, @Nullable Rumour charge, int asked) {
    if (probes.size() >= PROBES_MAX || target == self.number()) {
      return;
    }
    counters.probes++;
    boolean ofFailed = table.status(target) == MemberStatus.FAILED;
    Probe probe = new Probe(target, table.incarnation(target), ++sequence, ofFailed);
    probe.condemned = charge instanceof GossipMessage.Failed;
    probe.charge = charge;
    probe.asked = asked;
    probe.widenAt = turn.now + health.patient(timing.probeWait);
    probe.verdictAt = turn.now + health.patient(timing.probeVerdict);
    probes.put(probe.sequence, probe);
    nextDeadline = Math.min(nextDeadline, probe.widenAt);
    List<GossipMessage> messages = new ArrayList<>(4);
    messages.add(new Ping(probe.sequence, table.id(target), table.view(probe.sequence)));
    Rumour told = charge == null && timing.lifeguard ? roster.charge(target) : charge;
    if (told != null) {
      messages.add(told);
    }
    news.send(table.profile(target).address(), messages);
  }

  /** Probes an accused member through others at once: its own way here may be cut. */
  void askAround(int target) {
    if (probes.size() < PROBES_MAX && table.has(target)) {
      Probe probe = new Probe(target, table.incarnation(target), ++sequence, false);
      probe.widenAt = turn.now;
      probe.verdictAt = turn.now + health.patient(timing.probeVerdict);
      probes.put(probe.sequence, probe);
      widen(probe);
      nextDeadline = Math.min(nextDeadline, probe.verdictAt);
    }
  }

  /** Forms an own opinion of a member that others suspect: by chance, so that a few do. */
  void opinion(int target) {
    int others = Math.max(1, table.live() - 2);
    boolean mine = self.random().nextInt(others) < timing.secondOpinions;
    if (mine && !probing(target)) {
      probe(target, null);
    }
  }

  void acked(int answered) {
    Probe probe = probes.remove(answered);
    if (probe == null || !table.has(probe.target)) {
      return;
    }
    health.better();
    misses.remove(probe.target);
    table.seen(probe.target, turn.now);
    if (probe.ofFailed) {
      returned.accept(probe.target);
    }
  }

  void nacked(int answered) {
    Probe probe = probes.get(answered);
    if (probe != null) {
      probe.nacks++;
    }
  }

  int open() {
    return probes.size();
  }

  int missedOnce() {
    return misses.size();
  }

  private boolean probing(int target) {
    for (Probe probe : probes.values()) {
      if (probe.target == target) {
        return true;
      }
    }
    return false;
  }

  private int nextTarget() {
    for (int tries = 0; tries <= table.ordered() + 1; tries++) {
      if (position >= table.ordered()) {
        table.shuffle(self.random());
        position = 0;
      }
      if (position < table.ordered()) {
        int number = table.ordered(position++);
        boolean asks = number != self.number() && table.has(number) && table.status(number).live();
        if (asks && !roster.agreed(number)) {
          return number;
        }
      }
    }
    return -1;
  }

  private void checkDeadlines() {
    List<Probe> missed = new ArrayList<>();
    nextDeadline = Long.MAX_VALUE;
    for (Iterator<Probe> all = probes.values().iterator(); all.hasNext(); ) {
      Probe probe = all.next();
      if (turn.now >= probe.verdictAt) {
        all.remove();
        missed.add(probe);
        continue;
      }
      if (turn.now >= probe.widenAt && !probe.wide) {
        widen(probe);
      }
      nextDeadline = Math.min(nextDeadline, probe.wide ? probe.verdictAt : probe.widenAt);
    }
    missed.forEach(this::missed);
  }

  private void widen(Probe probe) {
    probe.wide = true;
    if (!table.has(probe.target)) {
      return;
    }
    Address address = table.profile(probe.target).address();
    String id = table.id(probe.target);
    int[] asked = new int[timing.config.indirectProbes() + 1];
    asked[0] = probe.target;
    for (int i = 1; i < asked.length; i++) {
      asked[i] = table.pick(self.random(), self.number(), asked, i);
      if (asked[i] >= 0) {
        news.send(table.profile(asked[i]).address(), new PingRequest(probe.sequence, id, address));
      }
    }
    Ping again = new Ping(probe.sequence, id, table.view(probe.sequence));
    if (timing.lifeguard) {
      news.send(address, again);
    }
    streams.ping(address, again);
  }

  private void missed(Probe probe) {
    if (!table.has(probe.target) || !table.status(probe.target).live()) {
      return;
    }
    // It started anew or refuted meanwhile: that it was silent before says nothing of it now.
    if (table.incarnation(probe.target) != probe.incarnation) {
      return;
    }
    counters.probesMissed++;
    if (probe.condemned) {
      // Others came to that verdict before, but it may be an old one, and this a short pause.
      if (probe.asked < CONDEMNED_ASKED) {
        probe(probe.target, probe.charge, probe.asked + 1);
      } else {
        roster.condemn(probe.target);
      }
      return;
    }
    // One helper that answered shows that it is not this member's own network. More would be asked
    // too much where many members died at once, helpers among them. And where others found the same
    // before, there is nothing to doubt.
    boolean alone = table.status(probe.target) == MemberStatus.ALIVE;
    if (timing.lifeguard && alone && probe.nacks == 0) {
      health.worse(1);
    }
    int missed = misses.merge(probe.target, 1, Integer::sum);
    if (missed < timing.config.suspectAfterMissed()) {
      probe(probe.target, null);
      return;
    }
    misses.remove(probe.target);
    roster.accuse(probe.target);
  }

  private static final class Probe {
    private final int target;
    private final int incarnation;
    private final int sequence;
    private final boolean ofFailed;
    private long widenAt;
    private long verdictAt;
    private boolean wide;
    private boolean condemned;
    private @Nullable Rumour charge;
    private int asked = 1;
    private int nacks;

    private Probe(int target, int incarnation, int sequence, boolean ofFailed) {
      this.target = target;
      this.incarnation = incarnation;
      this.sequence = sequence;
      this.ofFailed = ofFailed;
    }
  }
}
