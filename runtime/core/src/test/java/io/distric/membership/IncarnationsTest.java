package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.GossipMessage.Refuted;
import io.distric.membership.GossipMessage.Suspected;
import java.util.List;
import org.junit.jupiter.api.Test;

/** There is always a later one, and all know that it is. */
final class IncarnationsTest {

  @Test
  void shouldGoRound() {
    assertTrue(Incarnations.later(2, 1));
    assertFalse(Incarnations.later(1, 1));
    assertFalse(Incarnations.later(1, 2));
    assertEquals(1, Incarnations.next(Incarnations.MAX));
    assertTrue(Incarnations.later(1, Incarnations.MAX));
    assertFalse(Incarnations.later(Incarnations.MAX, 1));
    assertTrue(Incarnations.later(Incarnations.MAX, Incarnations.MAX - 1));
  }

  @Test
  void shouldRefuteWhatIsSaidOfTheGreatest() {
    // given
    SmallCluster accused = new SmallCluster("b", "c");
    SmallCluster other = new SmallCluster("b", "c");
    accused.step(new Input.Started(List.of()));
    other.step(new Input.Started(List.of()));
    accused.say("b", new Suspected("a", Incarnations.MAX / 2 + 1, List.of("b"), 0));
    other.say("c", new Suspected("b", Incarnations.MAX / 2 + 1, List.of("c"), 0));

    // when
    accused.say("b", new Suspected("a", Incarnations.MAX, List.of("b"), 0));

    // then: what it answers can be sent, and is believed
    Refuted defence = accused.told("b", Refuted.class).getLast();
    assertTrue(defence.incarnation() <= Incarnations.MAX, defence::toString);
    other.say("c", new Suspected("b", Incarnations.MAX, List.of("c"), 0));
    other.say("b", new Refuted("b", defence.incarnation(), 0));
    assertEquals(1, other.events(MemberEvent.Refuted.class).size());
  }
}
