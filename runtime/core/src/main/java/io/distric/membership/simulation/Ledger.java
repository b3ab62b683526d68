package io.distric.membership.simulation;

import io.distric.membership.MemberEvent;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Holds what members say of each other against what is true. */
final class Ledger implements Observer {

  private final Simulation simulation;
  private final Outcome outcome;
  private final Map<Integer, Death> deaths = new HashMap<>();
  private final Map<Integer, News> news = new HashMap<>();
  private final Map<Long, Long> heldFalsely = new HashMap<>();
  private final Set<Long> verdictsCounted = new HashSet<>();
  private final BitSet disturbed = new BitSet();
  private final BitSet departed = new BitSet();
  private final long[] startedAt;
  private final int[] startedWith;
  private final Invariants invariants;

  Ledger(Simulation simulation, Outcome outcome, Invariants invariants, int membersMax) {
    this.simulation = simulation;
    this.outcome = outcome;
    this.invariants = invariants;
    startedAt = new long[membersMax];
    startedWith = new int[membersMax];
  }

  /** A member is no longer counted as healthy: verdicts on it are counted apart. */
  void disturb(int member) {
    disturbed.set(member);
  }

  void killed(int member) {
    deaths.put(member, new Death(simulation.now()));
  }

  void started(int member, int incarnation) {
    Death death = deaths.remove(member);
    if (death != null) {
      close(death);
    }
    startedAt[member] = simulation.now();
    startedWith[member] = incarnation;
    departed.clear(member);
    invariants.restarted(member);
    heldFalsely.keySet().removeIf(key -> observer(key) == member);
  }

  void changed(int member) {
    news.put(member, new News(simulation.now()));
  }

  @Override
  public void raised(long now, int member, MemberEvent event) {
    invariants.raised(now, member, event);
    switch (event) {
      case MemberEvent.Suspected told -> suspected(now, member, number(told.member().id()));
      case MemberEvent.Failed told -> failed(now, member, told);
      case MemberEvent.Refuted told -> back(now, member, number(told.member().id()));
      case MemberEvent.Joined told -> back(now, member, number(told.member().id()));
      case MemberEvent.Changed told -> heard(now, member, number(told.member().id()));
      case MemberEvent.PartitionSuspected ignored -> outcome.partitionsSuspected++;
      case MemberEvent.Departed ignored -> departed.set(member);
      case MemberEvent.Left ignored -> {}
      case MemberEvent.PartitionEnded ignored -> {}
      case MemberEvent.IdentityConflict ignored -> {}
      case MemberEvent.Incompatible ignored -> {}
    }
  }

  /** Verdicts that do not fit the truth any more, and for how long. */
  void look(long now) {
    for (Map.Entry<Long, Long> held : heldFalsely.entrySet()) {
      int accused = accused(held.getKey());
      int observer = observer(held.getKey());
      if (answers(accused) && answers(observer) && reachable(observer, accused)) {
        invariants.heldFalsely(now, now - held.getValue(), observer, accused);
      } else {
        held.setValue(now);
      }
    }
    heldFalsely.keySet().removeIf(key -> !simulation.up(accused(key)));
  }

  /** Everybody who should have heard of the deaths that are still open, and of the news. */
  boolean allTold() {
    for (Death death : deaths.values()) {
      if (untold(death) > 0) {
        return false;
      }
    }
    return true;
  }

  void finish() {
    deaths.values().forEach(this::close);
    for (News item : news.values()) {
      outcome.newsMissed += simulation.size() - 1 - item.told.cardinality();
    }
  }

  private void suspected(long now, int observer, int accused) {
    Death death = deaths.get(accused);
    if (death == null) {
      if (reachable(observer, accused) && !disturbed.get(accused)) {
        outcome.falseSuspicions++;
      }
      return;
    }
    if (death.suspectedAt < 0) {
      death.suspectedAt = now;
      outcome.firstSuspicion.add(now - death.at);
    }
    if (!death.suspecting.get(observer)) {
      death.suspecting.set(observer);
      outcome.suspicionSpread.add(now - death.suspectedAt);
    }
  }

  private void failed(long now, int observer, MemberEvent.Failed told) {
    int accused = number(told.member().id());
    Death death = deaths.get(accused);
    if (death != null) {
      condemned(now, observer, death);
      return;
    }
    if (departed.get(accused)) {
      invariants.leftButFailed(now, observer, accused);
    }
    boolean ofEarlierRun = told.incarnation() < startedWith[accused];
    if (ofEarlierRun || !simulation.up(accused) || !reachable(observer, accused)) {
      return;
    }
    heldFalsely.putIfAbsent(key(observer, accused), now);
    int first = verdictsCounted.add((long) accused << 32 | told.incarnation()) ? 1 : 0;
    if (disturbed.get(accused)) {
      outcome.verdictsOnDisturbed += first;
      outcome.heldOnDisturbed++;
    } else {
      outcome.verdictsOnHealthy += first;
      outcome.heldOnHealthy++;
    }
  }

  private void condemned(long now, int observer, Death death) {
    if (death.condemning.get(observer)) {
      return;
    }
    death.condemning.set(observer);
    if (death.condemnedAt < 0) {
      death.condemnedAt = now;
    }
    if (!disturbed.get(observer)) {
      outcome.detection.add(now - death.at);
      outcome.verdictSpread.add(now - death.condemnedAt);
    }
  }

  private void back(long now, int observer, int member) {
    Long since = heldFalsely.remove(key(observer, member));
    if (since != null && !disturbed.get(member)) {
      outcome.refutedAfter.add(now - since);
    }
  }

  private void heard(long now, int observer, int member) {
    News item = news.get(member);
    if (item != null && !item.told.get(observer)) {
      item.told.set(observer);
      outcome.newsSpread.add(now - item.at);
    }
  }

  private void close(Death death) {
    if (death.condemnedAt >= 0) {
      outcome.untold += untold(death);
    } else {
      outcome.deathsUnseen++;
    }
    outcome.deaths++;
  }

  private int untold(Death death) {
    int untold = 0;
    for (int member = 0; member < simulation.size(); member++) {
      boolean shouldKnow =
          simulation.up(member) && !disturbed.get(member) && startedAt[member] <= death.at;
      untold += shouldKnow && !death.condemning.get(member) ? 1 : 0;
    }
    return untold;
  }

  private boolean answers(int member) {
    return simulation.up(member) && !simulation.paused(member);
  }

  /** Whether there is any way between them, were it through others. */
  private boolean reachable(int observer, int accused) {
    return simulation.network().sameSide(observer, accused);
  }

  private static int number(String id) {
    return Simulation.number(id);
  }

  private static long key(int observer, int accused) {
    return (long) observer << 32 | accused;
  }

  private static int observer(long key) {
    return (int) (key >>> 32);
  }

  private static int accused(long key) {
    return (int) key;
  }

  private static final class Death {
    private final long at;
    private final BitSet suspecting = new BitSet();
    private final BitSet condemning = new BitSet();
    private long suspectedAt = -1;
    private long condemnedAt = -1;

    private Death(long at) {
      this.at = at;
    }
  }

  private static final class News {
    private final long at;
    private final BitSet told = new BitSet();

    private News(long at) {
      this.at = at;
    }
  }
}
