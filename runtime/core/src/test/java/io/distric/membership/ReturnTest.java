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
  private final List<Effect.SendPacket> sent = new ArrayList<>();

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

  @Test
  void shouldTellBothPlacesWhereTheRunsOfAnIncarnationDiffer() {
    // given: an incarnation that came without its profile
    step(new Input.Started(List.of()));
    MemberProfile before = Profiles.of("b", 2);
    MemberProfile now = before.withAddress(new Address("h", 7));
    hear(new GossipMessage.Alive(before, 1, 0));
    hear(new GossipMessage.Failed("b", 1, "c", 0));
    hear(new GossipMessage.Refuted("b", 5, 0));
    sent.clear();

    // when
    hear(new GossipMessage.Alive(now, 5, 0));

    // then: whoever lives there answers with a higher one
    assertTrue(told(now.address(), new GossipMessage.Alive(before, 5, 0)), sent::toString);
    assertTrue(told(before.address(), new GossipMessage.Alive(now, 5, 0)), sent::toString);
  }

  @Test
  void shouldNotArgueAboutAnIncarnationWithTheProfileThatItKnows() {
    // given
    step(new Input.Started(List.of()));
    hear(new GossipMessage.Alive(Profiles.of("b", 2), 5, 0));
    sent.clear();

    // when
    hear(new GossipMessage.Alive(Profiles.of("b", 2), 5, 0));
    hear(new GossipMessage.Alive(Profiles.of("b", 2).withAddress(new Address("h", 7)), 4, 0));

    // then: neither what is known nor what is over
    assertEquals(List.of(), sent);
  }

  @Test
  void shouldNotArgueAboutAMemberThatIsGone() {
    // given
    step(new Input.Started(List.of()));
    hear(new GossipMessage.Alive(Profiles.of("b", 2), 5, 0));
    hear(new GossipMessage.Failed("b", 5, "c", 0));
    sent.clear();

    // when
    hear(new GossipMessage.Alive(Profiles.of("b", 2).withAddress(new Address("h", 7)), 5, 0));

    // then
    assertEquals(List.of(), sent);
  }

  @Test
  void shouldNotTellItselfOfAMemberThatWasWhereItIsNow() {
    // given
    step(new Input.Started(List.of()));
    MemberProfile before = Profiles.of("b", 2).withAddress(new Address("h", 1));
    MemberProfile now = Profiles.of("b", 2).withAddress(new Address("h", 7));
    hear(new GossipMessage.Alive(before, 5, 0));
    sent.clear();

    // when
    hear(new GossipMessage.Alive(now, 5, 0));

    // then: it would answer itself, and that again
    assertEquals(List.of(now.address()), sent.stream().map(Effect.SendPacket::to).toList());
    assertTrue(told(now.address(), new GossipMessage.Alive(before, 5, 0)), sent::toString);
  }

  @Test
  void shouldOutbidAnotherProfileOfItsOwnIncarnation() {
    // given
    step(new Input.Started(List.of()));
    MemberProfile other = Profiles.of("a", 1).withCapacity(99);

    // when
    hear(new GossipMessage.Alive(other, 1, 0));

    // then
    assertEquals(2, machine.summary().incarnation());
    hear(new GossipMessage.Alive(Profiles.of("a", 1), 2, 0));
    assertEquals(2, machine.summary().incarnation(), "that is what it says itself");
  }

  private boolean told(Address where, GossipMessage message) {
    return sent.stream()
        .anyMatch(packet -> packet.to().equals(where) && packet.messages().contains(message));
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
      if (effect instanceof Effect.SendPacket packet) {
        sent.add(packet);
      }
    }
  }
}
