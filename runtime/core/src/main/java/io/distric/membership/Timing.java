package io.distric.membership;

import io.distric.config.GossipConfig;

/** The configured times in milliseconds, and how they grow with the cluster. */
final class Timing {

  // In a small cluster the logarithm alone lets one member in a thousand miss a rumour.
  private static final int RETRANSMIT_SCALE_MIN = 3;

  /** Members that may tell of their loads as often as is configured. */
  private static final int LOADS_AT_ONCE = 32;

  final GossipConfig config;
  final boolean lifeguard;
  final long interval;
  final long probePeriod;
  final long probeWait;
  final long probeVerdict;
  final long tick;
  final int healthMax;
  final int secondOpinions;
  final int hearings;
  final long hearingPeriod;

  /** How late its own timers may be before a member takes that for its own trouble. */
  final long lateMax;

  Timing(GossipConfig config, Variant variant) {
    this.config = config;
    lifeguard = variant == Variant.LIFEGUARD;
    interval = config.interval().toMillis();
    probePeriod = Math.max(1, interval / config.probesPerInterval());
    probeWait = Math.max(1, Math.round(interval * config.probeWait()));
    probeVerdict = Math.max(probeWait + 1, Math.round(interval * config.probeVerdict()));
    tick = Math.max(1, interval / config.ticksPerInterval());
    healthMax = lifeguard ? config.localHealthMax() : 0;
    hearings = lifeguard ? config.hearings() : 0;
    hearingPeriod = Math.max(1, probeWait);
    lateMax = Math.max(1, Math.min(config.pauseTolerance().toMillis(), probeVerdict / 2));
    secondOpinions = lifeguard ? config.secondOpinions() : 0;
  }

  /** How long a suspected member has at least. */
  long suspicionMin(int live) {
    double scale = Math.max(1, Math.log10(Math.max(1, live)) / 3);
    return Math.round(interval * config.suspicionRounds() * scale);
  }

  /** How long it has as long as nobody agrees. */
  long suspicionMax(int live) {
    return suspicionMin(live) * (lifeguard ? config.suspicionFactor() : 1);
  }

  /** How many members must agree, where there are that many. */
  int confirmations(int live) {
    return lifeguard ? Math.max(0, Math.min(config.confirmations(), live - 2)) : 0;
  }

  /** How often each member sends the same news. */
  int retransmits(int live) {
    int scale = (int) Math.ceil(Math.log10(live + 1.0));
    return config.retransmitFactor() * Math.max(RETRANSMIT_SCALE_MIN, scale);
  }

  /** How often a member may tell all of its load: the more hear it, the less often. */
  long loadPeriod(int live) {
    return config.loadInterval().toMillis() * Math.max(1, live / LOADS_AT_ONCE);
  }

  /** How often to compare all with another: less often in a larger cluster. */
  long syncPeriod(int live) {
    double scale = live <= 32 ? 1 : 1 + Math.log(live / 32.0) / Math.log(2);
    return Math.round(config.syncInterval().toMillis() * scale);
  }
}
