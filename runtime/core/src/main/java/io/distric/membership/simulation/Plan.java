package io.distric.membership.simulation;

import io.distric.config.GossipConfig;

/**
 * One run of the simulator.
 *
 * @param scenario what happens
 * @param flavor which protocol
 * @param config section {@code gossip}, for the flavors that follow it
 * @param members in the cluster
 * @param coordinators of these
 * @param weather of the network
 * @param share of the members that it happens to
 * @param lasts milliseconds that it lasts
 * @param seed of all chance
 */
public record Plan(
    Scenario scenario,
    Flavor flavor,
    GossipConfig config,
    int members,
    int coordinators,
    Weather weather,
    double share,
    long lasts,
    long seed) {

  /** Most members of a simulation. */
  public static final int MEMBERS_MAX = 10_000;

  private static final int MEMBERS_MIN = 4;

  /** Checks the values. */
  public Plan {
    if (members < MEMBERS_MIN || members > MEMBERS_MAX) {
      throw new IllegalArgumentException(
          "%d to %d members can be simulated".formatted(MEMBERS_MIN, MEMBERS_MAX));
    }
    if (coordinators < 0 || coordinators > members) {
      throw new IllegalArgumentException("coordinators must be 0 to members");
    }
    if (share < 0 || share > 1 || lasts < 0) {
      throw new IllegalArgumentException("the share must be 0% to 100%, the time 0 or more");
    }
  }

  /** A scenario as it is unless said otherwise. */
  public static Plan of(
      Scenario scenario, Flavor flavor, GossipConfig config, int members, Weather weather) {
    return new Plan(
        scenario,
        flavor,
        config,
        members,
        Math.min(5, members),
        weather,
        scenario.share(),
        scenario.lasts(),
        1);
  }

  /** The same from another seed. */
  public Plan seeded(long other) {
    return new Plan(scenario, flavor, config, members, coordinators, weather, share, lasts, other);
  }

  /** The same for another share of the members and another time. */
  public Plan disturbing(double part, long milliseconds) {
    return new Plan(
        scenario, flavor, config, members, coordinators, weather, part, milliseconds, seed);
  }

  /** The same with another protocol. */
  public Plan with(Flavor other) {
    return new Plan(scenario, other, config, members, coordinators, weather, share, lasts, seed);
  }

  /** How many members it happens to; one at least, where any. */
  int affected() {
    return share == 0 ? 0 : (int) Math.max(1, Math.round(share * members));
  }
}
