package io.distric.workflow;

import static io.distric.workflow.EngineRig.events;
import static io.distric.workflow.EngineRig.finished;
import static io.distric.workflow.EngineRig.only;
import static io.distric.workflow.EngineRig.refusal;
import static io.distric.workflow.EngineRig.steps;
import static io.distric.workflow.FlowSketch.flow;
import static io.distric.workflow.TaskSketch.path;
import static io.distric.workflow.TaskSketch.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Options;
import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.EngineLimits;
import io.distric.protocol.Entry;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AttemptTest {

  @Test
  void shouldTryAgainWithGrowingWaitsUntilTheAttemptsAreUsedUp() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a").retry(3, 1000, 0)));
    Assignment first = only(rig.start("f", "{}"));

    // when
    Applied failed = rig.fail(first, "http_5xx", true);
    long firstTimer = rig.engine.nextTimer() - rig.now;
    Applied early = rig.advance(999);
    Assignment second = only(rig.advance(1));
    Applied failedAgain = rig.fail(second, "http_5xx", true);
    long secondTimer = rig.engine.nextTimer() - rig.now;
    Assignment third = only(rig.advance(2000));
    Applied last = rig.fail(third, "http_5xx", true);

    // then
    assertEquals(List.of("a pending 1"), events(failed));
    assertEquals(1000, firstTimer);
    assertEquals(2000, secondTimer);
    assertEquals(List.of(), steps(early));
    assertEquals(2, second.attempt());
    assertEquals(first.task(), second.task());
    assertEquals(List.of("a pending 2"), events(failedAgain));
    assertEquals(List.of("a failed 3", "failed"), events(last));
    InstanceRecord record = finished(last);
    assertEquals(Status.FAILED, record.status());
    assertEquals("http_5xx", record.error().code());
    assertEquals(3, record.tasks().getFirst().attempt());
  }

  @Test
  void shouldNotTryAgainWhereItCannotHelp() {
    // given
    EngineRig rig =
        new EngineRig(
            flow("final", task("a").retry(3, 1000, 0)),
            flow("filtered", task("a").retry(3, 1000, 0, "timeout", "http_5xx")));
    Assignment one = only(rig.start("final", "{}"));
    Assignment other = only(rig.start("filtered", "{}"));

    // when
    Applied notRetryable = rig.fail(one, "bad_input", false);
    Applied filtered = rig.fail(other, "http_4xx", true);

    // then
    assertEquals(Status.FAILED, finished(notRetryable).status());
    assertEquals(Status.FAILED, finished(filtered).status());
  }

  @Test
  void shouldTakeTheWaitFromTheJitterOfTheSeed() {
    // given
    TaskPolicy policy =
        TaskPolicy.of(
            Options.NONE,
            Options.NONE,
            new Options(
                Optional.empty(),
                Optional.of(
                    new Options.Retry(
                        9,
                        new Options.Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), 200),
                        200,
                        List.of())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));

    // when, then
    for (long entropy = 0; entropy < 1000; entropy++) {
      long wait = policy.waitMillis(2, Mix.mix(entropy));
      assertTrue(wait >= 1600 && wait <= 2000, "wait " + wait);
      assertTrue(policy.waitMillis(60, Mix.mix(entropy)) <= 5000);
    }
    assertEquals(policy.waitMillis(2, 77), policy.waitMillis(2, 77));
  }

  @Test
  void shouldNotOverflowWithEndlessDurations() {
    // given
    Options endless =
        new Options(
            Optional.of(Duration.ofSeconds(Long.MAX_VALUE)),
            Optional.of(
                new Options.Retry(
                    9,
                    new Options.Backoff(
                        Duration.ofSeconds(Long.MAX_VALUE),
                        Duration.ofSeconds(Long.MAX_VALUE),
                        900),
                    1000,
                    List.of())),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(Long.MAX_VALUE)),
            Optional.empty(),
            Optional.empty(),
            List.of());

    // when
    TaskPolicy policy = TaskPolicy.of(endless, Options.NONE, Options.NONE);

    // then
    assertTrue(EngineRig.START + policy.timeoutMillis() > 0);
    assertTrue(EngineRig.START + policy.waitMillis(8, -1) > 0);
    assertTrue(EngineRig.START + TaskPolicy.deadlineMillis(endless, Options.NONE) > 0);
  }

  @Test
  void shouldCountATimeoutAsAFailedAttemptAndStopIt() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a").timeout(500).retry(2, 100, 0)));
    Assignment first = only(rig.start("f", "{}"));

    // when
    Applied timedOut = rig.advance(500);
    Applied late = rig.complete(first, "{}");
    Assignment second = only(rig.advance(100));
    Applied timedOutAgain = rig.advance(500);

    // then
    assertEquals(EngineRig.START + 500, first.deadline());
    assertEquals(List.of(first.task()), timedOut.cancellations());
    assertEquals(List.of("a pending 1"), events(timedOut));
    assertEquals(Outcome.Reason.STALE_ATTEMPT, refusal(late));
    assertEquals(2, second.attempt());
    assertEquals("timeout", finished(timedOutAgain).error().code());
    assertEquals(Long.MAX_VALUE, rig.engine.nextTimer());
  }

  @Test
  void shouldUseTheTimeoutOfTheEngineWhereNothingIsSaid() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a")));
    EngineLimits limits = new EngineLimits(7000, 5, 1, 10, 1000, 1000, 1, 10);

    // when
    Applied before = rig.start("f", "{}");
    rig.apply(new Command.Configure(limits));
    Applied after = rig.start("f", "{}");

    // then
    assertEquals(EngineRig.START + 300_000, only(before).deadline());
    assertEquals(EngineRig.START + 7000, only(after).deadline());
    assertEquals(limits, rig.engine.limits());
  }

  @Test
  void shouldRefuseReportsOfOtherAttemptsAndUnknownTasks() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a"), task("b").after("a")));
    Assignment a = only(rig.start("f", "{}"));
    Assignment future =
        new Assignment(
            0, a.task(), a.instance(), "a", "t", 2, "w1", "s1", 0, "k", EngineRig.bytes("{}"));

    // when
    Applied wrong = rig.fail(future, "x", true);
    Applied unknown = rig.apply(new Command.ReleaseTask(new UUID(1, 1), 1));
    Applied notStarted =
        rig.apply(new Command.CompleteTask(next(a.task()), 1, EngineRig.bytes("{}")));
    Applied instance = rig.apply(new Command.CompleteTask(a.instance(), 1, EngineRig.bytes("{}")));
    rig.complete(a, "{}");
    Applied twice = rig.complete(a, "{}");

    // then
    assertEquals(Outcome.Reason.STALE_ATTEMPT, refusal(wrong));
    assertEquals(Outcome.Reason.NOT_FOUND, refusal(unknown));
    assertEquals(Outcome.Reason.NOT_FOUND, refusal(notStarted));
    assertEquals(Outcome.Reason.NOT_FOUND, refusal(instance));
    assertEquals(Outcome.Reason.STALE_ATTEMPT, refusal(twice));
    assertEquals(List.of(), twice.events());
  }

  @Test
  void shouldGiveTheTasksOfALostWorkerToAnotherWithoutCountingAFailure() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a"), task("b")));
    Applied started = rig.start("f", "{}");
    rig.tickets = List.of(new Entry.Ticket("w2", "s2", List.of(), 9));

    // when
    Applied lost = rig.apply(new Command.LoseWorkers(List.of("s1", "s7")));
    Applied late = rig.complete(EngineRig.of(started, "a"), "{}");

    // then
    assertEquals(List.of("a pending 1", "b pending 1", "a running 2", "b running 2"), events(lost));
    assertEquals(List.of("w2", "w2"), lost.assignments().stream().map(a -> a.worker()).toList());
    assertEquals(Outcome.Reason.STALE_ATTEMPT, refusal(late));
    assertEquals(List.of("s2"), List.copyOf(rig.engine.runningSessions()));
  }

  @Test
  void shouldGiveUpATaskThatLosesEveryWorker() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a"), task("b")));
    rig.apply(new Command.Configure(new EngineLimits(7000, 5, 1, 10, 1000, 1000, 1, 10)));
    rig.start("f", "{}");

    // when
    rig.apply(new Command.LoseWorkers(List.of("s1")));
    Applied second = rig.apply(new Command.LoseWorkers(List.of("s1")));

    // then
    InstanceRecord record = finished(second);
    assertEquals("worker_lost", record.error().code());
    assertEquals(Status.CANCELLED, EngineRig.task(record, "b").status());
  }

  @Test
  void shouldOfferAReleasedTaskAgainWithoutBurningAnAttempt() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a").retry(1, 0, 0)));
    Assignment first = only(rig.start("f", "{}"));

    // when
    Applied released = rig.apply(new Command.ReleaseTask(first.task(), first.attempt()));

    // then
    assertEquals(2, only(released).attempt());
    assertEquals(List.of("a pending 1", "a running 2"), events(released));
  }

  @Test
  void shouldFailATaskWhoseResultIsTooLong() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a").retry(3, 0, 0)));
    rig.apply(new Command.Configure(new EngineLimits(7000, 5, 1, 10, 1000, 1000, 1, 10)));

    // when
    Applied applied = rig.complete(only(rig.start("f", "{}")), "{\"too\":\"long\"}");

    // then
    assertEquals("result_too_large", finished(applied).error().code());
  }

  @Test
  void shouldNameTheEffectByTheTaskElseTheRuleElseTheTaskId() {
    // given
    EngineRig rig = new EngineRig(flow("f", task("a").key(path("input.k")), task("b")));
    Options options =
        new Options(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(path("id")),
            List.of());

    // when
    Applied both = rig.apply(EngineRig.message("m", "f", "{\"k\":12}", options));
    Applied neither = rig.start("f", "{}");

    // then
    assertEquals("12", EngineRig.of(both, "a").idempotencyKey());
    assertEquals("m:b", EngineRig.of(both, "b").idempotencyKey());
    Assignment plain = EngineRig.of(neither, "a");
    assertEquals(plain.task().toString(), plain.idempotencyKey());
  }

  private static UUID next(UUID task) {
    return new UUID(task.getMostSignificantBits(), task.getLeastSignificantBits() + 1);
  }
}
