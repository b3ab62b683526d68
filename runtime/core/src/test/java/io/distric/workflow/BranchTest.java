package io.distric.workflow;

import static io.distric.workflow.EngineRig.events;
import static io.distric.workflow.EngineRig.finished;
import static io.distric.workflow.EngineRig.only;
import static io.distric.workflow.EngineRig.steps;
import static io.distric.workflow.EngineRig.text;
import static io.distric.workflow.FlowSketch.branch;
import static io.distric.workflow.FlowSketch.flow;
import static io.distric.workflow.FlowSketch.steps;
import static io.distric.workflow.TaskSketch.equal;
import static io.distric.workflow.TaskSketch.number;
import static io.distric.workflow.TaskSketch.path;
import static io.distric.workflow.TaskSketch.task;
import static io.distric.workflow.TaskSketch.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Step;
import io.distric.dsl.source.Span;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BranchTest {

  @Test
  void shouldRunTasksInParallelAndJoinThem() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a"), task("b"), task("c").after("a", "b")));
    Applied started = rig.start("f", "{}");

    // when
    Applied one = rig.complete(EngineRig.of(started, "b"), "{}");
    Applied both = rig.complete(EngineRig.of(started, "a"), "{}");

    // then
    assertEquals(List.of("a", "b"), steps(started));
    assertEquals(List.of(), steps(one));
    assertEquals(List.of("c"), steps(both));
  }

  @Test
  void shouldSkipATaskWhoseConditionIsNotTrueAndRunWhatComesAfter() {
    // given
    EngineRig rig =
        new EngineRig(
            flow(
                    "f",
                    task("a"),
                    task("b").after("a").when(equal(path("a.result.x"), number(1))),
                    task("c").after("b").param("b", path("b.result.y")))
                .output("b", path("b.status")));
    Applied started = rig.start("f", "{}");

    // when
    Applied next = rig.complete(only(started), "{\"x\":2}");
    InstanceRecord record = finished(rig.complete(only(next), "{}"));

    // then
    assertEquals("c", only(next).step());
    assertEquals("{}", text(only(next).input()));
    assertEquals(Status.SKIPPED, EngineRig.task(record, "b").status());
    assertEquals("{\"b\":\"skipped\"}", text(record.output()));
  }

  @Test
  void shouldRunTheChosenBranchOnly() {
    // given
    EngineRig rig = new EngineRig(verdict());
    Applied started = rig.start("f", "{}");

    // when
    Applied chosen = rig.complete(only(started), "{\"value\":\"block\"}");
    Applied notified = rig.complete(EngineRig.of(chosen, "freeze"), "{}");
    InstanceRecord record = finished(rig.complete(only(notified), "{}"));

    // then
    assertEquals(List.of("freeze"), steps(chosen));
    assertEquals(List.of("end"), steps(notified));
    assertEquals(Status.COMPLETED, EngineRig.task(record, "freeze").status());
    assertEquals(Status.SKIPPED, EngineRig.task(record, "ask").status());
    assertEquals(Status.SKIPPED, EngineRig.task(record, "answer").status());
    assertEquals(Status.SKIPPED, EngineRig.task(record, "pass").status());
    assertTrue(record.tasks().stream().noneMatch(t -> t.step().equals("verdict")));
    assertEquals("{\"verdict\":\"block\"}", text(record.output()));
  }

  @Test
  void shouldRunTheStepsOfABranchInTheirOrder() {
    // given
    EngineRig rig = new EngineRig(verdict());
    Applied started = rig.start("f", "{}");

    // when
    Applied chosen = rig.complete(only(started), "{\"value\":\"review\"}");
    Applied asked = rig.complete(only(chosen), "{}");
    Applied answered = rig.complete(only(asked), "{}");

    // then
    assertEquals(List.of("ask"), steps(chosen));
    assertEquals(List.of("answer"), steps(asked));
    assertEquals(List.of("end"), steps(answered));
  }

  @Test
  void shouldTakeTheElseBranchWhereNothingIsKnown() {
    // given
    EngineRig rig = new EngineRig(verdict());

    // when
    Applied chosen = rig.complete(only(rig.start("f", "{}")), "{}");

    // then
    assertEquals(List.of("pass"), steps(chosen));
  }

  @Test
  void shouldSkipAllThatStandsInABranchWithinASkippedBranch() {
    // given
    Step inner =
        new Step.Switch(
            "inner",
            number(1),
            List.of(branch(number(1), task("deep"))),
            List.of(),
            List.of(),
            Span.NONE);
    EngineRig rig =
        new EngineRig(
            flow("f")
                .choice(
                    "outer",
                    path("input.go"),
                    List.of(new Step.Case(List.of(text("yes"), text("ja")), List.of(inner))),
                    List.of())
                .step(task("end").after("outer").build()));

    // when
    Applied no = rig.start("f", "{\"go\":\"no\"}");
    Applied yes = rig.start("f", "{\"go\":\"ja\"}");

    // then
    assertEquals(List.of("end"), steps(no));
    assertEquals(List.of("deep"), steps(yes));
    assertEquals(List.of("end"), steps(rig.complete(only(yes), "{}")));
  }

  @Test
  void shouldEndAtOnceWhereNothingRuns() {
    // given
    EngineRig rig =
        new EngineRig(
            flow("f", task("a").when(equal(number(1), number(2)))).output("x", path("input.x")));

    // when
    Applied applied = rig.start("f", "{\"x\":[1,2]}");

    // then
    assertEquals(List.of("accepted", "started", "completed"), events(applied));
    assertEquals("{\"x\":[1,2]}", text(finished(applied).output()));
    assertEquals(0, rig.engine.openInstances());
  }

  @Test
  void shouldWaitForAResultThatIsReadWithoutSayingAfter() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a"), task("b").param("x", path("a.result.x"))));

    // when
    Applied started = rig.start("f", "{}");
    Applied next = rig.complete(only(started), "{\"x\":5}");

    // then
    assertEquals(List.of("a"), steps(started));
    assertEquals("{\"x\":5}", text(only(next).input()));
  }

  @Test
  void shouldFillInTheInputsThatAreMissing() {
    // given
    EngineRig rig =
        new EngineRig(
            flow("f", task("a").param("t", path("input.threshold")))
                .input("threshold", text("low")));

    // when
    Applied without = rig.start("f", "{}");
    Applied with = rig.start("f", "{\"threshold\":\"high\"}");

    // then
    assertEquals("{\"t\":\"low\"}", text(only(without).input()));
    assertEquals("{\"t\":\"high\"}", text(only(with).input()));
  }

  @Test
  void shouldRefuseWhatItCannotRunAndSayWhy() {
    // given
    EngineRig rig =
        new EngineRig(
            flow("cycle", task("a").after("b"), task("b").after("a")),
            flow("twice", task("a"), task("a")),
            flow("unknown", task("a").after("z")),
            flow("waits")
                .step(
                    new Step.Wait(
                        "w",
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        java.util.Optional.of(Duration.ofSeconds(1)),
                        List.of(),
                        Span.NONE)));

    // when, then
    assertRefused(rig, "cycle", "wait for each other: [a, b]");
    assertRefused(rig, "twice", "two are called 'a'");
    assertRefused(rig, "unknown", "none called 'z'");
    assertRefused(rig, "waits", "is a wait");
    assertEquals(0, rig.engine.openInstances());
  }

  private static void assertRefused(EngineRig rig, String workflow, String why) {
    Applied refused = rig.start(workflow, "{}");
    if (refused.outcomes().getFirst() instanceof Outcome.Rejection(var reason, String message)) {
      assertEquals(Outcome.Reason.BAD_DEFINITION, reason);
      assertTrue(message.contains(why), message);
      return;
    }
    throw new AssertionError("expected a rejection, but found " + refused);
  }

  private static FlowSketch verdict() {
    return flow("f", task("score"))
        .choice(
            "verdict",
            path("score.result.value"),
            List.of(
                branch(text("block"), task("freeze")),
                branch(text("review"), task("ask"), task("answer").after("ask"))),
            steps(task("pass")),
            "score")
        .step(task("end").after("verdict").build())
        .output("verdict", path("verdict.result"));
  }
}
