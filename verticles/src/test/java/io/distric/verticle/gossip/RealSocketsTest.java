package io.distric.verticle.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.MemberEvent;
import io.distric.membership.MemberEvent.Side;
import io.distric.membership.MemberStatus;
import io.distric.verticle.gossip.LocalCluster.Member;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Members on real sockets in one JVM: {@code distric.gossip.members} of them with rounds of {@code
 * distric.gossip.interval}, disturbed for {@code distric.gossip.seconds}.
 */
final class RealSocketsTest {

  private static final int MEMBERS = Integer.getInteger("distric.gossip.members", 12);
  private static final long REFUTED_MAX = 10_000;
  private static final String INTERVAL = System.getProperty("distric.gossip.interval", "250ms");
  private static final int SECONDS = Integer.getInteger("distric.gossip.seconds", 2);

  private final long seed = seed();

  @Test
  void shouldFindWhoIsCutOffAndTakeItBack() throws Exception {
    try (LocalCluster cluster = cluster().grow(MEMBERS)) {
      // given
      Member victim = cluster.members.getLast();
      long cutAt = System.nanoTime();

      // when
      victim.isolate();

      // then
      cluster.await(
          "all others take it for dead",
          () ->
              others(cluster, victim).stream()
                  .allMatch(member -> member.count(MemberStatus.FAILED) == 1));
      print("cut off to failed everywhere", cutAt);
      assertEquals(1, cluster.members.getFirst().events(MemberEvent.Failed.class).size());
      cluster.network.heal();
      cluster.await("it is back", () -> cluster.allSee(MEMBERS));
      for (Member member : others(cluster, victim)) {
        List<MemberEvent.Joined> joined = member.events(MemberEvent.Joined.class);
        assertTrue(joined.getLast().again(), joined::toString);
      }
    }
  }

  @Test
  void shouldFindWhoIsGoneDespiteOneWayLinks() throws Exception {
    try (LocalCluster cluster = cluster().grow(MEMBERS)) {
      // given: what some send does not reach others, and one is gone
      Member victim = cluster.members.get(MEMBERS / 2);
      for (int i = 0; i < MEMBERS / 5; i++) {
        cluster.network.cut(
            cluster.members.get(i).port(), cluster.members.get(MEMBERS - 1 - i).port());
      }

      // when
      long cutAt = System.nanoTime();
      victim.isolate();

      // then
      cluster.await(
          "all others take it for dead",
          () ->
              others(cluster, victim).stream()
                  .allMatch(member -> member.count(MemberStatus.FAILED) == 1));
      print("cut off to failed everywhere", cutAt);
      cluster.network.heal();
      cluster.await("it is back", () -> cluster.allSee(MEMBERS));
      long wronged =
          cluster.events(MemberEvent.Failed.class).stream()
              .filter(failed -> !failed.member().id().equals(victim.id))
              .count();
      System.out.println(MEMBERS + " members: " + wronged + " verdicts on others");
      cluster.await("whoever was wronged is taken back", () -> cluster.refutedWithin(REFUTED_MAX));
    }
  }

  @Test
  void shouldTellALeaverFromADeadMember() throws Exception {
    try (LocalCluster cluster = cluster().grow(MEMBERS)) {
      // given
      Member leaver = cluster.members.get(1);

      // when
      leaver.leave();

      // then
      cluster.await("all know", () -> cluster.allSee(MEMBERS - 1));
      assertEquals(MEMBERS - 1, cluster.events(MemberEvent.Left.class).size());
      assertEquals(List.of(), cluster.events(MemberEvent.Failed.class));
    }
  }

