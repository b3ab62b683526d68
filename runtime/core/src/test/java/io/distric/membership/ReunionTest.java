package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Members that an earlier run knew are looked for. */
final class ReunionTest {

  private static final Address GONE = new Address("h", 70);

  private final SmallCluster cluster = new SmallCluster("b", "c");

  @Test
  void shouldAskWhomItRememberedAtOnceAndAgain() {
    // when
    cluster.step(new Input.Started(List.of(), List.of(GONE)));
    cluster.pass(1);

    // then
    assertEquals(1, tries());
    assertTrue(cluster.machine.view().joined(), "there is no seed that it would have to wait for");
    cluster.pass(5_000);
    assertTrue(tries() > 1);
  }

  @Test
  void shouldGoOnAfterOthersAnsweredUntilTheyAreKnown() {
    // given
    Address seed = new Address("h", 2);
    cluster.step(new Input.Started(List.of(seed), List.of(GONE)));
    cluster.pass(1);
    cluster.step(new Input.StreamArrived(1, "b", new GossipMessage.SyncAgreed()));
    int before = tries();

    // when
    cluster.pass(11_000);

    // then
    assertEquals(before + 2, tries(), "once in gossip.reconnectInterval");
    cluster.say("b", new GossipMessage.Alive(Profiles.of("gone", 70), 1, 0));
    cluster.pass(11_000);
    assertEquals(before + 2, tries());
  }

  @Test
  void shouldTryWhomItRememberedSeldomWhereNobodyAnswers() {
    // when: there are no seeds, and the old ones are gone for good
    cluster.step(new Input.Started(List.of(), List.of(GONE, new Address("h", 71))));
    cluster.pass(60_000);

    // then: once each, and then one of them each gossip.reconnectInterval
    assertTrue(cluster.opened.stream().filter(s -> s.to().port() >= 70).count() <= 2 + 12);
  }

  @Test
  void shouldNotRememberWithoutEnd() {
    // given
    List<Address> many = IntStream.range(0, 3_000).mapToObj(i -> new Address("x", i)).toList();

    // when
    cluster.step(new Input.Started(List.of(), many));

    // then
    assertEquals(Reunion.REMEMBERED_MAX, cluster.machine.sizes().get("remembered"));
  }

  private int tries() {
    return (int)
        cluster.opened.stream()
            .filter(stream -> stream.to().equals(GONE))
            .filter(stream -> stream.first() instanceof GossipMessage.SyncOffer)
            .count();
  }
}
