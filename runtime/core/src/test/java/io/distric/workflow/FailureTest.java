package io.distric.workflow;

import static io.distric.workflow.EngineRig.events;
import static io.distric.workflow.EngineRig.finished;
import static io.distric.workflow.EngineRig.only;
import static io.distric.workflow.EngineRig.steps;
import static io.distric.workflow.EngineRig.text;
import static io.distric.workflow.FlowSketch.flow;
import static io.distric.workflow.TaskSketch.path;
import static io.distric.workflow.TaskSketch.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Options;
import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FailureTest {

  @Test
  void shouldCancelWhatRunsBesideAFailedTask() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a"), task("b"), task("c").after("a", "b")));
    Applied started = rig.start("f", "{}");

    // when
    Applied failed = rig.fail(EngineRig.of(started, "a"), "broken", false);
    Applied late = rig.complete(EngineRig.of(started, "b"), "{}");

    // then
    assertEquals(List.of(EngineRig.of(started, "b").task()), failed.cancellations());
    InstanceRecord record = finished(failed);
    assertEquals(Status.FAILED, record.status());
    assertEquals("broken", record.error().code());
    assertEquals(
        List.of(Status.FAILED, Status.CANCELLED, Status.CANCELLED),
        record.tasks().stream().map(t -> t.status()).toList());
    assertEquals(Outcome.Reason.NOT_FOUND, EngineRig.refusal(late));
    assertEquals(0, rig.engine.gauges().runningTasks());
  }

  @Test
  void shouldKeepAMessageWhoseWorkflowIsMissingAsAFailedInstance() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a")));
    Command.AcceptMessage known = EngineRig.message("m", "f", "{}", Options.NONE);
    Command.Run missing =
        new Command.Run("rule", "nowhere", Command.Run.NO_VERSION, new byte[0], Options.NONE);
    Command.AcceptMessage message =
        new Command.AcceptMessage(
            known.client(),
            known.messageId(),
            known.bodyHash(),
            known.key(),
            known.type(),
            known.receivedAt(),
            known.catalogVersion(),
            known.matched(),
            known.payload(),
            List.of(missing, known.runs().getFirst()),
            List.of());

    // when
    Applied applied = rig.apply(message);

    // then
    InstanceRecord record = finished(applied);
    assertEquals(Status.FAILED, record.status());
    assertEquals("nowhere", record.workflow());
    assertEquals("workflow_missing", record.error().code());
    assertEquals(List.of("accepted", "failed", "started", "a running 1"), events(applied));
    assertEquals(1, rig.engine.gauges().openInstances());
    assertEquals(rig.engine.gauges(), rig.replayed().gauges());
  }

  @Test
  void shouldUndoWhatCompletedInReverseOrder() {
    // given
    EngineRig rig = new EngineRig(saga());
    Applied started = rig.start("saga", "{}");
    Applied second = rig.complete(EngineRig.of(started, "a"), "{\"n\":1}");
    rig.complete(only(second), "{\"n\":2}");
    Applied third = rig.complete(EngineRig.of(started, "x"), "{}");

    // when
    Applied failed = rig.fail(only(third), "broken", false);
    Applied undone = rig.complete(only(failed), "{}");
    Applied undoneToo = rig.complete(only(undone), "{}");
    Applied alerted = rig.complete(only(undoneToo), "{}");

    // then
    assertEquals(List.of("c failed 1", "compensating", "undo_b running 1"), events(failed));
    assertEquals("{\"of\":{\"n\":2}}", text(only(failed).input()));
    assertEquals("core.undo", only(failed).type());
    assertEquals("{\"of\":{\"n\":1}}", text(only(undone).input()));
    assertEquals(List.of("alert"), steps(undoneToo));
    assertEquals("{\"why\":\"broken happened\",\"where\":\"c\"}", text(only(undoneToo).input()));
    InstanceRecord record = finished(alerted);
    assertEquals(Status.COMPENSATED, record.status());
    assertEquals("broken", record.error().code());
    assertEquals(
        List.of("a", "b", "x", "c", "undo_a", "undo_b", "alert"),
        record.tasks().stream().map(t -> t.step()).toList());
    assertEquals(List.of("alert completed 1", "compensated"), events(alerted));
  }

  @Test
  void shouldShowThatItCompensates() {
    // given
    EngineRig rig = new EngineRig(saga());
    Applied started = rig.start("saga", "{}");
    rig.complete(EngineRig.of(started, "a"), "{}");

    // when
    rig.fail(EngineRig.of(started, "x"), "broken", false);

    // then
    InstanceRecord record = rig.engine.view().newest(any -> true, 1).getFirst();
    assertEquals(Status.COMPENSATING, record.status());
    assertEquals("broken", record.error().code());
  }

  @Test
  void shouldFailWhereNothingWasThereToUndo() {
    // given
    EngineRig rig = new EngineRig(saga());
    Applied started = rig.start("saga", "{}");

    // when
    Applied failed = rig.fail(EngineRig.of(started, "a"), "broken", false);
    Applied alerted = rig.complete(only(failed), "{}");

    // then
    assertEquals(List.of("alert"), steps(failed));
    assertEquals(Status.FAILED, finished(alerted).status());
  }

  @Test
  void shouldUndoTheRestAndSayWhichStepCouldNotBeUndone() {
    // given
    EngineRig rig = new EngineRig(saga());
    Applied failed = failedAtX(rig);

    // when
    Applied stuck = rig.fail(only(failed), "stuck", false);
    InstanceRecord meanwhile = rig.engine.view().newest(any -> true, 1).getFirst();
    Applied undone = rig.complete(only(stuck), "{}");
    Applied alerted = rig.fail(only(undone), "no_network", false);

    // then
    assertEquals(List.of("undo_b failed 1", "undo_a running 1"), events(stuck));
    assertEquals(Status.COMPENSATING, meanwhile.status());
    assertEquals(Status.FAILED, EngineRig.task(meanwhile, "undo_b").status());
    assertEquals("broken", meanwhile.error().code());
    assertEquals(List.of("alert"), steps(undone));
    assertTrue(text(only(undone).input()).contains("\"where\":\"undo_b\""));
    InstanceRecord record = finished(alerted);
    assertEquals(Status.FAILED, record.status());
    assertEquals(List.of("alert failed 1", "failed"), events(alerted));
    assertEquals("compensation_failed", record.error().code());
    assertEquals(
        "step 'undo_b' could not undo its task: stuck happened; it had failed by: broken happened",
        record.error().message());
    assertEquals("stuck", EngineRig.task(record, "undo_b").error().code());
    assertEquals(Status.COMPLETED, EngineRig.task(record, "undo_a").status());
    assertEquals(rig.engine.gauges(), rig.replayed().gauges());
  }

  @Test
  void shouldSayHowManyStepsCouldNotBeUndone() {
    // given
    EngineRig rig = new EngineRig(saga());
    Applied stuck = rig.fail(only(failedAtX(rig)), "stuck", false);

    // when
    Applied stuckToo = rig.fail(only(stuck), "stuck_too", false);
    InstanceRecord record = finished(rig.complete(only(stuckToo), "{}"));

    // then
    assertEquals(Status.FAILED, record.status());
    assertEquals(
        "step 'undo_b' could not undo its task: stuck happened; 1 more could not either; it had"
            + " failed by: broken happened",
        record.error().message());
  }

  /** Logs of earlier releases have to come to what they came to then. */
  @Test
  void shouldLeaveTheRestUndoneAtTheFirstLevel() {
    // given
    EngineRig rig = new EngineRig(saga());
    rig.engine = new PartitionEngine(0, rig.language());
    Applied failed = failedAtX(rig);

    // when
    Applied stuck = rig.fail(only(failed), "stuck", false);
    InstanceRecord record = finished(rig.fail(only(stuck), "no_network", false));

    // then
    assertEquals(List.of("alert"), steps(stuck));
    assertEquals(Status.FAILED, record.status());
    assertEquals("compensation_failed", record.error().code());
    assertEquals("step 'undo_b' could not undo its task: stuck happened", record.error().message());
  }

  @Test
  void shouldKeepItsStatusWhereAStepOnFailureFails() {
    // given
    EngineRig rig =
        new EngineRig(
            flow("f", task("a").undo("undo_a"), task("b").after("a"))
                .onFailure(
                    true, task("alert"), task("after_alert").after("alert"), task("beside")));
    Applied second = rig.complete(only(rig.start("f", "{}")), "{}");
    Applied failed = rig.fail(only(second), "broken", false);
    Applied undone = rig.complete(only(failed), "{}");

    // when
    rig.fail(EngineRig.of(undone, "alert"), "no_network", false);
    InstanceRecord record = finished(rig.complete(EngineRig.of(undone, "beside"), "{}"));

    // then
    assertEquals(Status.COMPENSATED, record.status());
    assertEquals(Status.FAILED, EngineRig.task(record, "alert").status());
    assertEquals(Status.SKIPPED, EngineRig.task(record, "after_alert").status());
  }

  @Test
  void shouldFailAtItsDeadline() {
    // given
    EngineRig rig =
        new EngineRig(
            flow("f", task("a").undo("ua"), task("b").after("a")).deadline(2000).onFailure(true));
    Applied started = rig.start("f", "{}");
    rig.complete(only(started), "{}");

    // when
    Applied late = rig.advance(2000);
    InstanceRecord record = finished(rig.complete(only(late), "{}"));

    // then
    assertEquals(EngineRig.START + 2000, only(started).deadline());
    assertEquals(List.of("compensating", "ua running 1"), events(late));
    assertEquals(1, late.cancellations().size());
    assertEquals(Status.COMPENSATED, record.status());
    assertEquals("deadline", record.error().code());
  }

  @Test
  void shouldEndACancelledInstanceAtOnce() {
    // given
    EngineRig rig = new EngineRig(saga());
    Applied started = rig.start("saga", "{}");
    UUID instance = EngineRig.instance(started);

    // when
    Applied cancelled = rig.apply(new Command.CancelInstance(instance, "by hand"));
    Applied again = rig.apply(new Command.CancelInstance(instance, "by hand"));

    // then
    assertEquals(2, cancelled.cancellations().size());
    assertEquals(Status.CANCELLED, finished(cancelled).status());
    assertEquals("by hand", finished(cancelled).error().message());
    assertEquals(List.of("cancelled"), events(cancelled));
    assertEquals(Outcome.Reason.NOT_FOUND, EngineRig.refusal(again));
    assertEquals(0, rig.engine.openInstances());
  }

  @Test
  void shouldSayWhyItHadFailedWhereACancelComesWhileItUndoes() {
    // given
    EngineRig rig = new EngineRig(saga());
    Applied failed = failedAtX(rig);
    UUID instance = only(failed).instance();

    // when
    Applied cancelled = rig.apply(new Command.CancelInstance(instance, "by hand"));

    // then
    assertEquals(List.of("cancelled"), events(cancelled));
    assertEquals(List.of(only(failed).task()), cancelled.cancellations());
    InstanceRecord record = finished(cancelled);
    assertEquals(Status.CANCELLED, record.status());
    assertEquals("cancelled", record.error().code());
    assertEquals("by hand; it had failed by: broken happened", record.error().message());
  }

  @Test
  void shouldWithdrawReadyTasksOfAnInstanceThatEnds() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a")));
    rig.tickets = List.of();
    Applied one = rig.start("f", "{}");
    rig.start("f", "{}");
    rig.apply(new Command.CancelInstance(EngineRig.instance(one), "by hand"));

    // when
    rig.tickets = List.of(EngineRig.WORKER);
    Assignment left = only(rig.apply(new Command.Advance()));

    // then
    assertTrue(!left.instance().equals(EngineRig.instance(one)));
    assertEquals(0, rig.engine.readyTasks());
  }

  private static Applied failedAtX(EngineRig rig) {
    Applied started = rig.start("saga", "{}");
    Applied second = rig.complete(EngineRig.of(started, "a"), "{}");
    rig.complete(only(second), "{}");
    return rig.fail(EngineRig.of(started, "x"), "broken", false);
  }

  private static FlowSketch saga() {
    return flow(
            "saga",
            task("a").undo("undo_a"),
            task("b").after("a").undo("undo_b"),
            task("x"),
            task("c").after("b", "x"))
        .onFailure(
            true,
            task("alert").param("why", path("error.message")).param("where", path("error.task")));
  }
}
