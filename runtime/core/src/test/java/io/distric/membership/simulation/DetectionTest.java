package io.distric.membership.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.GossipConfig;
import io.distric.config.NodeConfig;
import io.distric.membership.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How soon the dead are found, how seldom the living are taken for dead, and what it costs. */
final class DetectionTest {

  private static final long FIVE_SECONDS = 5_000;
  private static final long THREE_ROUNDS = 3_000;

  private final GossipConfig config = NodeConfig.defaults().gossip();
  private final int members = Integer.getInteger("distric.members", 1_000);
  private final long seed = Seed.of(40);

  @Test
  void shouldFindACrashedMemberWithinFiveSecondsInALargeCluster() {
    // when
    Outcome outcome = Run.of(plan(Scenario.CRASH, members, 0.05), 2);

    // then
    assertSound(outcome);
    assertEquals(2 * (members - 1), outcome.detection().count());
    assertTrue(outcome.detection().quantile(0.99) <= FIVE_SECONDS, () -> figures(outcome));
    assertTrue(outcome.verdictSpread().quantile(0.99) <= THREE_ROUNDS, () -> figures(outcome));
    assertTrue(outcome.suspicionSpread().quantile(0.99) <= THREE_ROUNDS, () -> figures(outcome));
    assertEquals(0, outcome.untold());
    assertEquals(0, outcome.verdictsOnHealthy());
  }

  @Test
  void shouldTellAllOfNewsWithinThreeRounds() {
    // when
    Outcome outcome = Run.of(plan(Scenario.NEWS, members, 0.05).disturbing(0, 8_000));

    // then
    assertSound(outcome);
    assertTrue(outcome.newsSpread().count() > 10 * members);
    assertTrue(outcome.newsSpread().quantile(0.99) <= THREE_ROUNDS, () -> figures(outcome));
    assertEquals(0, outcome.newsMissed());
  }

  @Test
  void shouldCostLittleWhenNothingHappens() {
    // when
    Outcome outcome = Run.of(plan(Scenario.IDLE, members, 0).disturbing(0, 10_000));

    // then: headers of UDP and IP counted in
    assertSound(outcome);
    assertTrue(outcome.mean(Traffic::wireBytesPerSecond) < 3_000, () -> figures(outcome));
    double scale = members / 1000.0;
    assertTrue(
        outcome.mean(Traffic::wireBytesPerSecondAtCoordinators) < 150_000 * Math.max(1, scale),
        () -> figures(outcome));
    assertEquals(0, outcome.falseSuspicions());
  }

  @Test
  void shouldAccuseFarFewerHealthyMembersThanPlainSwim() {
    // given
    Plan plan = plan(Scenario.PAUSE, 128, 0.01).disturbing(0.31, 40_000);

    // when
    Outcome plain = Run.of(plan.with(Flavor.SWIM), 2);
    Outcome ours = Run.of(plan, 2);

    // then
    assertTrue(plain.verdictsOnHealthy() > 0, () -> figures(plain));
    assertTrue(plain.heldOnHealthy() >= 20 * ours.heldOnHealthy(), () -> figures(ours));
    assertTrue(plain.falseSuspicions() >= 20 * ours.falseSuspicions(), () -> figures(ours));
    assertTrue(plain.heldOnDisturbed() > ours.heldOnDisturbed(), () -> figures(ours));
    assertSound(ours);
    assertTrue(
        ours.detection().mean() <= 1.1 * plain.detection().mean(),
        () -> ours.detection().mean() + " against " + plain.detection().mean());
  }

  @Test
  void shouldFindTheDeadHardlyLaterThanPlainSwim() {
    // when
    Outcome plain = Run.of(plan(Scenario.CRASH, 100, 0.05).with(Flavor.SWIM), 20);
    Outcome ours = Run.of(plan(Scenario.CRASH, 100, 0.05), 20);

    // then
    assertTrue(
        ours.detection().mean() <= 1.1 * plain.detection().mean(),
        () -> ours.detection().mean() + " against " + plain.detection().mean());
    assertEquals(plain.detection().count(), ours.detection().count());
    assertSound(ours);
  }

  private Plan plan(Scenario scenario, int size, double loss) {
    return Plan.of(scenario, Flavor.DISTRIC, config, size, Weather.losing(loss)).seeded(seed);
  }

  private static String figures(Outcome outcome) {
    return Figure.of(outcome).toString();
  }

  private static void assertSound(Outcome outcome) {
    assertEquals(List.of(), outcome.breaches());
  }
}