  @Test
  void shouldCondemnNobodyForLostPacketsAndOneWayLinks() throws Exception {
    try (LocalCluster cluster = cluster().grow(MEMBERS)) {
      // given
      cluster.network.loss(20);
      Random random = new Random(seed);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);

      // when
      while (System.nanoTime() < end) {
        int one = random.nextInt(MEMBERS);
        int other = (one + 1 + random.nextInt(MEMBERS - 1)) % MEMBERS;
        cluster.network.cut(cluster.members.get(one).port(), cluster.members.get(other).port());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(10_000, 500L * SECONDS)));
        cluster.network.heal();
        cluster.network.loss(20);
      }
      cluster.network.heal();

      // then
      cluster.await("all are active", () -> cluster.allSee(MEMBERS));
      long condemned =
          cluster.events(MemberEvent.Failed.class).stream()
              .map(failed -> failed.member().id() + failed.incarnation())
              .distinct()
              .count();
      System.out.printf(
          "%d members, %d s, 20 %% loss: %d suspicions, %d false verdicts, %.1f packets and %.0f"
              + " bytes a second and member%n",
          MEMBERS,
          SECONDS,
          cluster.sum(Figure.SUSPICIONS),
          condemned,
          (double) cluster.sum(Figure.PACKETS_OUT) / MEMBERS / SECONDS,
          (double) cluster.sum(Figure.BYTES_OUT) / MEMBERS / SECONDS);
      double hours = MEMBERS * SECONDS / 3600.0;
      assertTrue(condemned <= hours / 100, () -> condemned + " false verdicts, seed " + seed);
      cluster.await("every false verdict is refuted", () -> cluster.refutedWithin(REFUTED_MAX));
    }
  }

  @Test
  void shouldNoticeAPartitionAndHealIt() throws Exception {
    try (LocalCluster cluster = cluster().grow(MEMBERS)) {
      // given
      List<Member> left = cluster.members.subList(0, MEMBERS / 2);
      List<Member> right = cluster.members.subList(MEMBERS / 2, MEMBERS);

      // when
      for (Member one : left) {
        for (Member other : right) {
          cluster.network.cut(one.port(), other.port());
          cluster.network.cut(other.port(), one.port());
        }
      }

      // then
      cluster.await(
          "both sides suspect a partition",
          () ->
              cluster.members.stream()
                  .noneMatch(m -> m.events(MemberEvent.PartitionSuspected.class).isEmpty()));
      cluster.await(
          "both sides stand alone",
          () ->
              left.stream().allMatch(m -> m.count(MemberStatus.ALIVE) == left.size())
                  && right.stream().allMatch(m -> m.count(MemberStatus.ALIVE) == right.size()));
      cluster.network.heal();
      cluster.await("all are back", () -> cluster.allSee(MEMBERS));
      cluster.await(
          "all know that it is over",
          () ->
              cluster.members.stream()
                  .noneMatch(m -> m.events(MemberEvent.PartitionEnded.class).isEmpty()));
      MemberEvent.PartitionEnded ended =
          left.getFirst().events(MemberEvent.PartitionEnded.class).getFirst();
      assertTrue(ended.returned() > ended.missing(), ended::toString);
      // None of them hears a log, and all three coordinators are on one side.
      assertEquals(Set.of(Side.MAJORITY), sides(left));
      assertEquals(Set.of(Side.MINORITY), sides(right));
    }
  }

  private static Set<Side> sides(List<Member> members) {
    return members.stream()
        .flatMap(member -> member.events(MemberEvent.PartitionSuspected.class).stream())
        .map(MemberEvent.PartitionSuspected::side)
        .collect(Collectors.toSet());
  }

  private LocalCluster cluster() {
    return new LocalCluster(
        seed,
        "gossip.interval",
        INTERVAL,
        "gossip.reconnectInterval",
        "500ms",
        "gossip.leaveTimeout",
        "500ms",
        "gossip.streamsMax",
        "64");
  }

  private static List<Member> others(LocalCluster cluster, Member one) {
    return cluster.members.stream().filter(member -> member != one).toList();
  }

  private static void print(String what, long since) {
    System.out.printf(
        "%d members, rounds of %s: %s after %d ms%n",
        MEMBERS, INTERVAL, what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
  }

  private static long seed() {
    long seed = Long.getLong("distric.seed", 11);
    System.out.println("distric.seed=" + seed);
    return seed;
  }
}
