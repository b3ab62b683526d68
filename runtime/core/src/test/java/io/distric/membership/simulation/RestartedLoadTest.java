package io.distric.membership.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.config.NodeConfig;
import io.distric.membership.Input;
import io.distric.membership.Seed;
import io.distric.membership.Variant;
import org.junit.jupiter.api.Test;

/** What members carried before they were started anew is not held against them. */
final class RestartedLoadTest {

  private final EventLog log = new EventLog();
  private final Simulation cluster =
      new Simulation(NodeConfig.defaults().gossip(), Variant.LIFEGUARD, 3, Seed.of(21), log);

  @Test
  void shouldForgetTheClassOfLoadOfAnEarlierRun() {
    // given: a full worker that told of two classes
    cluster.acquainted(10);
    cluster.tell(9, new Input.LoadSeen(1, 16, 1));
    cluster.runUntil(12_000);
    cluster.tell(9, new Input.LoadSeen(16, 16, 1));
    cluster.runUntil(30_000);
    assertEquals(3, loadClass());

    // when
    cluster.crash(9);
    cluster.runUntil(40_000);
    cluster.restart(9, 100, 0);
    cluster.runUntil(45_000);

    // then
    assertEquals(0, loadClass(), "it runs nothing yet");
    cluster.tell(9, new Input.LoadSeen(4, 16, 1));
    cluster.runUntil(50_000);
    assertEquals(1, loadClass(), "its first news is as good as the last of the run before");
  }

  private int loadClass() {
    return cluster.view(5).rows().stream()
        .filter(row -> Simulation.number(row.profile().id()) == 9)
        .findFirst()
        .orElseThrow()
        .loadClass();
  }
}
