package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.NodeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A member that was stopped for a while, and reads its socket before its timers go off. */
final class PauseTest {

  private final Membership machine =
      new Membership(
          NodeConfig.defaults().gossip(),
          Variant.LIFEGUARD,
          Profiles.of("a", 1),
          1,
          new SplittableRandom(Seed.of(3)),
          new MemberIndex(false));

  @Test
  void shouldTakeAllThatItReadsAfterwardsForOnePause() {
    // given
    List<Effect> effects = new ArrayList<>();
    machine.step(1_000, new Input.Started(List.of()), effects);
    Address from = new Address("h", 2);
    GossipMessage alive = new GossipMessage.Alive(Profiles.of("b", 2), 1, 0);
    machine.step(1_001, new Input.PacketArrived("b", from, List.of(alive)), effects);

    // when
    for (int i = 0; i < 50; i++) {
      GossipMessage ping = new GossipMessage.Ping(i, "a", 0);
      machine.step(4_000 + i / 10, new Input.PacketArrived("b", from, List.of(ping)), effects);
    }
    machine.step(4_010, new Input.Woken(), effects);

    // then
    assertEquals(1, machine.counters().pauses());
    assertEquals(2, machine.view().doubt());
    assertTrue(machine.wakeAt() < 6_000, "it does not put off its own work for ever");
  }

  @Test
  void shouldNotHoldItsOwnLateTimersAgainstOthersInShortRounds() {
    // given: rounds of 250 ms, in which a probe has 125
    SmallCluster cluster = new SmallCluster(Map.of("gossip.interval", "250ms"), "b");
    cluster.step(new Input.Started(List.of()));

    // when: the processor is busy with other things again and again, answers wait in the socket
    for (int i = 0; i < 100; i++) {
      cluster.pass(20);
      cluster.stall(120);
    }

    // then
    assertEquals(List.of(), cluster.events(MemberEvent.Suspected.class));
    assertTrue(cluster.machine.view().doubt() > 0);
  }

  @Test
  void shouldStillFindTheDeadAlthoughItsOwnTimersAreLate() {
    // given
    SmallCluster cluster = new SmallCluster(Map.of("gossip.interval", "250ms"), "b", "c");
    cluster.step(new Input.Started(List.of()));
    cluster.silent.add("b");

    // when
    for (int i = 0; i < 400; i++) {
      cluster.pass(20);
      cluster.stall(120);
    }

    // then
    assertEquals(1, cluster.events(MemberEvent.Failed.class).size());
  }
}
