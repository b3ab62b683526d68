package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.NodeConfig;
import io.distric.membership.MemberProfile.ProtocolRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A member that was stopped for a while, and reads its socket before its timers go off. */
final class PauseTest {

  private final Membership machine =
      new Membership(
          NodeConfig.defaults().gossip(),
          Variant.LIFEGUARD,
          profile("a", 1),
          1,
          new SplittableRandom(Seed.of(3)),
          new MemberIndex(false));

  @Test
  void shouldTakeAllThatItReadsAfterwardsForOnePause() {
    // given
    List<Effect> effects = new ArrayList<>();
    machine.step(1_000, new Input.Started(List.of()), effects);
    Address from = new Address("h", 2);
    GossipMessage alive = new GossipMessage.Alive(profile("b", 2), 1, 0);
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

  private static MemberProfile profile(String id, int port) {
    return new MemberProfile(
        id,
        1,
        Set.of(MemberRole.OBSERVER),
        new Address("h", port),
        Map.of(),
        "",
        0,
        "1.0",
        ProtocolRange.OURS);
  }
}
