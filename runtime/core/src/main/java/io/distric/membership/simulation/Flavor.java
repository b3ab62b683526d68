package io.distric.membership.simulation;

import io.distric.config.ConfigLoader;
import io.distric.config.GossipConfig;
import io.distric.membership.Variant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Protocols to be compared, all on the same state machine. */
public enum Flavor {
  /** Ours, at the given configuration. */
  DISTRIC(Variant.LIFEGUARD),
  /** Plain SWIM with suspicion, at the same periods as ours. */
  SWIM(Variant.SWIM),
  /**
   * The arithmetic of memberlist's {@code DefaultLANConfig}: one probe a second, half a second for
   * an answer, suspicion of 4 × log10(members) seconds, six times as long unless two agree.
   */
  MEMBERLIST(Variant.LIFEGUARD);

  private final Variant variant;

  Flavor(Variant variant) {
    this.variant = variant;
  }

  /** How it is spelled. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How much of the protocol is on. */
  public Variant variant() {
    return variant;
  }

  /** Its configuration in a cluster of that size. */
  public GossipConfig config(GossipConfig given, int members) {
    return switch (this) {
      case DISTRIC, SWIM -> given;
      case MEMBERLIST -> with(memberlist(members));
    };
  }

  private static GossipConfig with(Map<String, String> values) {
    Map<String, String> keys = new LinkedHashMap<>();
    values.forEach((key, value) -> keys.put("gossip." + key, value));
    return ConfigLoader.with(keys).gossip();
  }

  private static Map<String, String> memberlist(int members) {
    return Map.of(
        "probesPerInterval", "1",
        "probeWait", "50%",
        "probeVerdict", "100%",
        "suspicionRounds", rounds(4, members),
        "suspicionFactor", "6",
        "confirmations", "2",
        "secondOpinions", "0",
        "hearings", "0");
  }

  /** Our own scale beyond a thousand members is taken out: theirs is the logarithm alone. */
  private static String rounds(int factor, int members) {
    double logarithm = Math.max(1, Math.log10(Math.max(1, members)));
    return "%.3f".formatted(factor * logarithm / Math.max(1, logarithm / 3));
  }
}
