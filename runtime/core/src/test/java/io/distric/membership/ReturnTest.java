package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.NodeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A member that was taken for dead, and of which others already doubt a later incarnation. */
final class ReturnTest {

  private final Membership machine =
      new Membership(
          NodeConfig.defaults().gossip(),
          Variant.LIFEGUARD,
          Profiles.of("a", 1),
          1,
          new SplittableRandom(Seed.of(3)),
          new MemberIndex(false));
  private final List<MemberEvent> events = new ArrayList<>();

  @Test
  void shouldSayThatItIsBackBeforeItIsSuspectedAgain() {
    // given
    step(new Input.Started(List.of()));
    hear(new GossipMessage.Alive(Profiles.of("b", 2), 1, 0));
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
}
