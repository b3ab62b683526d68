package io.distric.placement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.protocol.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StrategyTest {

  private static final Strategy EVENLY = new Strategy.RoundRobin();
  private static final Strategy LEAST = new Strategy.LeastLoaded();

  @Test
  void shouldDivideEvenlyAndGiveTheRestToAnotherEachTurn() {
    // given
    List<WorkerLoad> workers = List.of(load(10, 0), load(10, 5), load(10, 0));

    // when, then
    assertArrayEquals(new int[] {2, 2, 2}, EVENLY.places(workers, 6, 0));
    assertArrayEquals(new int[] {1, 0, 0}, EVENLY.places(workers, 1, 0));
    assertArrayEquals(new int[] {0, 1, 0}, EVENLY.places(workers, 1, 1));
    assertArrayEquals(new int[] {1, 1, 2}, EVENLY.places(workers, 4, 2));
    assertArrayEquals(new int[] {10, 5, 10}, EVENLY.places(workers, 1000, 7));
  }

  @Test
  void shouldUseAllWorkersAlike() {
    // given
    List<WorkerLoad> workers = List.of(load(100, 50), load(100, 0), load(10, 0));

    // when, then
    assertArrayEquals(new int[] {0, 9, 1}, LEAST.places(workers, 10, 2));
    assertArrayEquals(new int[] {10, 60, 6}, LEAST.places(workers, 76, 0));
    assertArrayEquals(new int[] {50, 100, 10}, LEAST.places(workers, 1000, 0));
  }

  @Test
  void shouldMakeTicketsOfWhatThereIs() {
    // given
    List<WorkerLoad> workers =
        List.of(
            new WorkerLoad("w1", "s1", List.of("a"), 4, 4),
            new WorkerLoad("w2", "s2", List.of("b"), 4, 1));

    // when
    List<Entry.Ticket> tickets = EVENLY.tickets(workers, 5, 0);

    // then
    assertEquals(List.of(new Entry.Ticket("w2", "s2", List.of("b"), 3)), tickets);
    assertEquals(List.of(), LEAST.tickets(List.of(), 5, 0));
    assertEquals(List.of(), LEAST.tickets(workers, 0, 0));
  }

  @Test
  void shouldNeverGiveMoreThanThereIsNorLessThanWanted() {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("StrategyTest seed " + seed);
    Random random = new Random(seed);

    // when, then
    for (int round = 0; round < 5000; round++) {
      List<WorkerLoad> workers = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        int capacity = random.nextInt(100);
        workers.add(load(capacity, random.nextInt(capacity + 3)));
      }
      int free = workers.stream().mapToInt(WorkerLoad::free).sum();
      int wanted = random.nextInt(300);
      for (Strategy strategy : List.of(EVENLY, LEAST)) {
        int[] places = strategy.places(workers, wanted, random.nextLong());
        assertEquals(Math.min(free, wanted), Arrays.stream(places).sum());
        for (int i = 0; i < places.length; i++) {
          assertTrue(places[i] >= 0 && places[i] <= workers.get(i).free());
        }
      }
    }
  }

  private static WorkerLoad load(int capacity, int inUse) {
    return new WorkerLoad("w", "s", List.of(), capacity, inUse);
  }
}
