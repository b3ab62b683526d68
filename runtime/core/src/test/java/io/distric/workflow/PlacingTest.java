package io.distric.workflow;

import static io.distric.workflow.EngineRig.only;
import static io.distric.workflow.EngineRig.steps;
import static io.distric.workflow.FlowSketch.flow;
import static io.distric.workflow.TaskSketch.equal;
import static io.distric.workflow.TaskSketch.number;
import static io.distric.workflow.TaskSketch.task;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlacingTest {

  private final EngineRig rig =
      new EngineRig(
          flow("low", task("low").priority(1)),
          flow("high", task("high").priority(9)),
          flow("other", task("other").priority(9).type("rare.type")));

  @Test
  void shouldServeHigherPrioritiesFirstAndEachInOrder() {
    // given
    rig.tickets = List.of();
    rig.start("low", "{}");
    rig.start("high", "{}");
    Applied secondHigh = rig.start("high", "{}");
    rig.start("low", "{}");

    // when
    rig.tickets = List.of(new Entry.Ticket("w1", "s1", List.of(), 3));
    Applied served = rig.apply(new Command.Advance());

    // then
    assertEquals(List.of("high", "high", "low"), steps(served));
    assertEquals(EngineRig.instance(secondHigh), served.assignments().get(1).instance());
    assertEquals(1, rig.engine.readyTasks());
  }

  @Test
  void shouldUseTheTicketsInTheirOrderAndOnlyForTypesThatTheyTake() {
    // given
    rig.tickets = List.of();
    for (String workflow : List.of("low", "low", "low", "other")) {
      rig.start(workflow, "{}");
    }

    // when
    rig.tickets =
        List.of(
            new Entry.Ticket("w1", "s1", List.of("core.noop"), 2),
            new Entry.Ticket("w2", "s2", List.of("none.such"), 5),
            new Entry.Ticket("w3", "s3", List.of("rare.type", "core.noop"), 5));
    Applied served = rig.apply(new Command.Advance());

    // then
    assertEquals(List.of("other", "low", "low", "low"), steps(served));
    assertEquals(
        List.of("w3", "w1", "w1", "w3"),
        served.assignments().stream().map(a -> a.worker()).toList());
    assertArrayEquals(new int[] {2, 0, 2}, served.placesUsed());
  }

  @Test
  void shouldNotLetATypeWithoutWorkersHoldUpOthers() {
    // given
    rig.tickets = List.of(new Entry.Ticket("w1", "s1", List.of("core.noop"), 1));
    for (int i = 0; i < 50; i++) {
      rig.start("other", "{}");
    }

    // when
    Applied served = rig.start("low", "{}");

    // then
    assertEquals(List.of("low"), steps(served));
    assertEquals(50, rig.engine.readyTasks());
  }

  @Test
  void shouldNotKeepWithdrawnTasksForEver() {
    // given
    rig.tickets = List.of();
    for (int i = 0; i < 5000; i++) {
      Applied started = rig.start("other", "{}");
      rig.apply(new Command.CancelInstance(EngineRig.instance(started), "by hand"));
    }
    rig.start("other", "{}");

    // when
    rig.tickets = List.of(EngineRig.WORKER);
    Applied served = rig.apply(new Command.Advance());

    // then
    assertEquals(List.of("other"), steps(served));
    assertEquals(0, rig.engine.readyTasks());
  }

  @Test
  void shouldServeTasksInTheOrderInWhichTheyBecameReadyAlsoAfterARestore() {
    // given
    EngineRig other =
        new EngineRig(
            flow(
                "f",
                task("a"),
                task("skipped").after("a").when(equal(number(1), number(2))),
                task("later").after("skipped"),
                task("sooner").after("a")));
    Applied started = other.start("f", "{}");
    other.tickets = List.of();
    other.complete(only(started), "{}");
    PartitionEngine restored = other.restored();

    // when
    other.tickets = List.of(new Entry.Ticket("w1", "s1", List.of(), 1));
    Applied served = other.apply(new Command.Advance());
    other.applyRest(restored, 2);

    // then
    assertEquals(List.of("sooner"), steps(served));
  }
}
