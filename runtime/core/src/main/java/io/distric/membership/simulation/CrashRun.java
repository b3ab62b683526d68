package io.distric.membership.simulation;

import io.distric.config.GossipConfig;
import io.distric.membership.MemberEvent;
import io.distric.membership.Variant;

/** One member crashes; how long until every other one takes it for dead. */
public final class CrashRun implements Observer {

  private static final long CRASH = 5_000;
  private static final long WATCHED = 20_000;

  private final int members;
  private final int victim;
  private final Simulation simulation;
  private final Samples detection = new Samples();
  private final Samples spread = new Samples();
  private final boolean[] told;
  private long firstSuspicion = -1;
  private long firstVerdict = -1;
  private int toldCount;
  private int falseVerdicts;

  /**
   * A run.
   *
   * @param config section {@code gossip}
   * @param variant of the protocol
   * @param members in the cluster
   * @param coordinators of these
   * @param loss share of the datagrams that is lost
   * @param seed of all chance
   */
  public CrashRun(
      GossipConfig config, Variant variant, int members, int coordinators, double loss, long seed) {
    this.members = members;
    victim = members - 1;
    told = new boolean[members];
    simulation = new Simulation(config, variant, coordinators, seed, this);
    simulation.network().loss(loss);
  }

  /** Runs until all know, or it has taken too long. */
  public CrashRun run() {
    simulation.acquainted(members);
    simulation.runUntil(CRASH);
    simulation.crash(victim);
    while (toldCount < members - 1 && simulation.now() < CRASH + WATCHED) {
      simulation.runUntil(simulation.now() + 100);
    }
    return this;
  }

  @Override
  public void raised(long now, int member, MemberEvent event) {
    if (event instanceof MemberEvent.Suspected suspected && isVictim(suspected.member().id())) {
      firstSuspicion = firstSuspicion < 0 ? now - CRASH : firstSuspicion;
    }
    if (event instanceof MemberEvent.Failed failed) {
      if (!isVictim(failed.member().id())) {
        falseVerdicts++;
      } else if (!told[member]) {
        told[member] = true;
        toldCount++;
        firstVerdict = firstVerdict < 0 ? now : firstVerdict;
        detection.add(now - CRASH);
        spread.add(now - firstVerdict);
      }
    }
  }

  /** From the crash to the verdict, for each member, in milliseconds. */
  public Samples detection() {
    return detection;
  }

  /** From the first verdict to that of each member. */
  public Samples spread() {
    return spread;
  }

  /** From the crash to the first suspicion. */
  public long firstSuspicion() {
    return firstSuspicion;
  }

  /** Members that never learned of it. */
  public int untold() {
    return members - 1 - toldCount;
  }

  /** Verdicts on members that were alive. */
  public int falseVerdicts() {
    return falseVerdicts;
  }

  /** What was sent. */
  public Traffic traffic() {
    return simulation.traffic();
  }

  private boolean isVictim(String id) {
    return Simulation.number(id) == victim;
  }
}
