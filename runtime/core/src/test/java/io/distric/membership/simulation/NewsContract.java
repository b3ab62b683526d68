package io.distric.membership.simulation;

import io.distric.membership.MemberEvent;
import io.distric.membership.MemberProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What leases and placement rely on, as {@code MemberNews} promises it: checked on every event. */
final class NewsContract implements Observer {

  private enum Belief {
    UNKNOWN,
    ALIVE,
    SUSPECTED,
    GONE
  }

  final List<String> broken = new ArrayList<>();
  private final Map<String, Belief> beliefs = new HashMap<>();
  private final Map<Integer, Boolean> departed = new HashMap<>();
  int events;

  @Override
  public void raised(long now, int member, MemberEvent event) {
    events++;
    demand(departed.get(member) == null, now, member, event);
    switch (event) {
      case MemberEvent.Joined e -> {
        Belief before = belief(member, e.member());
        demand(before == Belief.UNKNOWN || before == Belief.GONE, now, member, event);
        demand(!e.again() || before == Belief.GONE, now, member, event);
        put(member, e.member(), Belief.ALIVE);
      }
      case MemberEvent.Changed e -> {
        Belief before = belief(member, e.member());
        demand(before == Belief.ALIVE, now, member, event);
      }
      case MemberEvent.Suspected e -> {
        demand(there(member, e.member()), now, member, event);
        put(member, e.member(), Belief.SUSPECTED);
      }
      case MemberEvent.Refuted e -> {
        demand(belief(member, e.member()) == Belief.SUSPECTED, now, member, event);
        put(member, e.member(), Belief.ALIVE);
      }
      case MemberEvent.Failed e -> {
        demand(there(member, e.member()), now, member, event);
        put(member, e.member(), Belief.GONE);
      }
      case MemberEvent.Left e -> {
        // One that was taken for dead may have said goodbye before.
        demand(belief(member, e.member()) != Belief.UNKNOWN, now, member, event);
        put(member, e.member(), Belief.GONE);
      }
      case MemberEvent.Departed ignored -> departed.put(member, true);
      case MemberEvent.PartitionSuspected ignored -> {}
      case MemberEvent.PartitionEnded ignored -> {}
      case MemberEvent.IdentityConflict ignored -> {}
      case MemberEvent.Incompatible ignored -> {}
    }
  }

  /** Another process begins with knowing nobody. */
  void restarted(int member) {
    departed.remove(member);
    beliefs.keySet().removeIf(key -> key.startsWith(member + "/"));
  }

  private boolean there(int member, MemberProfile about) {
    Belief belief = belief(member, about);
    return belief == Belief.ALIVE || belief == Belief.SUSPECTED;
  }

  private Belief belief(int member, MemberProfile about) {
    if (Simulation.number(about.id()) == member) {
      broken.add("member " + member + " was told of itself");
    }
    return beliefs.getOrDefault(member + "/" + about.id(), Belief.UNKNOWN);
  }

  private void put(int member, MemberProfile about, Belief belief) {
    beliefs.put(member + "/" + about.id(), belief);
  }

  private void demand(boolean held, long now, int member, MemberEvent event) {
    if (!held) {
      broken.add("at " + now + " member " + member + " was told " + event);
    }
  }
}
