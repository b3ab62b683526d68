package io.distric.membership.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.ConfigLoader;
import io.distric.config.GossipConfig;
import io.distric.membership.Seed;
import io.distric.membership.Variant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The order of events, whatever happens to members and the network. */
final class NewsContractTest {

  private static final int MEMBERS = 16;

  @Test
  void shouldKeepTheOrderThatLeasesRelyOn() {
    // given
    long seed = Seed.of(41);
    NewsContract contract = new NewsContract();
    GossipConfig config = ConfigLoader.with(Map.of("gossip.leftRetention", "5s")).gossip();
    Simulation cluster = new Simulation(config, Variant.LIFEGUARD, 3, seed, contract);
    SplittableRandom random = new SplittableRandom(seed);
    cluster.join();
    for (int i = 1; i < MEMBERS; i++) {
      cluster.join(0);
    }
    cluster.runUntil(5_000);

    // when
    cluster.network().loss(0.2);
    for (int round = 1; round <= 60; round++) {
      disturb(cluster, contract, random, round);
      cluster.runUntil(5_000 + round * 2_000L);
    }

    // then
    assertEquals(List.of(), contract.broken);
    assertTrue(contract.events > 500, () -> contract.events + " events");
  }

  private static void disturb(
      Simulation cluster, NewsContract contract, SplittableRandom random, int round) {
    int one = 1 + random.nextInt(MEMBERS - 1);
    int other = random.nextInt(MEMBERS);
    switch (random.nextInt(6)) {
      case 0 -> cluster.crash(one);
      case 1 -> cluster.pause(one, 6_000);
      case 2 -> cluster.network().cut(one, other);
      case 3 -> cluster.network().heal();
      case 4 -> {
        if (cluster.up(one)) {
          cluster.leave(one);
        }
      }
      default -> {
        if (!cluster.up(one)) {
          contract.restarted(one);
          cluster.restart(one, 1 + round, 0);
        }
      }
    }
  }
}
