package io.distric.membership.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.NodeConfig;
import io.distric.membership.Input;
import io.distric.membership.MemberEvent;
import io.distric.membership.MemberStatus;
import io.distric.membership.MemberView;
import io.distric.membership.Seed;
import io.distric.membership.Variant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What members come to know of each other while they come, go, and are cut off. */
final class ClusterTest {

  private final EventLog log = new EventLog();
  private final long seed = Seed.of(20);
  private final Simulation cluster =
      new Simulation(NodeConfig.defaults().gossip(), Variant.LIFEGUARD, 3, seed, log);

  @Test
  void shouldFindEachOtherThroughSeeds() {
    // given
    cluster.join();

    // when
    IntStream.range(1, 20).forEach(i -> cluster.join(0));
    cluster.runUntil(5_000);

    // then
    assertAllSee(20, 20);
    assertEquals(19 * 20, log.of(MemberEvent.Joined.class).size());
    assertTrue(cluster.view(19).joined());
  }

  @Test
  void shouldJoinOnceTheSeedIsThere() {
    // given
    cluster.network().cut(1, 0);
    cluster.join();
    cluster.join(0);
    cluster.runUntil(5_000);
    assertEquals(1, cluster.view(1).live());

    // when
    cluster.network().heal();
    cluster.runUntil(15_000);

    // then
    assertAllSee(2, 2);
  }

  @Test
  void shouldForgetNobodyWhoLeavesButKnowThatHeDid() {
    // given
    cluster.acquainted(20);
    cluster.runUntil(2_000);

    // when
    cluster.leave(7);
    cluster.runUntil(6_000);

    // then
    assertEquals(19, log.of(MemberEvent.Left.class).size());
    assertEquals(0, log.of(MemberEvent.Failed.class).size());
    assertEquals(1, log.at(7, MemberEvent.Departed.class).size());
    assertEquals(MemberStatus.LEFT, row(0, 7).status());
    cluster.runUntil(90_000);
    assertEquals(19, cluster.view(0).rows().size(), "it is forgotten after a while");
  }

  @Test
  void shouldLeaveAsSoonAsItIsHeard() {
    // given
    cluster.acquainted(20);
    cluster.network().loss(0.2);
    cluster.runUntil(2_000);

    // when
    cluster.leave(7);
    cluster.runUntil(3_000);

    // then: it took no second, and all hear of it from those who heard
    assertEquals(1, log.at(7, MemberEvent.Departed.class).size());
    cluster.runUntil(5_000);
    assertEquals(19, log.of(MemberEvent.Left.class).size());
  }

  @Test
  void shouldLeaveInTheEndAlthoughNobodyHears() {
    // given
    cluster.acquainted(20);
    cluster.runUntil(2_000);
    IntStream.range(0, 20).forEach(other -> cluster.network().cut(other, 7));

    // when
    cluster.leave(7);
    cluster.runUntil(3_999);

    // then
    assertEquals(0, log.at(7, MemberEvent.Departed.class).size());
    cluster.runUntil(4_001);
    assertEquals(1, log.at(7, MemberEvent.Departed.class).size(), "gossip.leaveTimeout is over");
  }

  @Test
  void shouldTakeAMemberInAgainUnderTheSameId() {
    // given
    cluster.acquainted(20);
    cluster.runUntil(2_000);
    cluster.crash(5);
    cluster.runUntil(10_000);
    assertEquals(19, log.failed(accused -> accused == 5));

    // when: its clock went back, so that its incarnation is one that failed before
    cluster.restart(5, 1, 0);
    cluster.runUntil(14_000);

    // then
    assertAllSee(20, 20);
    assertTrue(log.at(0, MemberEvent.Joined.class).stream().anyMatch(MemberEvent.Joined::again));
  }

  @Test
  void shouldTakeARestartForTheSameMember() {
    // given
    cluster.acquainted(20);
    cluster.runUntil(2_000);

    // when
    cluster.restart(5, 100, 0);
    cluster.runUntil(6_000);

    // then
    assertAllSee(20, 20);
    assertEquals(0, log.of(MemberEvent.Failed.class).size());
    assertTrue(log.of(MemberEvent.Changed.class).size() >= 19, "it says that it is another run");
  }

  @Test
  void shouldTellCoordinatorsTheExactLoadAndOthersItsClass() {
    // given
    cluster.acquainted(20);
    cluster.runUntil(2_000);

    // when
    cluster.tell(9, new Input.LoadSeen(12, 16, 77));
    cluster.runUntil(5_000);

    // then
    assertEquals(12, row(0, 9).load());
    assertEquals(77, row(0, 9).catalogVersion());
    assertTrue(row(0, 9).reportedAt() > 1_900);
    assertEquals(-1, row(15, 9).load());
    assertEquals(2, row(15, 9).loadClass());
    cluster.network().cut(9, 0);
    cluster.runUntil(9_000);
    assertEquals(MemberStatus.ALIVE, row(0, 9).status());
    assertEquals(-1, row(0, 9).load(), "a report of four rounds ago is none");
    assertEquals(12, row(1, 9).load());
  }

  @Test
  void shouldTellAllOfANewCapacity() {
    // given
    cluster.acquainted(20);
    cluster.runUntil(2_000);

    // when
    cluster.tell(9, new Input.LoadSeen(0, 64, 1));
    cluster.runUntil(4_000);

    // then
    assertEquals(64, row(15, 9).profile().capacity());
    assertEquals(19, log.of(MemberEvent.Changed.class).size());
  }

  @Test
  void shouldNeverCondemnAMemberThatPausesShortly() {
    // given
    cluster.acquainted(50);

    // when
    for (int i = 1; i < 60; i++) {
      int member = i % 50;
      cluster.at(1_000L * i, () -> cluster.pause(member, 800));
    }
    cluster.runUntil(65_000);

    // then
    assertEquals(0, log.of(MemberEvent.Failed.class).size());
  }

  @Test
  void shouldFindThatAllOfManyCrashed() {
    // given
    cluster.acquainted(100);
    cluster.runUntil(2_000);

    // when
    IntStream.range(50, 100).forEach(cluster::crash);
    cluster.runUntil(15_000);

    // then
    assertAllSee(50, 50);
    assertEquals(0, log.failed(accused -> accused < 50));
    assertEquals(50 * 50, log.failed(accused -> accused >= 50));
    assertTrue(log.of(MemberEvent.PartitionSuspected.class).size() > 40);
  }

  @Test
  void shouldSurviveARollingRestart() {
    // given
    cluster.acquainted(30);

    // when
    for (int i = 0; i < 30; i++) {
      int member = i;
      cluster.at(2_000 + 3_000L * i, () -> cluster.leave(member));
      cluster.at(
          4_500 + 3_000L * i, () -> cluster.restart(member, 1_000 + member, (member + 1) % 30));
    }
    cluster.runUntil(110_000);

    // then
    assertAllSee(30, 30);
    assertEquals(0, log.of(MemberEvent.Failed.class).size());
  }

  private void assertAllSee(int members, int live) {
    for (int i = 0; i < cluster.size(); i++) {
      if (cluster.up(i)) {
        assertEquals(live, cluster.view(i).live(), "seen by " + i + " at seed " + seed);
      }
    }
    assertTrue(cluster.size() >= members);
  }

  private MemberView.Row row(int seenBy, int member) {
    List<MemberView.Row> rows = cluster.view(seenBy).rows();
    return rows.stream()
        .filter(row -> Simulation.number(row.profile().id()) == member)
        .findFirst()
        .orElseThrow();
  }
}
