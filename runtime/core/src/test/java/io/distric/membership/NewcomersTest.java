package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.GossipMessage.Alive;
import io.distric.membership.GossipMessage.Failed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever holds a key may make members up, but not so many that there is no room for others. */
final class NewcomersTest {

  @Test
  void shouldTakeInOnlySoManyOnOneMembersWord() {
    // given
    SmallCluster cluster = new SmallCluster("b", "c");
    cluster.step(new Input.Started(List.of()));

    // when
    for (int i = 0; i < 1_500; i++) {
      cluster.say("b", new Alive(Profiles.of("made-up-" + i, 100 + i), 1, 0));
    }

    // then
    assertEquals(Newcomers.PER_TELLER_MAX + 3, cluster.machine.summary().known());
    assertEquals(500, cluster.machine.counters().refused());
    cluster.say("c", new Alive(Profiles.of("of-another", 50), 1, 0));
    cluster.say("new", new Alive(Profiles.of("new", 51), 1, 0));
    assertEquals(Newcomers.PER_TELLER_MAX + 5, cluster.machine.summary().known());
  }

  @Test
  void shouldTakeInAllThatASeedTells() {
    // given
    SmallCluster cluster = new SmallCluster();
    cluster.step(new Input.Started(List.of(new Address("h", 2))));
    cluster.pass(1);

    // when
    List<GossipMessage.MemberState> states = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      MemberProfile profile = Profiles.of("n" + i, 100 + i);
      states.add(new GossipMessage.MemberState(profile, 1, MemberStatus.ALIVE));
    }
    cluster.step(new Input.StreamArrived(1, "seed", new GossipMessage.SyncState(states, false)));

    // then
    assertEquals(3_001, cluster.machine.summary().known());
  }

  @Test
  void shouldNotGrowWhenSomeComeAndGoWithoutEnd() {
    // given
    SmallCluster cluster = new SmallCluster(Map.of("gossip.membersMax", "4"), "b", "c");
    cluster.step(new Input.Started(List.of()));

    // when
    for (int i = 0; i < 900; i++) {
      cluster.say("b", new Alive(Profiles.of("n" + i, 10), 1, 0));
      cluster.say("b", new Failed("n" + i, 1, "b", 0));
    }

    // then
    cluster.machine.sizes().forEach((what, size) -> assertTrue(size <= 100, what + " " + size));
  }

  @Test
  void shouldForgetWhoIsGoneToMakeRoomForWhoComes() {
    // given: no room, and not all of them are there any more
    SmallCluster cluster = new SmallCluster(Map.of("gossip.membersMax", "4"), "b", "c");
    cluster.step(new Input.Started(List.of()));
    cluster.say("b", new Alive(Profiles.of("d", 10), 1, 0));
    cluster.say("b", new Alive(Profiles.of("e", 11), 1, 0));
    assertEquals(1, cluster.machine.counters().refused(), "all four live");
    cluster.say("b", new Failed("d", 1, "b", 0));

    // when
    cluster.say("b", new Alive(Profiles.of("e", 11), 1, 0));

    // then
    assertEquals(4, cluster.machine.summary().known());
    assertTrue(
        cluster.events(MemberEvent.Joined.class).stream()
            .anyMatch(joined -> joined.member().id().equals("e")));
  }
}
