package io.distric.membership.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.config.NodeConfig;
import io.distric.membership.MemberProfile;
import io.distric.membership.MemberStatus;
import io.distric.membership.MemberView;
import io.distric.membership.Seed;
import io.distric.membership.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Members that are killed and started again under the same id and, mostly, another address: before
 * others condemned them, while they do, and after it; {@code distric.restarts} clusters of them.
 */
final class RestartTest {

  private static final int CLUSTERS = Integer.getInteger("distric.restarts", 30);
  private static final int MEMBERS = 12;
  private static final int AGREED_AFTER = 20_000;

  /** About the time from a death to the last verdict, and as much again. */
  private static final int BACK_MAX = 7_000;

  private final long seed = Seed.of(90);

  @Test
  void shouldKnowTheNewRunOfAMemberWheneverItStarts() {
    for (int i = 0; i < CLUSTERS; i++) {
      assertAllKnowTheNewRuns(seed + i, false);
    }
  }

  @Test
  void shouldKnowTheNewRunWhereSomeWereCutOffMeanwhile() {
    for (int i = 0; i < CLUSTERS; i++) {
      assertAllKnowTheNewRuns(seed + i, true);
    }
  }

  private static void assertAllKnowTheNewRuns(long seed, boolean parted) {
    // given
    SplittableRandom random = new SplittableRandom(seed);
    NewsContract contract = new NewsContract();
    Simulation cluster =
        new Simulation(NodeConfig.defaults().gossip(), Variant.LIFEGUARD, 3, seed, contract);
    cluster.join();
    for (int i = 1; i < MEMBERS; i++) {
      cluster.join(0);
    }
    cluster.network().loss(random.nextInt(4) * 0.1).reordered(0.02);
    cluster.runUntil(10_000);

    // when
    for (int round = 0; round < 4; round++) {
      if (parted) {
        cluster.network().side(1 + random.nextInt(MEMBERS - 1), 1);
      }
      disturb(cluster, contract, random);
      if (parted) {
        // Longer than a member tells its whole profile when it defends itself.
        cluster.runUntil(cluster.now() + 45_000);
        cluster.network().heal();
      }
      cluster.runUntil(cluster.now() + random.nextInt(AGREED_AFTER));
    }
    cluster.runUntil(cluster.now() + AGREED_AFTER);

    // then
    List<String> wrong = new ArrayList<>(contract.broken);
    for (int observer = 0; observer < MEMBERS; observer++) {
      wrong.addAll(wrong(cluster, observer));
    }
    assertEquals(List.of(), wrong, () -> "at seed " + seed + ", parted " + parted);
  }

  /** Kills a few, and starts each again some time later; some die again soon after that. */
  private static void disturb(Simulation cluster, NewsContract contract, SplittableRandom random) {
    long now = cluster.now();
    for (int deaths = 1 + random.nextInt(3); deaths > 0; deaths--) {
      int member = 1 + random.nextInt(MEMBERS - 1);
      long died = now + random.nextInt(1_000);
      cluster.at(died, () -> cluster.crash(member));
      long back = died + random.nextInt(BACK_MAX);
      cluster.at(back, () -> restart(cluster, contract, random, member));
      if (random.nextInt(3) == 0) {
        long again = back + random.nextInt(BACK_MAX);
        cluster.at(again, () -> cluster.crash(member));
        cluster.at(
            again + random.nextInt(BACK_MAX), () -> restart(cluster, contract, random, member));
      }
    }
    cluster.runUntil(now + 1_000 + 4 * BACK_MAX);
  }

  private static void restart(
      Simulation cluster, NewsContract contract, SplittableRandom random, int member) {
    if (cluster.up(member)) {
      return;
    }
    contract.restarted(member);
    // As by a clock: later than of the run before, but not by much.
    int incarnation = (int) (2 + cluster.now() / 1_000);
    int asked = random.nextInt(MEMBERS);
    int[] seeds = asked == member ? new int[] {0} : new int[] {asked, 0};
    if (random.nextInt(4) == 0) {
      cluster.restart(member, incarnation, seeds);
    } else {
      cluster.restartElsewhere(member, incarnation, seeds);
    }
  }

  /** Whom an observer does not know as it is now. */
  private static List<String> wrong(Simulation cluster, int observer) {
    List<String> wrong = new ArrayList<>();
    List<MemberView.Row> rows = cluster.view(observer).rows();
    for (int member = 0; member < MEMBERS; member++) {
      int number = member;
      MemberProfile now = cluster.machine(member).profile();
      rows.stream()
          .filter(row -> Simulation.number(row.profile().id()) == number && number != observer)
          .filter(row -> row.status() == MemberStatus.FAILED || !row.profile().equals(now))
          .forEach(row -> wrong.add("%d has %s, but it is %s".formatted(observer, row, now)));
    }
    if (rows.size() != MEMBERS - 1 && rows.size() != MEMBERS) {
      wrong.add("%d knows %d".formatted(observer, rows.size()));
    }
    return wrong;
  }
}
