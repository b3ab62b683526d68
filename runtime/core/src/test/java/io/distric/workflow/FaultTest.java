package io.distric.workflow;

import static io.distric.workflow.EngineRig.bytes;
import static io.distric.workflow.EngineRig.events;
import static io.distric.workflow.EngineRig.finished;
import static io.distric.workflow.EngineRig.only;
import static io.distric.workflow.EngineRig.refusal;
import static io.distric.workflow.FlowSketch.flow;
import static io.distric.workflow.TaskSketch.equal;
import static io.distric.workflow.TaskSketch.number;
import static io.distric.workflow.TaskSketch.path;
import static io.distric.workflow.TaskSketch.task;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.compile.CompiledExpression;
import io.distric.dsl.value.Value;
import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.EngineLimits;
import io.distric.protocol.Entry;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens where the engine's own parts fail. */
final class FaultTest {

  private final EngineRig rig =
      new EngineRig(
          flow(
              "condition",
              task("a").retry(1, 0, 0),
              task("b").after("a").when(equal(path("a.result.x"), number(1)))),
          flow("input", task("a"), task("b").after("a").param("p", path("a.result"))),
          flow(
                  "undone_input",
                  task("z").undo("undo_z"),
                  task("a").after("z"),
                  task("b").after("a").param("p", path("a.result")))
              .onFailure(true),
          flow("timer", task("z").undo("undo_z"), task("a").after("z").timeout(1000).brokenRetry())
              .onFailure(true),
          flow("lost", task("p"), task("a").after("p"), task("b").after("p"))
              .onFailure(true, task("alert").when(equal(path("p.result.x"), number(1)))),
          flow("lost_beside", task("p"), task("a").after("p"))
              .onFailure(
                  false,
                  task("one"),
                  task("two"),
                  task("both").after("one", "two"),
                  task("last").after("both").when(equal(path("p.result.x"), number(1)))),
          flow("late", task("z").undo("undo_z"), task("p").after("z"), task("a").after("p"))
              .onFailure(true, task("alert").when(equal(path("p.result.x"), number(1)))),
          flow("deadline", task("p"), task("a").after("p"))
              .deadline(2000)
              .onFailure(true, task("alert").when(equal(path("p.result.x"), number(1)))),
          flow("large", task("p"), task("a").after("p").undo("undo_a"))
              .onFailure(true, task("alert").when(equal(path("p.result.x"), number(1)))),
          flow(
                  "saga",
                  task("a").undo("undo_a"),
                  task("b").after("a").undo("undo_b"),
                  task("c").after("b").when(equal(path("b.result.x"), number(1))))
              .onFailure(true));

  /** A language whose expressions break once the value {@code "poison"} is parsed. */
  private record Poisoned(WorkflowLanguage language) implements WorkflowLanguage {
    @Override
    public Workflow read(Entry.Definition definition) {
      return language.read(definition);
    }

    @Override
    public List<CompiledExpression> compile(List<Expr> expressions) {
      return language.compile(expressions);
    }

    @Override
    public Value parse(byte[] json) {
      Value value = language.parse(json);
      if (value.equals(new Value.Text("poison"))) {
        throw new IllegalStateException("poison");
      }
      return value;
    }

    @Override
    public byte[] print(Value value) {
      return language.print(value);
    }
  }

  @Test
  void shouldFailAnInstanceWhenWhatFollowsAReportCannotBeDecided() {
    // given
    rig.engine = EngineRig.newEngine(new Poisoned(rig.language()));
    Assignment a = only(rig.start("condition", "{}"));
    Applied beside = rig.start("condition", "{}");

    // when
    Applied poisoned = rig.complete(a, "\"poison\"");

    // then
    assertEquals(List.of(Outcome.Done.DONE), poisoned.outcomes());
    assertEquals(List.of("a completed 1", "failed"), events(poisoned));
    InstanceRecord record = finished(poisoned);
    assertEquals(Status.FAILED, record.status());
    assertEquals("internal", record.error().code());
    assertTrue(record.error().message().contains("step 'a'"), record.error()::message);
    assertTrue(record.error().message().contains("IllegalStateException"));
    assertEquals(1, rig.complete(only(beside), "{\"x\":1}").assignments().size());
  }

  @Test
  void shouldUndoWhatCanBeUndoneWhenWhatFollowsCannotBeDecided() {
    // given
    rig.engine = EngineRig.newEngine(new Poisoned(rig.language()));
    Applied second = rig.complete(only(rig.start("saga", "{}")), "{}");

    // when
    Applied poisoned = rig.complete(only(second), "\"poison\"");
    Applied end = rig.complete(only(poisoned), "{}");

    // then
    assertEquals(
        List.of("b completed 1", "compensating", "undo_b failed 0", "undo_a running 1"),
        events(poisoned));
    assertEquals(Status.FAILED, finished(end).status());
    assertEquals("compensation_failed", finished(end).error().code());
    assertEquals(Status.COMPLETED, EngineRig.task(finished(end), "undo_a").status());
  }

