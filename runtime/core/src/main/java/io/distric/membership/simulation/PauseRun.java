package io.distric.membership.simulation;

import io.distric.config.GossipConfig;
import io.distric.membership.MemberEvent;
import io.distric.membership.Variant;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Some members are paused for random stretches, again and again, as on hosts that are short of
 * processor time. Counts the verdicts on members that were never paused, which are the fault of
 * those that were; and, apart, those on members that were paused.
 */
public final class PauseRun implements Observer {

  private static final long SETTLED = 5_000;

  private final int members;
  private final int pausedMembers;
  private final long pauseMax;
  private final long gapMax;
  private final long duration;
  private final SplittableRandom random;
  private final Simulation simulation;
  private int onHealthy;
  private int onHealthyFirst;
  private int suspicionsOfHealthy;
  private int onPaused;
  private final long[] lastVerdict;

  /**
   * A run.
   *
   * @param config section {@code gossip}
   * @param variant of the protocol
   * @param shape how many members, and how they are paused
   * @param seed of all chance
   */
  public PauseRun(GossipConfig config, Variant variant, Shape shape, long seed) {
    members = shape.members();
    pausedMembers = shape.paused();
    pauseMax = shape.pauseMax();
    gapMax = shape.gapMax();
    duration = shape.duration();
    random = new SplittableRandom(seed ^ 0x5eed);
    simulation = new Simulation(config, variant, 3, seed, this);
    simulation.network().loss(shape.loss());
    lastVerdict = new long[members];
    Arrays.fill(lastVerdict, Long.MIN_VALUE / 2);
  }

  /** Runs to the end. */
  public PauseRun run() {
    simulation.acquainted(members);
    for (int i = 0; i < pausedMembers; i++) {
      int member = members - 1 - i;
      simulation.at(SETTLED + random.nextLong(gapMax), () -> pause(member));
    }
    simulation.runUntil(SETTLED + duration);
    return this;
  }

  @Override
  public void raised(long now, int member, MemberEvent event) {
    if (event instanceof MemberEvent.Suspected suspected) {
      suspicionsOfHealthy += healthy(Simulation.number(suspected.member().id())) ? 1 : 0;
    }
    if (event instanceof MemberEvent.Failed failed) {
      int accused = Simulation.number(failed.member().id());
      if (!healthy(accused)) {
        onPaused++;
        return;
      }
      onHealthy++;
      // The same verdict, arriving at the next member, is counted once.
      if (now - lastVerdict[accused] > 5_000) {
        onHealthyFirst++;
      }
      lastVerdict[accused] = now;
    }
  }

  /** Verdicts on members that were never paused, at every member that came to hold one. */
  public int onHealthy() {
    return onHealthy;
  }

  /** The same, each verdict once. */
  public int onHealthyFirst() {
    return onHealthyFirst;
  }

  /** Suspicions of members that were never paused, at every member. */
  public int suspicionsOfHealthy() {
    return suspicionsOfHealthy;
  }

  /** Verdicts on members that were paused now and then, at every member. */
  public int onPaused() {
    return onPaused;
  }

  private void pause(int member) {
    long stretch = 1 + random.nextLong(pauseMax);
    simulation.pause(member, stretch);
    simulation.at(simulation.now() + stretch + 1 + random.nextLong(gapMax), () -> pause(member));
  }

  private boolean healthy(int member) {
    return member < members - pausedMembers;
  }

  /**
   * How it is done. Times in milliseconds.
   *
   * @param members in the cluster
   * @param paused of these are paused
   * @param pauseMax longest pause
   * @param gapMax longest time between two
   * @param loss share of the datagrams that is lost
   * @param duration of it all
   */
  public record Shape(
      int members, int paused, long pauseMax, long gapMax, double loss, long duration) {}
}
