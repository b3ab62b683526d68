package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.GossipMessage.Suspected;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a member is condemned, and when it must not be. */
final class VerdictTest {

  private final SmallCluster cluster = new SmallCluster("b", "c", "d", "e", "f", "g");

  @Test
  void shouldCondemnNobodyUnheardWhenManyAgreeLate() {
    // given: one accuser, and four of the six seconds that the accused has then
    cluster.step(new Input.Started(List.of()));
    cluster.say("c", new Suspected("b", 1, List.of("c"), 0));
    cluster.pass(4_000);
    assertEquals(1, cluster.events(MemberEvent.Suspected.class).size());

    // when: with so many it would have had two
    cluster.say("c", new Suspected("b", 1, List.of("c", "d", "e", "f"), 0));
    cluster.pass(100);

    // then
    assertEquals(List.of(), cluster.events(MemberEvent.Failed.class));
    assertTrue(told("b") >= 1, "it is asked first");
    cluster.say("b", new GossipMessage.Refuted("b", 2, 0));
    cluster.pass(5_000);
    assertEquals(List.of(), cluster.events(MemberEvent.Failed.class));
  }

  @Test
  void shouldCondemnWhoDoesNotAnswerThatHearing() {
    // given
    cluster.step(new Input.Started(List.of()));
    cluster.say("c", new Suspected("b", 1, List.of("c"), 0));
    cluster.pass(4_000);

    // when
    cluster.say("c", new Suspected("b", 1, List.of("c", "d", "e", "f"), 0));
    cluster.pass(1_100);

    // then
    assertEquals(1, cluster.events(MemberEvent.Failed.class).size());
    assertEquals(0, cluster.machine.counters().pauses(), "what is due at once is not late");
    assertEquals(0, cluster.machine.view().doubt());
  }

  @Test
  void shouldNotHoldTheSilenceOfAnEarlierRunAgainstANewOne() {
    // given: the silent one is probed within its round
    cluster.silent.add("b");
    cluster.step(new Input.Started(List.of()));
    while (told("b") == 0) {
      cluster.pass(1);
    }

    // when: it starts anew before the probe has failed
    cluster.say("c", new GossipMessage.Alive(Profiles.of("b", 2), 7, 0));
    cluster.pass(600);

    // then
    assertEquals(0, cluster.machine.counters().probesMissed(), "it proves nothing");
    assertEquals(List.of(), cluster.events(MemberEvent.Suspected.class));
  }

  @Test
  void shouldAskWhomItHeardSinceAVerdictArose() {
    // given
    cluster.step(new Input.Started(List.of()));
    cluster.pass(10_000);

    // when: a member that was cut off has kept an old verdict, and a new one comes
    cluster.say("c", new GossipMessage.Failed("b", 1, "c", 8_000));
    cluster.say("c", new GossipMessage.Failed("d", 1, "c", 0));
    cluster.pass(2_000);

    // then
    List<String> failed =
        cluster.events(MemberEvent.Failed.class).stream().map(f -> f.member().id()).toList();
    assertEquals(List.of("d"), failed);
  }

  @Test
  void shouldForgetItsVerdictsWhenNobodyIsLeftToHearThem() {
    // given
    cluster.silent.addAll(List.of("b", "c", "d", "e", "f", "g"));
    cluster.step(new Input.Started(List.of()));

    // when
    cluster.pass(60_000);

    // then
    assertEquals(6, cluster.events(MemberEvent.Failed.class).size());
    assertEquals(0, cluster.machine.summary().newsWaiting());
  }

  @Test
  void shouldNotDoubtItselfBecauseTheDeadDoNotAnswer() {
    // given: nobody who is asked to try has anything to say, for they are dead too
    cluster.silent.addAll(List.of("b", "c", "d", "e"));
    cluster.step(new Input.Started(List.of()));
    for (String dead : cluster.silent) {
      cluster.say("f", new Suspected(dead, 1, List.of("f", "g"), 0));
    }

    // when
    cluster.pass(1_900);

    // then
    assertEquals(0, cluster.machine.view().doubt());
    assertEquals(List.of(), cluster.events(MemberEvent.Failed.class));
  }

  private long told(String id) {
    Address address = Profiles.of(id, 2).address();
    return cluster.sent.stream().filter(packet -> packet.to().equals(address)).count();
  }
}
