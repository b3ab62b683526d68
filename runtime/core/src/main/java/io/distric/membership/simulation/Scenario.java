package io.distric.membership.simulation;

import java.util.Locale;

/** What happens to a cluster. */
public enum Scenario {
  /** Nothing; to see what gossip costs. */
  IDLE(0, 60_000, "nothing happens: what gossip costs"),
  /** Members change what they say of themselves, one at a time. */
  NEWS(0, 30_000, "members change their capacity one at a time, as news to spread"),
  /** One member is killed. */
  CRASH(0, 60_000, "one member is killed"),
  /** Many are killed at the same moment. */
  MASS_KILL(0.3, 60_000, "a share of the members is killed at once"),
  /** Many are stopped for random stretches. */
  PAUSE(0.3, 60_000, "a share of the members is stopped for random stretches; a healthy one dies"),
  /** Many take each packet late. */
  SLOW(0.1, 60_000, "a share of the members takes each packet up to 1.5 s late"),
  /** What some send does not reach half of the others. */
  ONE_WAY(0.1, 120_000, "what a share of the members sends does not reach half of the others"),
  /** Two parts do not reach each other, and then do. */
  PARTITION(0.3, 60_000, "a share of the members is cut off, then the cut heals"),
  /** Members crash and come back, again and again. */
  CHURN(0.3, 60_000, "members crash one after the other and come back"),
  /** Each member says goodbye and comes back. */
  ROLLING_RESTART(1, 0, "each member says goodbye and starts again"),
  /** Many start at once. */
  JOIN_STORM(1, 1_000, "a share of the members starts within a second");

  private final double share;
  private final long lasts;
  private final String description;

  Scenario(double share, long lasts, String description) {
    this.share = share;
    this.lasts = lasts;
    this.description = description;
  }

  /** How it is spelled. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What happens, in half a sentence. */
  public String description() {
    return description;
  }

  /** Share of the members that it happens to, unless said otherwise. */
  public double share() {
    return share;
  }

  /** Milliseconds that it lasts, unless said otherwise; 0: as long as it takes. */
  public long lasts() {
    return lasts;
  }
}
