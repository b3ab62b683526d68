package io.distric.membership.simulation;

import io.distric.membership.MemberEvent;
import io.distric.membership.MemberSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold in every run. Each breach is kept as a sentence, up to a number of them; the rest
 * is counted.
 */
final class Invariants {

  /** Longest that a member which answers may be taken for dead by another, in milliseconds. */
  static final long FALSE_VERDICT_MAX = 10_000;

  private static final int SENTENCES_MAX = 20;

  private final Simulation simulation;
  private final int packetBytesMax;
  private final List<String> breaches = new ArrayList<>();
  private final Map<Integer, Map<Integer, Integer>> incarnations = new HashMap<>();
  private final Map<Integer, Integer> own = new HashMap<>();
  private int count;

  Invariants(Simulation simulation, int packetBytesMax) {
    this.simulation = simulation;
    this.packetBytesMax = packetBytesMax;
  }

  List<String> breaches() {
    return breaches;
  }

  int count() {
    return count;
  }

  void restarted(int member) {
    incarnations.remove(member);
    own.remove(member);
  }

  void raised(long now, int observer, MemberEvent event) {
    switch (event) {
      case MemberEvent.Joined told -> seen(now, observer, told.member().id(), told.incarnation());
      case MemberEvent.Changed told -> seen(now, observer, told.member().id(), told.incarnation());
      case MemberEvent.Suspected told ->
          seen(now, observer, told.member().id(), told.incarnation());
      case MemberEvent.Refuted told -> seen(now, observer, told.member().id(), told.incarnation());
      case MemberEvent.Failed told -> seen(now, observer, told.member().id(), told.incarnation());
      // It may be forgotten after that, and known anew under a lower one.
      case MemberEvent.Left told -> of(observer).remove(Simulation.number(told.member().id()));
      case MemberEvent.PartitionSuspected ignored -> {}
      case MemberEvent.PartitionEnded ignored -> {}
      case MemberEvent.IdentityConflict ignored -> {}
      case MemberEvent.Incompatible ignored -> {}
      case MemberEvent.Departed ignored -> {}
    }
  }

  void heldFalsely(long now, long milliseconds, int observer, int accused) {
    if (milliseconds > FALSE_VERDICT_MAX) {
      breach(
          now,
          "%d takes %d for dead since %d ms, though it answers"
              .formatted(observer, accused, milliseconds));
    }
  }

  void leftButFailed(long now, int observer, int accused) {
    breach(now, "%d takes %d for dead, who said goodbye".formatted(observer, accused));
  }

  void disagree(long now, long milliseconds) {
    breach(now, "views still differ after %d ms".formatted(milliseconds));
  }

  /** Looks at the state of one member. */
  void look(long now, int member, Outcome outcome) {
    MemberSummary summary = simulation.machine(member).summary();
    if (summary.newsWaiting() > 3 * summary.known()) {
      breach(
          now,
          "%d holds %d rumours of %d members"
              .formatted(member, summary.newsWaiting(), summary.known()));
    }
    outcome.newsWaitingMax = Math.max(outcome.newsWaitingMax, summary.newsWaiting());
    Integer before = own.put(member, summary.incarnation());
    if (before != null && before > summary.incarnation()) {
      breach(now, "%d lowered its own incarnation".formatted(member));
    }
    if (simulation.packetMax(member) > packetBytesMax) {
      breach(now, "%d sent a packet of %d bytes".formatted(member, simulation.packetMax(member)));
    }
  }

  private void seen(long now, int observer, String id, int incarnation) {
    int accused = Simulation.number(id);
    Integer before = of(observer).put(accused, incarnation);
    if (before != null && before > incarnation) {
      breach(
          now,
          "%d saw the incarnation of %d fall from %d to %d"
              .formatted(observer, accused, before, incarnation));
    }
  }

  private Map<Integer, Integer> of(int observer) {
    return incarnations.computeIfAbsent(observer, fresh -> new HashMap<>());
  }

  private void breach(long now, String sentence) {
    count++;
    if (breaches.size() < SENTENCES_MAX) {
      breaches.add("at %d ms: %s".formatted(now, sentence));
    }
  }
}
