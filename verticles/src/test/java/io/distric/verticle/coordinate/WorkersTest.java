package io.distric.verticle.coordinate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.Entry.Ticket;
import io.distric.protocol.WorkerHello;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class WorkersTest {

  private static final UUID TASK = new UUID(1, 1);
  private final Workers workers = new Workers(100);

  @Test
  void shouldReserveOnlyWhatIsFree() {
    // given
    hello("a", "1", 5, 0);

    // when
    List<Ticket> first = workers.reserve(3);
    List<Ticket> second = workers.reserve(3);

    // then
    assertEquals(3, first.getFirst().places());
    assertEquals(2, second.getFirst().places());
    assertEquals(List.of(), workers.reserve(1));
    workers.release(first);
    assertEquals(3, workers.free());
  }

  @Test
  void shouldUseWorkersAlikeForTheirCapacity() {
    // given
    hello("a", "1", 2, 0);
    hello("b", "1", 10, 0);

    // then
    assertEquals(List.of(1, 7), workers.reserve(8).stream().map(Ticket::places).toList());
  }

  @Test
  void shouldFreeAPlaceOnceHoweverOftenItsReportComes() {
    // given
    hello("a", "1", 1, 0);
    assertEquals("addr-a/1", workers.started(assignment("a", "1", 1)));
    assertEquals(0, workers.free());

    // when
    Command report = new Command.CompleteTask(TASK, 1, new byte[0]);
    workers.ended(report);
    workers.ended(report);

    // then
    assertEquals(1, workers.free());
  }

  @Test
  void shouldNotFreeThePlaceOfANewerAttempt() {
    // given
    hello("a", "1", 1, 0);
    workers.started(assignment("a", "1", 2));

    // when
    workers.ended(new Command.FailTask(TASK, 1, "c", "m", true));

    // then
    assertEquals(0, workers.free());
    workers.ended(new Command.ReleaseTask(TASK, 2));
    assertEquals(1, workers.free());
  }

  @Test
  void shouldFreeThePlaceOfACancelledTask() {
    // given
    hello("a", "1", 1, 0);
    workers.started(assignment("a", "1", 1));

    // then
    assertEquals("addr-a/1", workers.cancelled(TASK));
    assertNull(workers.cancelled(TASK));
    assertEquals(1, workers.free());
  }

  @Test
  void shouldEndTheOlderBootOfAWorker() {
    // given
    workers.restart(List.of("a/0"), 0);
    hello("b", "1", 1, 0);

    // then
    assertEquals(List.of("a/0"), hello("a", "1", 1, 50));
    assertTrue(workers.knows("a/1"));
    assertFalse(workers.knows("a/0"));
  }

  @Test
  void shouldEndASessionThatIsSilentForItsLease() {
    // given
    workers.restart(List.of("x/0"), 0);
    hello("a", "1", 1, 0);
    hello("a", "1", 1, 60);

    // then
    assertEquals(List.of(), workers.expired(90));
    assertEquals(List.of("x/0"), workers.expired(110));
    assertEquals(List.of("a/1"), workers.expired(170));
    assertEquals(0, workers.free());
    assertNull(workers.started(assignment("a", "1", 1)));
  }

  @Test
  void shouldBeginALeadershipWithTheWorkersThatLive() {
    // given
    hello("a", "2", 3, 0);
    workers.started(assignment("a", "2", 1));
    workers.reserve(1);

    // when
    List<String> over = workers.restart(List.of("a/1", "a/2", "b/1"), 50);

    // then
    assertEquals(List.of("a/1"), over);
    assertEquals(3, workers.free());
    assertEquals(List.of("a/2", "b/1"), workers.expired(200));
  }

  @Test
  void shouldNotOfferThePlaceOfAnAttemptThatWasGivenUpAndGoesOn() {
    // given
    hello("a", "1", 2, 0);
    workers.started(assignment("a", "1", 1));
    workers.cancelled(TASK);
    assertEquals(2, workers.free());

    // when
    WorkerHello stuck = new WorkerHello("a", "a/1", "addr-a/1", List.of(), 2, 1);
    workers.hello(stuck, 10);

    // then
    assertEquals(1, workers.free());
    hello("a", "1", 2, 20);
    assertEquals(2, workers.free());
  }

  @Test
  void shouldKnowWhichSessionsItHasForgotten() {
    // given
    hello("a", "1", 2, 0);
    hello("a", "2", 2, 0);

    // then
    assertEquals(List.of("a/1", "b/1"), workers.strangers(List.of("a/1", "a/2", "b/1")));
  }

  private List<String> hello(String worker, String boot, int capacity, long nanos) {
    String session = WorkerHello.session(worker, boot);
    return workers.hello(
        new WorkerHello(worker, session, "addr-" + session, List.of(), capacity, 0), nanos);
  }

  private static Assignment assignment(String worker, String boot, int attempt) {
    return new Assignment(
        0,
        TASK,
        new UUID(1, 0),
        "s",
        "t",
        attempt,
        worker,
        WorkerHello.session(worker, boot),
        0,
        "k",
        new byte[0]);
  }
}
