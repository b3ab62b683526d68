package io.distric.membership.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.GossipConfig;
import io.distric.config.NodeConfig;
import io.distric.membership.Seed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What must hold whatever happens: see {@link Invariants}. */
final class ScenarioTest {

  private static final Weather BAD = new Weather(0.05, 0.02, 0.02, 1, 20);

  private final GossipConfig config = NodeConfig.defaults().gossip();
  private final long seed = Seed.of(70);

  @TestFactory
  Stream<DynamicTest> shouldKeepWhatMustHoldWhateverHappens() {
    return Arrays.stream(Scenario.values())
        .map(each -> DynamicTest.dynamicTest(each.word(), () -> assertKept(each)));
  }

  private void assertKept(Scenario scenario) {
    // when
    Outcome outcome = Run.of(plan(scenario, 60, BAD), 2);

    // then
    assertEquals(List.of(), outcome.breaches());
    assertTrue(outcome.packetMax() <= 1_400, () -> outcome.packetMax() + " bytes");
    assertEquals(2, outcome.agreedAfter().count());
  }

  @Test
  void shouldCondemnNobodyFalselyOverALineThatLosesAFifth() {
    // when
    Outcome outcome =
        Run.of(plan(Scenario.IDLE, 60, Weather.losing(0.2)).disturbing(0, hours(0.5)));

    // then
    assertTrue(outcome.memberHours() >= 29);
    assertTrue(outcome.verdictsOnHealthy() < 1, () -> Figure.of(outcome).toString());
  }

  @Test
  void shouldHealALargePartitionWithinRounds() {
    // when
    Outcome outcome = Run.of(plan(Scenario.PARTITION, 300, Weather.losing(0.05)));

    // then
    assertEquals(List.of(), outcome.breaches());
    assertEquals(300, outcome.partitionsSuspected());
    assertTrue(outcome.agreedAfter().max() <= 20_000, () -> Figure.of(outcome).toString());
  }

  @Test
  @EnabledIfSystemProperty(named = "distric.long", matches = "true")
  @Timeout(7_200)
  void shouldHoldAtTenThousandMembers() {
    for (Scenario scenario : List.of(Scenario.IDLE, Scenario.CRASH, Scenario.NEWS)) {
      // when
      Plan plan = plan(scenario, 10_000, Weather.losing(0.05)).disturbing(0, 20_000);
      Outcome outcome = Run.of(plan);

      // then
      System.out.println(scenario.word() + " " + Figure.of(outcome));
      assertEquals(List.of(), outcome.breaches());
      assertEquals(0, outcome.verdictsOnHealthy());
      assertTrue(outcome.detection().quantile(0.99) <= 5_000);
      assertTrue(outcome.newsSpread().quantile(0.99) <= 3_000);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "distric.long", matches = "true")
  @Timeout(7_200)
  void shouldHoldAtAThousandMembersWhateverHappens() {
    for (Scenario scenario : Scenario.values()) {
      // when
      Outcome outcome = Run.of(plan(scenario, 1_000, Weather.losing(0.05)));

      // then
      System.out.println(scenario.word() + " " + Figure.of(outcome));
      assertEquals(List.of(), outcome.breaches());
      assertTrue(promised(scenario, outcome), () -> scenario + " " + Figure.of(outcome));
    }
  }

  /** What {@code docs/gossip.md} promises of a thousand members. */
  private static boolean promised(Scenario scenario, Outcome outcome) {
    boolean nobodyFalsely = outcome.verdictsOnHealthy() == 0;
    return switch (scenario) {
      case IDLE ->
          nobodyFalsely
              && outcome.mean(Traffic::wireBytesPerSecond) < 3_000
              && outcome.mean(Traffic::wireBytesPerSecondAtCoordinators) < 150_000;
      case NEWS -> nobodyFalsely && outcome.newsSpread().quantile(0.99) <= 3_000;
      case CRASH -> nobodyFalsely && outcome.detection().quantile(0.99) <= 5_000;
      case MASS_KILL -> nobodyFalsely && outcome.detection().quantile(0.99) <= 6_000;
      case PARTITION -> nobodyFalsely && outcome.partitionsSuspected() == 1_000;
      case CHURN, PAUSE, SLOW, ONE_WAY, ROLLING_RESTART, JOIN_STORM -> nobodyFalsely;
    };
  }

  @Test
  void shouldDrawAndListWhatItFound() {
    // given
    Outcome outcome = Run.of(plan(Scenario.CRASH, 30, Weather.FAIR));

    // when
    String svg = new Chart("a < b").line("ours", outcome.detection()).svg();

    // then
    assertTrue(svg.startsWith("<svg") && svg.contains("a &lt; b") && svg.contains("polyline"));
    Map<String, Double> figures =
        Figure.of(outcome).stream().collect(Collectors.toMap(Figure::key, Figure::value));
    assertEquals((double) outcome.detection().quantile(0.99), figures.get("detection_p99"));
    assertEquals("2.50 s  2.5 rounds", new Figure("x", Figure.Unit.TIME, 2_500).text(1_000));
  }

  private Plan plan(Scenario scenario, int members, Weather weather) {
    return Plan.of(scenario, Flavor.DISTRIC, config, members, weather).seeded(seed);
  }

  private static long hours(double hours) {
    return Duration.ofMinutes(Math.round(60 * hours)).toMillis();
  }
}