  @Test
  void shouldUndoWhatCompletedWhenTheInputOfATaskCannotBeMade() {
    // given
    rig.engine = EngineRig.newEngine(new Poisoned(rig.language()));
    Applied second = rig.complete(only(rig.start("undone_input", "{}")), "{}");

    // when
    Applied poisoned = rig.complete(only(second), "\"poison\"");
    Applied end = rig.complete(only(poisoned), "{}");

    // then
    assertEquals(
        List.of("a completed 1", "b failed 0", "compensating", "undo_z running 1"),
        events(poisoned));
    assertEquals(Status.COMPENSATED, finished(end).status());
    assertEquals("internal", finished(end).error().code());
    assertEquals(0, rig.engine.readyTasks());
  }

  /** Logs of earlier releases have to come to what they came to then. */
  @Test
  void shouldRejectACommandThatCannotBeDecidedAndLeaveTheStateAsItWasAtTheFirstLevel() {
    // given
    rig.engine = new PartitionEngine(0, new Poisoned(rig.language()));
    Assignment a = only(rig.start("condition", "{}"));
    byte[] before = withoutIndex(rig.engine);

    // when
    Applied poisoned = rig.complete(a, "\"poison\"");
    byte[] after = withoutIndex(rig.engine);
    Applied good = rig.complete(a, "{\"x\":1}");

    // then
    assertEquals(Outcome.Reason.INTERNAL, refusal(poisoned));
    assertEquals(List.of(), poisoned.events());
    assertArrayEquals(before, after);
    assertEquals(List.of("a completed 1", "b running 1"), events(good));
  }

  @Test
  void shouldEndAnInstanceThatCannotGoOn() {
    // given
    rig.engine = EngineRig.newEngine(new Poisoned(rig.language()));
    Applied started = rig.start("input", "{}");
    Applied beside = rig.start("condition", "{}");

    // when
    Applied poisoned = rig.complete(only(started), "\"poison\"");

    // then
    assertEquals(List.of(Outcome.Done.DONE), poisoned.outcomes());
    assertEquals(Status.FAILED, finished(poisoned).status());
    assertEquals("internal", finished(poisoned).error().code());
    assertEquals(List.of(), poisoned.assignments());
    assertEquals(0, rig.engine.readyTasks());
    assertEquals(1, rig.complete(only(beside), "{\"x\":1}").assignments().size());
  }

  /** Logs of earlier releases have to come to what they came to then. */
  @Test
  void shouldEndAnInstanceThatCannotGoOnWithoutUndoingAtTheFirstLevel() {
    // given
    rig.engine = new PartitionEngine(0, new Poisoned(rig.language()));
    Applied second = rig.complete(only(rig.start("undone_input", "{}")), "{}");

    // when
    Applied poisoned = rig.complete(only(second), "\"poison\"");

    // then
    assertEquals(List.of("a completed 1", "failed"), events(poisoned));
    assertEquals(List.of(), poisoned.assignments());
    InstanceRecord record = finished(poisoned);
    assertEquals("internal", record.error().code());
    assertEquals("the engine could not go on with this instance", record.error().message());
    assertEquals(0, rig.engine.openInstances());
  }

  @Test
  void shouldUndoWhatCompletedWhenWhatFollowsATimerCannotBeDecided() {
    // given
    rig.complete(only(rig.start("timer", "{}")), "{}");

    // when
    Applied late = rig.advance(1000);
    Applied end = rig.complete(only(late), "{}");

    // then
    assertEquals(List.of("a failed 1", "compensating", "undo_z running 1"), events(late));
    assertEquals(1, late.cancellations().size());
    assertEquals(Status.COMPENSATED, finished(end).status());
    assertEquals("internal", finished(end).error().code());
    assertTrue(finished(end).error().message().contains("step 'a'"));
    assertEquals(rig.engine.gauges(), rig.replayed().gauges());
  }

  /** Logs of earlier releases have to come to what they came to then. */
  @Test
  void shouldEndTheInstanceOfATimerThatCannotBeDecidedAtTheFirstLevel() {
    // given
    rig.engine = new PartitionEngine(0, rig.language());
    rig.complete(only(rig.start("timer", "{}")), "{}");

    // when
    Applied late = rig.advance(1000);

    // then
    assertEquals(List.of("failed"), events(late));
    assertEquals("the engine could not go on with this instance", finished(late).error().message());
  }

