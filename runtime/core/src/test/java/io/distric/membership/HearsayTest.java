package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.GossipMessage.Left;
import io.distric.membership.GossipMessage.MemberState;
import io.distric.membership.GossipMessage.Ping;
import io.distric.membership.GossipMessage.Suspected;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others say of a third is checked, and corrected where it is wrong. */
final class HearsayTest {

  private final SmallCluster cluster = new SmallCluster("b", "c", "d", "e", "f", "g");

  @Test
  void shouldNotTakeWhatOthersOnlyHeardForTheirOwnFinding() {
    // given: one accuser, and this member finds the same
    cluster.step(new Input.Started(List.of()));
    cluster.silent.add("b");
    cluster.say("c", new Suspected("b", 1, List.of("c"), 0));

    // when: two more have heard of it
    compare("d", MemberStatus.SUSPECTED);
    compare("e", MemberStatus.SUSPECTED);
    cluster.pass(3_500);

    // then: two agree, and that is four seconds
    assertEquals(List.of(), cluster.events(MemberEvent.Failed.class));
    cluster.pass(2_000);
    assertEquals(1, cluster.events(MemberEvent.Failed.class).size());
  }

  @Test
  void shouldAskForItselfWhomAnotherSuspects() {
    // given
    cluster.step(new Input.Started(List.of()));
    cluster.silent.add("b");

    // when
    compare("d", MemberStatus.SUSPECTED);
    assertEquals(List.of(), cluster.events(MemberEvent.Suspected.class));
    cluster.pass(600);

    // then
    assertEquals("a", cluster.events(MemberEvent.Suspected.class).getFirst().accuser());
    assertEquals(List.of("d"), cluster.told("b", Suspected.class).getFirst().accusers());
  }

  @Test
  void shouldTellTheAccusedWhenItFormsAnOpinionOfItsNewestRun() {
    // given
    cluster.step(new Input.Started(List.of()));
    cluster.silent.add("b");

    // when: the incarnation is news too
    cluster.say("c", new Suspected("b", 2, List.of("c"), 0));

    // then
    assertEquals(1, cluster.told("b", Ping.class).size());
    assertEquals(2, cluster.told("b", Suspected.class).getFirst().incarnation());
    cluster.pass(1_000);
    boolean agrees =
        cluster.sent.stream()
            .flatMap(packet -> packet.messages().stream())
            .anyMatch(message -> message instanceof Suspected s && s.accusers().contains("a"));
    assertTrue(agrees, "it found b silent too, in that incarnation");
  }

  @Test
  void shouldAskMoreThanOnceWhomOthersCondemned() {
    // given
    cluster.step(new Input.Started(List.of()));

    // when: another holds an old verdict, just while it is stopped for 800 ms
    cluster.silent.add("b");
    compare("d", MemberStatus.FAILED);
    cluster.pass(800);
    cluster.silent.clear();
    cluster.pass(1_000);

    // then
    assertEquals(List.of(), cluster.events(MemberEvent.Failed.class));
  }

  @Test
  void shouldBelieveAVerdictOnWhoDoesNotAnswerAgainAndAgain() {
    // given
    cluster.step(new Input.Started(List.of()));
    cluster.silent.add("b");

    // when
    compare("d", MemberStatus.FAILED);
    cluster.pass(1_600);

    // then
    assertEquals(1, cluster.events(MemberEvent.Failed.class).size());
  }

  @Test
  void shouldTellOfAGoodbyeWhoeverSuspectsTheOneThatLeft() {
    // given
    cluster.step(new Input.Started(List.of()));
    cluster.say("c", new Left("b", 1, 0));
    cluster.sent.clear();

    // when
    cluster.say("d", new Suspected("b", 1, List.of("d"), 0));
    cluster.say("e", new GossipMessage.PingRequest(7, "b", new Address("h", 2)));

    // then: at once, before any news of it is due
    assertFalse(cluster.told("d", Left.class).isEmpty());
    assertFalse(cluster.told("e", Left.class).isEmpty());
    assertEquals(List.of(), cluster.events(MemberEvent.Suspected.class));
  }

  private void compare(String with, MemberStatus status) {
    MemberState state = new MemberState(Profiles.of("b", 2), 1, status);
    GossipMessage all = new GossipMessage.SyncState(List.of(state), false);
    cluster.step(new Input.StreamArrived(-1, with, all));
  }
}
