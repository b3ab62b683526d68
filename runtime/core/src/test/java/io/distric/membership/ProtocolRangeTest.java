package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.membership.MemberProfile.ProtocolRange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Members that share no version of the protocol do not take each other in. */
final class ProtocolRangeTest {

  private final SmallCluster cluster = new SmallCluster("b", "c");

  @Test
  void shouldNotTakeInWhoSpeaksNoCommonVersionAndSaySoOnce() {
    // given
    cluster.step(new Input.Started(List.of()));

    // when: a stranger, and a member that was known before it was upgraded
    for (int i = 0; i < 5; i++) {
      cluster.say("c", alive("x", 9, i), alive("b", 2, 10 + i));
    }

    // then
    assertEquals(2, cluster.events(MemberEvent.Incompatible.class).size());
    assertEquals(List.of(), cluster.events(MemberEvent.Joined.class));
    assertEquals(List.of(), cluster.events(MemberEvent.Changed.class));
    assertEquals(10, cluster.machine.counters().refused());
  }

  private static GossipMessage alive(String id, int port, int incarnation) {
    MemberProfile old = Profiles.of(id, port);
    MemberProfile upgraded =
        new MemberProfile(
            id,
            7,
            old.roles(),
            old.address(),
            old.endpoints(),
            old.zone(),
            old.capacity(),
            "9.0",
            new ProtocolRange(2, 3));
    return new GossipMessage.Alive(upgraded, incarnation, 0);
  }
}
