package io.distric.membership.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.NodeConfig;
import io.distric.membership.Input;
import io.distric.membership.MemberEvent;
import io.distric.membership.MemberEvent.Side;
import io.distric.membership.Seed;
import io.distric.membership.Variant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What members believe of each other while the network does not do what it should. */
final class DisturbedNetworkTest {

  private final EventLog log = new EventLog();
  private final long seed = Seed.of(30);
  private final Simulation cluster =
      new Simulation(NodeConfig.defaults().gossip(), Variant.LIFEGUARD, 3, seed, log);

  @Test
  void shouldKeepBothSidesOfAPartitionApartAndJoinThemAfterwards() {
    // given
    cluster.acquainted(60);
    cluster.runUntil(2_000);

    // when
    for (int i = 0; i < 60; i++) {
      cluster.network().side(i, i < 20 ? 1 : 2);
    }
    cluster.runUntil(40_000);
    int verdicts = log.of(MemberEvent.Failed.class).size();
    cluster.network().heal();
    cluster.runUntil(70_000);

    // then
    assertEquals(2 * 20 * 40, verdicts);
    assertEquals(verdicts, log.of(MemberEvent.Failed.class).size(), "no storm when it heals");
    for (int i = 0; i < 60; i++) {
      assertEquals(60, cluster.view(i).live(), "seen by " + i);
    }
    assertEquals(
        log.of(MemberEvent.PartitionSuspected.class).size(),
        log.of(MemberEvent.PartitionEnded.class).size());
  }

  @Test
  void shouldSayOnWhichSideOfAPartitionAMemberIs() {
    // given
    cluster.acquainted(60);
    cluster.runUntil(2_000);

    // when: two of the three coordinators are on the small side, and all of a zone on the other
    for (int i = 0; i < 60; i++) {
      cluster.network().side(i, i < 2 || (i > 2 && i % 3 == 0) ? 1 : 2);
    }
    cluster.tell(58, new Input.QuorumSeen(true));
    cluster.runUntil(20_000);

    // then
    MemberEvent.PartitionSuspected small =
        log.at(0, MemberEvent.PartitionSuspected.class).getFirst();
    MemberEvent.PartitionSuspected large =
        log.at(2, MemberEvent.PartitionSuspected.class).getFirst();
    assertEquals(Side.MAJORITY, small.side());
    assertEquals(Side.MINORITY, large.side());
    assertEquals(3, large.coordinatorsKnown());
    assertEquals(Side.MAJORITY, log.at(58, MemberEvent.PartitionSuspected.class).getFirst().side());
  }

  @Test
  void shouldNameAZoneThatWentDark() {
    // given
    cluster.acquainted(60);
    cluster.runUntil(2_000);

    // when
    for (int i = 0; i < 60; i++) {
      cluster.network().side(i, i % 3);
    }
    cluster.runUntil(20_000);

    // then
    for (int i = 0; i < 60; i++) {
      List<MemberEvent.PartitionSuspected> told = log.at(i, MemberEvent.PartitionSuspected.class);
      assertEquals(1, told.size(), "told by " + i);
      int own = i % 3;
      List<String> dark =
          IntStream.range(0, 3)
              .filter(zone -> zone != own)
              .mapToObj(zone -> "zone" + zone)
              .toList();
      assertEquals(dark, told.getFirst().zones());
      assertEquals(20, told.getFirst().live());
      assertEquals(40, told.getFirst().missing().size());
    }
  }

  @Test
  void shouldNotCallAPartitionHealedThatStands() {
    // given
    cluster.acquainted(30);
    cluster.runUntil(2_000);

    // when: it takes longer than anybody waits for those on the other side
    for (int i = 0; i < 30; i++) {
      cluster.network().side(i, i < 12 ? 1 : 2);
    }
    cluster.runUntil(152_000);

    // then
    assertEquals(30, log.of(MemberEvent.PartitionSuspected.class).size());
    assertEquals(0, log.of(MemberEvent.PartitionEnded.class).size());
    cluster.network().heal();
    cluster.runUntil(182_000);
    for (int i = 0; i < 30; i++) {
      List<MemberEvent.PartitionEnded> told = log.at(i, MemberEvent.PartitionEnded.class);
      assertEquals(1, told.size(), "told by " + i);
      assertTrue(told.getFirst().returned() >= 9 * told.getFirst().missing(), told::toString);
    }
  }

  @Test
  void shouldTakeAOneWayLinkForWhatItIs() {
    // given
    cluster.acquainted(30);

    // when
    for (int i = 0; i < 30; i += 3) {
      cluster.network().cut(i, (i + 7) % 30);
      cluster.network().cut((i + 11) % 30, i);
    }
    cluster.runUntil(120_000);

    // then
    assertEquals(0, log.of(MemberEvent.Failed.class).size());
  }

  @Test
  void shouldLiveWithMuchLossRepetitionAndDisorder() {
    // given
    cluster.network().loss(0.2).repeated(0.1).reordered(0.1).delay(1, 20);
    cluster.acquainted(30);

    // when
    cluster.runUntil(300_000);

    // then
    assertEquals(0, log.of(MemberEvent.Failed.class).size());
    assertTrue(cluster.traffic().packetMax() <= 1400);
  }

  @Test
  void shouldNotBeMisledByMembersThatAreSlow() {
    // given
    cluster.acquainted(60);
    for (int i = 0; i < 6; i++) {
      cluster.slow(59 - i, 1_500);
    }

    // when
    cluster.runUntil(120_000);

    // then
    assertEquals(0, log.failed(accused -> accused < 54));
  }

  @Test
  void shouldAgreeInTheEndAfterMuchComingAndGoing() {
    // given
    SplittableRandom chance = new SplittableRandom(seed);
    cluster.network().loss(0.05);
    cluster.acquainted(40);

    // when
    for (int i = 0; i < 60; i++) {
      int member = 1 + chance.nextInt(39);
      int incarnation = 100 + i;
      long time = 2_000 + 1_000L * i;
      cluster.at(time, () -> cluster.crash(member));
      cluster.at(time + chance.nextInt(200, 20_000), () -> restart(member, incarnation));
    }
    cluster.runUntil(130_000);

    // then
    for (int i = 0; i < 40; i++) {
      assertEquals(40, cluster.view(i).live(), "seen by " + i);
      assertTrue(cluster.view(i).newsWaiting() <= 80);
    }
  }

  @Test
  void shouldDoTheSameFromTheSameSeed() {
    // given
    List<EventLog.Entry> first = shortRun(seed);

    // then
    assertEquals(first, shortRun(seed));
    assertFalse(first.equals(shortRun(seed + 1)));
  }

  private static List<EventLog.Entry> shortRun(long seed) {
    EventLog log = new EventLog();
    Simulation cluster =
        new Simulation(NodeConfig.defaults().gossip(), Variant.LIFEGUARD, 3, seed, log);
    cluster.network().loss(0.1);
    cluster.acquainted(30);
    cluster.runUntil(3_000);
    cluster.crash(4);
    cluster.pause(5, 1_000);
    cluster.runUntil(12_000);
    return log.entries;
  }

  private void restart(int member, int incarnation) {
    if (!cluster.up(member)) {
      cluster.restart(member, incarnation, 0);
    }
  }
}
