package io.distric.verticle.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.protocol.ProblemCode;
import io.distric.protocol.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PendingTableTest {

  private static final Reply REPLY = ProblemCode.INTERNAL.problem("x");
  private final PendingTable table = new PendingTable(1000);
  private final List<Integer> answered = new ArrayList<>();

  @Test
  void shouldHandAReplyToWhoWaitsForIt() {
    // given
    long first = table.add(this::answer, 7, 1);
    long second = table.add(this::answer, 8, 1);

    // when
    table.reply(second, REPLY);

    // then
    assertEquals(List.of(8), answered);
    assertEquals(1, table.size());
    assertEquals(1, table.since(first));
    assertEquals(0, table.since(second));
  }

  @Test
  void shouldIgnoreALateReplyToAnEarlierUserOfTheSlot() {
    // given
    long early = table.add(this::answer, 1, 1);
    table.reply(early, REPLY);
    table.add(this::answer, 2, 1);

    // when
    table.reply(early, REPLY);
    table.reply(-1, REPLY);
    table.reply(1 << 20, REPLY);

    // then
    assertEquals(List.of(1), answered);
    assertEquals(1, table.size());
  }

  @Test
  void shouldGiveEveryMessageACorrelationOfItsOwn() {
    // given
    Set<Long> seen = new HashSet<>();

    // when
    for (int round = 0; round < 10; round++) {
      List<Long> correlations = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        correlations.add(table.add(this::answer, i, 1));
      }
      seen.addAll(correlations);
      correlations.forEach(correlation -> table.reply(correlation, REPLY));
    }

    // then
    assertEquals(3000, seen.size());
    assertEquals(3000, answered.size());
  }

  @Test
  void shouldSayWhenItIsFull() {
    // given
    for (int i = 0; i < 999; i++) {
      table.add(this::answer, i, 1);
    }

    // then
    assertTrue(table.hasRoomFor(1));
    assertFalse(table.hasRoomFor(2));
  }

  @Test
  void shouldGiveUpOnWhatWaitsTooLong() {
    // given
    table.add(this::answer, 1, 100);
    table.add(this::answer, 2, 200);

    // when
    table.expire(150, REPLY);

    // then
    assertEquals(List.of(1), answered);
  }

  private void answer(int item, Reply reply) {
    answered.add(item);
  }
}