  @Test
  void shouldSayAtWhichStepTheLossOfAWorkerCouldNotBeDecided() {
    // given
    rig.engine = EngineRig.newEngine(new Poisoned(rig.language()));
    rig.apply(new Command.Configure(new EngineLimits(7000, 5, 0, 10, 1000, 1000, 9, 10)));
    rig.complete(only(rig.start("lost", "{}")), "\"poison\"");

    // when
    Applied lost = rig.apply(new Command.LoseWorkers(List.of("s1")));

    // then
    assertEquals(List.of("failed"), events(lost));
    InstanceRecord record = finished(lost);
    assertEquals("internal", record.error().code());
    assertTrue(record.error().message().contains("step 'a'"), record.error()::message);
    assertEquals(0, rig.engine.runningSessions().size());
  }

  @Test
  void shouldLoseTheOtherTasksWhereTheLossOfOneCouldNotBeDecided() {
    // given: what follows once both are lost cannot be decided, what follows one of them can
    rig.engine = EngineRig.newEngine(new Poisoned(rig.language()));
    rig.apply(new Command.Configure(new EngineLimits(7000, 5, 0, 10, 1000, 1000, 9, 10)));
    Applied second = rig.complete(only(rig.start("lost_beside", "{}")), "\"poison\"");
    Applied failed = rig.fail(only(second), "broken", false);

    // when
    Applied lost = rig.apply(new Command.LoseWorkers(List.of("s1")));

    // then
    assertEquals(List.of("one", "two"), EngineRig.steps(failed));
    assertEquals(List.of("two failed 1", "failed"), events(lost));
    assertEquals("internal", finished(lost).error().code());
    assertEquals(0, rig.engine.runningSessions().size());
    assertEquals(0, rig.engine.openInstances());
  }

  @Test
  void shouldSayWhyItHadFailedWhereAFaultEndsAnInstance() {
    // given
    rig.engine = EngineRig.newEngine(new Poisoned(rig.language()));
    Applied second = rig.complete(only(rig.start("late", "{}")), "{}");
    Applied third = rig.complete(only(second), "\"poison\"");
    Applied failed = rig.fail(only(third), "broken", false);

    // when
    Applied stuck = rig.fail(only(failed), "stuck", false);

    // then
    assertEquals(List.of("undo_z"), EngineRig.steps(failed));
    assertEquals(List.of("failed"), events(stuck));
    assertEquals("internal", finished(stuck).error().code());
    assertEquals(
        "what follows at step 'undo_z' could not be decided (IllegalStateException); the log of"
            + " the node has the cause; before it: stuck happened; it had failed by: broken"
            + " happened",
        finished(stuck).error().message());
  }

  @Test
  void shouldSayThatTheDeadlineWasOverWhereAFaultEndsAnInstance() {
    // given
    rig.engine = EngineRig.newEngine(new Poisoned(rig.language()));
    rig.complete(only(rig.start("deadline", "{}")), "\"poison\"");

    // when
    Applied late = rig.advance(2000);

    // then
    assertEquals(
        "what follows at its deadline could not be decided (IllegalStateException); the log of the"
            + " node has the cause; before it: the instance did not end by its deadline",
        finished(late).error().message());
  }

  /** Logs of earlier releases have to come to what they came to then. */
  @Test
  void shouldNotSayWhyItHadFailedAtTheFirstLevel() {
    // given
    rig.engine = new PartitionEngine(0, new Poisoned(rig.language()));
    Applied second = rig.complete(only(rig.start("late", "{}")), "{}");
    Applied third = rig.complete(only(second), "\"poison\"");
    rig.fail(only(third), "broken", false);

    // when
    Applied late = rig.advance(EngineLimits.INITIAL.timeoutMillis());

    // then
    assertEquals(List.of("failed"), events(late));
    assertEquals("the engine could not go on with this instance", finished(late).error().message());
  }

  @Test
  void shouldNotKeepAResultOverTheLimitWhereItsRefusalCannotBeDecided() {
    // given
    rig.engine = EngineRig.newEngine(new Poisoned(rig.language()));
    rig.apply(new Command.Configure(new EngineLimits(7000, 5, 1, 10, 1000, 1000, 0, 10)));
    Applied second = rig.complete(only(rig.start("large", "{}")), "\"poison\"");

    // when
    Applied refused = rig.complete(only(second), "\"0123456789\"");

    // then
    assertEquals(List.of("failed"), events(refused));
    assertEquals(Status.CANCELLED, EngineRig.task(finished(refused), "a").status());
    assertEquals(List.of(), refused.assignments());
  }

  @Test
  void shouldTreatAResultThatIsNoJsonAsMissing() {
    // given
    Applied started = rig.start("condition", "{}");

    // when
    Applied applied =
        rig.apply(new Command.CompleteTask(only(started).task(), 1, bytes("{broken")));

    // then
    assertEquals(Status.COMPLETED, finished(applied).status());
  }

  /** The open instances as a snapshot holds them. */
  private static byte[] withoutIndex(PartitionEngine engine) {
    return bytes(
        engine.view().newest(any -> true, 100).stream()
            .map(i -> i.id() + " " + i.status() + " " + i.tasks().toString().replaceAll("@.*", ""))
            .toList()
            .toString());
  }
}
