package io.distric.membership.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.GossipConfig;
import io.distric.config.NodeConfig;
import io.distric.membership.Seed;
import io.distric.membership.Variant;
import org.junit.jupiter.api.Test;

/**
 * How soon the dead are found, and how seldom the living are taken for dead. The long profile is
 * {@code -Ddistric.members=10000}.
 */
final class DetectionTest {

  private final GossipConfig config = NodeConfig.defaults().gossip();
  private final long seed = Seed.of(40);

  @Test
  void shouldFindACrashedMemberWithinFiveSecondsInALargeCluster() {
    // given
    int members = Integer.getInteger("distric.members", 1000);
    int runs = Integer.getInteger("distric.runs", 2);
    Samples detection = new Samples();
    Samples spread = new Samples();

    // when
    for (int i = 0; i < runs; i++) {
      CrashRun run = new CrashRun(config, Variant.LIFEGUARD, members, 5, 0.05, seed + i).run();
      detection.addAll(run.detection());
      spread.addAll(run.spread());
      assertEquals(0, run.untold());
      assertEquals(0, run.falseVerdicts());
      assertTrue(run.firstSuspicion() >= 0);
      assertTrue(run.traffic().packetMax() <= 1400);
      assertTrue(run.traffic().bytesPerSecond() < 3_000);
    }

    // then
    System.out.printf(
        "detection p50 %d p99 %d max %d ms, spread p99 %d ms%n",
        detection.quantile(0.5), detection.quantile(0.99), detection.max(), spread.quantile(0.99));
    assertTrue(detection.quantile(0.99) <= 5_000);
    assertTrue(spread.quantile(0.99) <= 3_000);
  }

  @Test
  void shouldAccuseFarFewerHealthyMembersThanPlainSwim() {
    // given
    PauseRun.Shape shape = new PauseRun.Shape(128, 40, 2_000, 500, 0.01, 40_000);

    // when
    PauseRun plain = new PauseRun(config, Variant.SWIM, shape, seed).run();
    PauseRun ours = new PauseRun(config, Variant.LIFEGUARD, shape, seed).run();

    // then
    assertTrue(plain.suspicionsOfHealthy() > 20 * ours.suspicionsOfHealthy());
    assertTrue(plain.onHealthy() >= 20 * ours.onHealthy());
    assertTrue(plain.onHealthyFirst() > 0);
    assertTrue(plain.onPaused() > ours.onPaused());
  }

  @Test
  void shouldFindTheDeadHardlyLaterThanPlainSwim() {
    // given
    Samples plain = new Samples();
    Samples ours = new Samples();

    // when
    for (int i = 0; i < 20; i++) {
      plain.addAll(new CrashRun(config, Variant.SWIM, 100, 3, 0.05, seed + i).run().detection());
      ours.addAll(
          new CrashRun(config, Variant.LIFEGUARD, 100, 3, 0.05, seed + i).run().detection());
    }

    // then
    assertTrue(ours.mean() <= 1.1 * plain.mean(), ours.mean() + " against " + plain.mean());
    assertEquals(plain.count(), ours.count());
  }
}
