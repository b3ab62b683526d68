package io.distric.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.distric.protocol.Entry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class WorkerLoadsTest {

  private static final UUID TASK = new UUID(1, 2);

  private final WorkerLoads loads = new WorkerLoads(new Strategy.RoundRobin());

  @Test
  void shouldReserveSettleAndFreePlaces() {
    // given
    loads.join("w1", "s1", List.of("a"), 2);
    loads.join("w1", "s1", List.of("a"), 9);

    // when
    List<Entry.Ticket> first = loads.reserve(5);
    List<Entry.Ticket> second = loads.reserve(5);
    loads.release(first);
    loads.started(TASK, 1, "s1");
    int running = loads.free();
    loads.ended(TASK, 2);
    int stale = loads.free();
    loads.ended(TASK, 1);
    loads.ended(TASK, 1);

    // then
    assertEquals(List.of(new Entry.Ticket("w1", "s1", List.of("a"), 2)), first);
    assertEquals(List.of(), second);
    assertEquals(1, running);
    assertEquals(1, stale);
    assertEquals(2, loads.free());
  }

  @Test
  void shouldMoveATaskToItsNewAttempt() {
    // given
    loads.join("w1", "s1", List.of(), 5);
    loads.join("w2", "s2", List.of(), 5);
    loads.started(TASK, 1, "s1");

    // when
    loads.started(TASK, 2, "s2");
    loads.ended(TASK, 1);

    // then
    assertEquals(List.of(0, 1), loads.loads().stream().map(WorkerLoad::inUse).toList());
    assertEquals("s2", loads.cancelled(TASK));
    assertNull(loads.cancelled(TASK));
    assertEquals(10, loads.free());
  }

  @Test
  void shouldForgetWhatASessionRanWhenItLeaves() {
    // given
    loads.join("w1", "s1", List.of(), 5);
    loads.started(TASK, 1, "s1");
    loads.started(new UUID(3, 4), 1, "unknown");
    List<Entry.Ticket> tickets = loads.reserve(2);

    // when
    loads.leave("s1");
    loads.release(tickets);

    // then
    assertEquals(0, loads.free());
    assertNull(loads.cancelled(TASK));
    loads.clear();
    assertEquals(List.of(), loads.loads());
  }
}
