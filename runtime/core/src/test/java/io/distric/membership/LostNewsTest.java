package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Views that travel with pings show where news was lost, even while other news never ends. */
final class LostNewsTest {

  private final SmallCluster cluster = new SmallCluster("b", "c");

  @Test
  void shouldCompareInFullWhenAQuietPartDiffersAlthoughOthersChange() {
    // given
    cluster.step(new Input.Started(List.of()));
    cluster.pass(3_000);
    long before = cluster.machine.counters().syncs();

    // when: one part always differs, and every quarter of a second somebody else joins
    int rounds = 0;
    while (cluster.machine.counters().syncs() == before && rounds < 200) {
      rounds++;
      String joined = "n" + rounds;
      cluster.say("b", new GossipMessage.Alive(Profiles.of(joined, 100 + rounds), 1, 0));
      cluster.silent.add(joined);
      long differs = cluster.machine.viewOf(4 * rounds) ^ 0xffL << 56;
      cluster.say("b", new GossipMessage.Ping(4 * rounds, "a", differs));
      cluster.pass(250);
    }

    // then
    assertTrue(rounds < 200, "it is noticed");
  }

  @Test
  void shouldCompareAgainSoonAfterJoining() {
    // given: what spread before all knew of it may have passed it by
    cluster.step(new Input.Started(List.of(new Address("h", 2))));
    cluster.pass(1);
    cluster.step(new Input.StreamArrived(1, "b", new GossipMessage.SyncAgreed()));
    cluster.pass(1_900);
    assertEquals(0, cluster.machine.counters().syncs());

    // when
    cluster.pass(200);

    // then
    assertEquals(1, cluster.machine.counters().syncs());
  }

  @Test
  void shouldCompareOnceThereIsAStreamForIt() {
    // given: all streams hang
    List<Address> seeds = IntStream.range(0, 16).mapToObj(i -> new Address("x", i)).toList();
    cluster.step(new Input.Started(seeds));
    cluster.pass(30_000);
    for (int i = 0; i < 12; i++) {
      seeOtherwise(i);
    }
    assertEquals(0, cluster.machine.counters().syncs(), "none was begun");

    // when
    cluster.step(new Input.StreamEnded(1));
    for (int i = 0; i < 12; i++) {
      seeOtherwise(i);
    }

    // then: nothing was put off on account of those that were not begun
    assertEquals(1, cluster.machine.counters().syncs());
  }

  private void seeOtherwise(int i) {
    cluster.say("b", new GossipMessage.Ping(4 * i, "a", ~cluster.machine.viewOf(4 * i)));
  }

  @Test
  void shouldNotCompareWhenOnlyOneSeesItOtherwise() {
    // given
    cluster.step(new Input.Started(List.of()));
    cluster.pass(3_000);
    long before = cluster.machine.counters().syncs();

    // when
    for (int i = 0; i < 40; i++) {
      long view = cluster.machine.viewOf(4 * i);
      cluster.say("b", new GossipMessage.Ping(4 * i, "a", i % 2 == 0 ? view : ~view));
    }

    // then
    assertEquals(before, cluster.machine.counters().syncs());
  }
}
