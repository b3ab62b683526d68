package io.distric.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Loads that move between classes all the time cost no more where there are many members. */
final class LoadNewsTest {

  @Test
  void shouldTellTheLessOftenTheMoreHearIt() {
    // then: in two minutes, once in 10 s where there are few, and a third of that
    assertEquals(11, told(10));
    assertEquals(4, told(100));
  }

  private static long told(int members) {
    String[] others = IntStream.range(1, members).mapToObj(i -> "n" + i).toArray(String[]::new);
    SmallCluster cluster = new SmallCluster(Map.of("gossip.loadInterval", "10s"), others);
    cluster.step(new Input.Started(List.of()));
    for (int second = 0; second < 120; second++) {
      cluster.step(new Input.LoadSeen(second / 3 % 2 * 8, 16, 1));
      cluster.pass(1_000);
    }
    return cluster.sent.stream()
        .flatMap(packet -> packet.messages().stream())
        .filter(GossipMessage.LoadMoved.class::isInstance)
        .map(news -> ((GossipMessage.LoadMoved) news).serial())
        .distinct()
        .count();
  }
}
