package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.NodeConfig;
import io.distric.membership.MemberProfile.ProtocolRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A member that was taken for dead, and of which others already doubt a later incarnation. */
final class ReturnTest {

  private final Membership machine =
      new Membership(
          NodeConfig.defaults().gossip(),
          Variant.LIFEGUARD,
          profile("a", 1),
          1,
          new SplittableRandom(Seed.of(3)),
          new MemberIndex(false));
  private final List<MemberEvent> events = new ArrayList<>();

  @Test
  void shouldSayThatItIsBackBeforeItIsSuspectedAgain() {
    // given
    step(new Input.Started(List.of()));
    hear(new GossipMessage.Alive(profile("b", 2), 1, 0));
    hear(new GossipMessage.Failed("b", 1, "c", 0));
    events.clear();

    // when
    hear(new GossipMessage.Suspected("b", 2, List.of("c"), 0));
    hear(new GossipMessage.Refuted("b", 3, 0));

    // then
    assertEquals(3, events.size(), events::toString);
    assertTrue(assertInstanceOf(MemberEvent.Joined.class, events.get(0)).again());
    assertInstanceOf(MemberEvent.Suspected.class, events.get(1));
    assertInstanceOf(MemberEvent.Refuted.class, events.get(2));
    assertEquals(1, machine.counters().verdictsRefuted());
  }

  private void hear(GossipMessage message) {
    step(new Input.PacketArrived("c", new Address("h", 3), List.of(message)));
  }

  private void step(Input input) {
    List<Effect> effects = new ArrayList<>();
    machine.step(1_000, input, effects);
    for (Effect effect : effects) {
      if (effect instanceof Effect.Raise raise) {
        events.add(raise.event());
      }
    }
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
