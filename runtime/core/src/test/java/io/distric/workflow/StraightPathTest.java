package io.distric.workflow;

import static io.distric.workflow.EngineRig.bytes;
import static io.distric.workflow.EngineRig.events;
import static io.distric.workflow.EngineRig.finished;
import static io.distric.workflow.EngineRig.only;
import static io.distric.workflow.EngineRig.steps;
import static io.distric.workflow.EngineRig.text;
import static io.distric.workflow.FlowSketch.flow;
import static io.distric.workflow.TaskSketch.path;
import static io.distric.workflow.TaskSketch.task;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Options;
import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StraightPathTest {

  private final EngineRig rig =
      new EngineRig(
          flow(
                  "three",
                  task("a").param("id", path("input.id")),
                  task("b").after("a").param("from", path("a.result.value")),
                  task("c").after("b").param("who", path("message.id")))
              .output("sum", path("b.result.value"))
              .output("nothing", path("b.result.none")));

  @Test
  void shouldRunTasksOneAfterTheOtherToTheOutput() {
    // given
    Applied started = rig.start("three", "{\"id\":7}");
    Assignment a = only(started);

    // when
    Applied second = rig.complete(a, "{\"value\":1.50}");
    Assignment b = only(second);
    Applied third = rig.complete(b, "{\"value\":2}");
    Assignment c = only(third);
    Applied last = rig.complete(c, "{}");

    // then
    assertEquals("{\"id\":7}", text(a.input()));
    assertEquals("{\"from\":1.5}", text(b.input()));
    assertEquals("{\"who\":\"m-0\"}", text(c.input()));
    assertEquals(List.of("accepted", "started", "a running 1"), events(started));
    assertEquals(List.of("a completed 1", "b running 1"), events(second));
    assertEquals(List.of("c completed 1", "completed"), events(last));
    InstanceRecord record = finished(last);
    assertEquals(Status.COMPLETED, record.status());
    assertEquals("{\"sum\":2}", text(record.output()));
    assertEquals("{\"id\":7}", text(record.input()));
    assertEquals(List.of("a", "b", "c"), record.tasks().stream().map(t -> t.step()).toList());
    assertEquals(0, rig.engine.openInstances());
    assertEquals(0, rig.engine.gauges().runningTasks());
    assertEquals(Long.MAX_VALUE, rig.engine.nextTimer());
  }

  @Test
  void shouldFindTheInstanceOfATask() {
    // when
    Applied started = rig.start("three", "{}");

    // then
    Assignment a = only(started);
    assertEquals(a.instance(), EngineRig.instance(started));
    assertEquals(a.instance(), InstanceIds.instanceOf(a.task()));
    assertEquals(a.instance(), InstanceIds.instanceOf(a.instance()));
    assertTrue(InstanceIds.isTask(a.task()));
    assertFalse(InstanceIds.isTask(a.instance()));
    assertEquals(8, a.instance().version());
    assertEquals(2, a.instance().variant());
    assertEquals(EngineRig.START, a.instance().getMostSignificantBits() >>> 16);
    assertEquals(a.task().toString(), a.idempotencyKey());
  }

  @Test
  void shouldKeepTasksReadyUntilATicketComes() {
    // given
    rig.tickets = List.of();
    Applied started = rig.start("three", "{}");

    // when
    rig.tickets = List.of(new Entry.Ticket("w9", "s9", List.of("core.noop"), 2));
    Applied later = rig.apply(new Command.Advance());

    // then
    assertEquals(List.of(), started.assignments());
    assertEquals("w9", only(later).worker());
    assertEquals("s9", only(later).session());
    assertArrayEquals(new int[] {1}, later.placesUsed());
    assertEquals(0, rig.engine.readyTasks());
    assertEquals(List.of("s9"), List.copyOf(rig.engine.runningSessions()));
  }

  @Test
  void shouldSayThatADefinitionIsMissingAndDoNothing() {
    // given
    Command message = EngineRig.message("m", "three", "{}", Options.NONE);

    // when
    Applied missing = rig.apply(new Entry(rig.now, 1, rig.tickets, List.of(), List.of(message)));
    Applied again = rig.apply(message);

    // then
    assertEquals(List.of(new Outcome.DefinitionMissing("three", 1)), missing.outcomes());
    assertEquals(List.of(), missing.events());
    assertEquals(List.of("a"), steps(again));
    assertTrue(rig.engine.hasDefinition("three", 1));
    assertFalse(rig.engine.hasDefinition("three", 2));
  }

  @Test
  void shouldPublishWhatRulesEmitWithoutAnInstance() {
    // given
    Command message =
        new Command.AcceptMessage(
            "client",
            "m",
            1,
            null,
            null,
            0,
            9,
            List.of("r1", "r2"),
            bytes("{}"),
            List.of(),
            List.of(new Command.Emit("r1", "flagged", bytes("{}"))));

    // when
    Applied applied = rig.apply(new Command.Advance(), message);

    // then
    assertEquals(List.of("accepted", "emitted flagged"), events(applied));
    assertEquals(
        new Outcome.Accepted(9, List.of("r1", "r2"), List.of(), 1, 0, false),
        applied.outcomes().get(1));
  }

  @Test
  void shouldNotLetTimeRunBackward() {
    // given
    rig.start("three", "{}");

    // when
    rig.now -= 5000;
    Applied later = rig.start("three", "{}");

    // then
    assertEquals(EngineRig.START, later.events().getFirst().time());
    assertEquals(EngineRig.START, rig.engine.gauges().now());
  }

  @Test
  void shouldShowOpenInstancesNewestFirst() {
    // given
    Applied first = rig.start("three", "{}");
    Applied second = rig.start("three", "{}");
    rig.start("three", "{}");
    StateView view = rig.engine.view();
    rig.complete(only(first), "{\"value\":1}");

    // when
    List<InstanceRecord> newest = view.newest(record -> !record.messageId().equals("m-2"), 2);

    // then
    assertEquals(List.of("m-1", "m-0"), newest.stream().map(i -> i.messageId()).toList());
    assertEquals(3, view.openInstances());
    assertEquals(3, view.index());
    InstanceRecord found = view.find(EngineRig.instance(second)).orElseThrow();
    assertEquals(Status.RUNNING, found.status());
    assertEquals(Status.RUNNING, found.tasks().getFirst().status());
    assertEquals(Status.PENDING, found.tasks().getLast().status());
    assertTrue(view.find(new java.util.UUID(1, 2)).isEmpty());
  }
}
