package io.distric.verticle.coordinate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.protocol.Command;
import io.distric.protocol.EvaluatedBatch;
import io.distric.verticle.coordinate.CommandQueue.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandQueueTest {

  private final CommandQueue queue = new CommandQueue();

  @Test
  void shouldTakeTheLeadersOwnBeforeMessages() {
    // given
    Work messages = messages(2, 0);
    Work own = new Work.Own(List.of(new Command.Advance()));
    queue.add(messages);
    queue.add(own);

    // then
    assertEquals(List.of(new Slice(own, 0, 1), new Slice(messages, 0, 2)), take(10));
    assertTrue(queue.isEmpty());
  }

  @Test
  void shouldCutABatchWhereTheEntryIsFull() {
    // given
    Work first = messages(3, 0);
    Work second = messages(3, 0);
    queue.add(first);
    queue.add(second);

    // then
    assertEquals(List.of(new Slice(first, 0, 3), new Slice(second, 0, 1)), take(4));
    assertEquals(2, queue.size());
    assertEquals(List.of(new Slice(second, 1, 3)), take(4));
    assertEquals(List.of(), take(4));
  }

  @Test
  void shouldPutBackBeforeEverythingElse() {
    // given
    Work later = messages(1, 0);
    Work again = messages(1, 0);
    queue.add(later);

    // when
    queue.addFirst(again);

    // then
    assertEquals(List.of(new Slice(again, 0, 1), new Slice(later, 0, 1)), take(9));
  }

  @Test
  void shouldFindMessagesThatHaveWaitedTooLong() {
    // given
    Work old = messages(3, 10);
    queue.add(old);
    queue.add(messages(1, 20));
    take(1);

    // then
    assertEquals(List.of(new Slice(old, 1, 3)), queue.expired(15));
    assertEquals(1, queue.size());
  }

  @Test
  void shouldHandOutTheHeadAlone() {
    // given
    Work first = messages(2, 0);
    queue.add(first);
    queue.add(messages(1, 0));

    // then
    assertEquals(List.of(new Slice(first, 0, 2)), queue.takeFirstMessages());
    assertEquals(1, queue.size());
    queue.clear();
    assertEquals(List.of(), queue.takeFirstMessages());
    assertEquals(0, queue.size());
  }

  private List<Slice> take(int room) {
    List<Integer> taken = new ArrayList<>();
    return queue.take((work, position) -> taken.size() < room && taken.add(position));
  }

  private static Work messages(int size, long arrived) {
    Command.AcceptMessage message =
        new Command.AcceptMessage(
            "c", "m", 0, null, null, 0, 1, List.of(), new byte[0], List.of(), List.of());
    return new Work.Messages(
        new EvaluatedBatch(
            "door", 0, 1, new long[size], Collections.nCopies(size, message), 0, List.of()),
        arrived);
  }
}
