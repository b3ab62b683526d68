package io.distric.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.config.NodeConfig;
import io.distric.protocol.Command;
import io.distric.protocol.Command.CompleteTask;
import io.distric.protocol.Command.FailTask;
import io.distric.task.api.TaskContext;
import io.distric.task.api.TaskOutcome;
import io.distric.task.api.TaskPlugin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class TaskRunnerTest {

  private final TaskRegistry registry = TaskRegistry.load(NodeConfig.defaults().execute());
  private final TaskRunner runner = new TaskRunner(registry, 100);

  private record Fake(Body body) implements TaskPlugin {
    private interface Body {
      TaskOutcome run(TaskContext context) throws Exception;
    }

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public TaskOutcome execute(TaskContext context) throws Exception {
      return body.run(context);
    }
  }

  @Test
  void shouldCompleteWithNothing() {
    // when
    Command report = runner.run(Attempt.of("core.noop", "{}"));

    // then
    assertEquals("{}", result(report));
    assertTrue(runner.runsInline("core.noop"));
    assertFalse(runner.runsInline("core.sleep"));
  }

  @Test
  void shouldEchoItsInputByteForByteEqualInMeaning() {
    // when
    Command report =
        runner.run(
            Attempt.of("core.echo", "{\"a\":[1,2.50,\"x\",null,true],\"b\":{\"c\":1e3},\"d\":{}}"));

    // then
    assertEquals("{\"a\":[1,2.50,\"x\",null,true],\"b\":{\"c\":1E+3},\"d\":{}}", result(report));
  }

  @Test
  void shouldFailAsItIsAsked() {
    // when
    FailTask report =
        failure(Attempt.of("core.fail", "{\"code\":\"c\",\"message\":\"m\",\"retryable\":false}"));

    // then
    assertEquals(new FailTask(Attempt.TASK, 1, "c", "m", false), report);
  }

  @Test
  void shouldSucceedAfterTheAttemptThatWasNamed() {
    // given
    String input = "{\"until_attempt\":2}";

    // when
    Command second = runner.run(Attempt.of("core.fail", input, 2, Duration.ofSeconds(1)));
    Command third = runner.run(Attempt.of("core.fail", input, 3, Duration.ofSeconds(1)));

    // then
    assertInstanceOf(FailTask.class, second);
    assertEquals("{\"attempt\":3}", result(third));
  }

  @Test
  void shouldSleepForAsLongAsAsked() {
    // when
    long start = System.nanoTime();
    Command report = runner.run(Attempt.of("core.sleep", "{\"duration\":\"20ms\"}"));

    // then
    assertInstanceOf(CompleteTask.class, report);
    assertTrue(System.nanoTime() - start >= 20_000_000);
  }

  @Test
  void shouldRefuseADurationThatIsNone() {
    // when
    FailTask report = failure(Attempt.of("core.sleep", "{\"duration\":\"soon\"}"));

    // then
    assertEquals("bad_input", report.code());
    assertFalse(report.retryable());
    assertEquals(
        List.of(TaskDuration.fault("soon")),
        plugin("core.sleep").validate(Map.of("duration", "soon")));
    assertEquals(List.of(), plugin("core.sleep").validate(Map.of("duration", "1m")));
  }

  @Test
  void shouldReportAnInterruptAsTimeout() throws Exception {
    // given
    CompletableFuture<Command> report = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () ->
                    report.complete(runner.run(Attempt.of("core.sleep", "{\"duration\":\"1h\"}"))));

    // when
    thread.interrupt();

    // then
    assertEquals("timeout", ((FailTask) report.get()).code());
  }

  @Test
  void shouldSayThatATypeIsUnknown() {
    // when
    FailTask report = failure(Attempt.of("no.such", "{}"));

    // then
    assertEquals("unknown_type", report.code());
    assertTrue(report.message().contains("'no.such'"));
  }

  @Test
  void shouldTurnAThrowingPluginIntoAFailure() {
    // given
    registry.add(
        new Fake(
            context -> {
              throw new IllegalStateException("broken");
            }),
        "test");

    // when
    FailTask report = failure(Attempt.of("fake", "{}"));

    // then
    assertEquals("plugin_error", report.code());
    assertTrue(report.message().contains("broken"));
    assertTrue(report.retryable());
  }

  @Test
  void shouldLetTheOutcomeStandWhenAPluginCannotCleanUp() {
    // given
    registry.add(new Untidy(), "test");

    // when
    Command report = runner.run(Attempt.of("untidy", "{}"));

    // then
    assertInstanceOf(CompleteTask.class, report);
  }

  private record Untidy() implements TaskPlugin {
    @Override
    public String name() {
      return "untidy";
    }

    @Override
    public TaskOutcome execute(TaskContext context) {
      return TaskOutcome.completed();
    }

    @Override
    public void cleanup(TaskOutcome outcome) {
      throw new IllegalStateException("the file is gone");
    }
  }

  @Test
  void shouldRefuseAResultThatIsTooLong() {
    // given
    registry.add(new Fake(context -> TaskOutcome.completed(Map.of("x", "y".repeat(200)))), "test");

    // when
    FailTask report = failure(Attempt.of("fake", "{}"));

    // then
    assertEquals("result_too_large", report.code());
  }

  @Test
  void shouldGiveTheContextOfTheAttempt() {
    // given
    AtomicReference<String> seen = new AtomicReference<>();
    registry.add(
        new Fake(
            context -> {
              seen.set(
                  context.stepId()
                      + context.attempt()
                      + context.idempotencyKey()
                      + context.input().get("a")
                      + context.taskId().equals(Attempt.TASK.toString())
                      + context.instanceId().endsWith("0")
                      + (context.deadline() != null));
              return TaskOutcome.completed();
            }),
        "test");

    // when
    runner.run(Attempt.of("fake", "{\"a\":7}"));

    // then
    assertEquals("step1key-17truetruetrue", seen.get());
  }

  @Test
  void shouldNameAllTypes() {
    // then
    assertEquals(
        List.of(
            "core.echo",
            "core.fail",
            "core.noop",
            "core.sleep",
            "http.get",
            "http.post",
            "notify.webhook"),
        registry.types());
  }

  private TaskPlugin plugin(String type) {
    return java.util.Objects.requireNonNull(registry.find(type));
  }

  private FailTask failure(io.distric.protocol.Assignment assignment) {
    return assertInstanceOf(FailTask.class, runner.run(assignment));
  }

  private static String result(Command report) {
    return new String(assertInstanceOf(CompleteTask.class, report).result(), UTF_8);
  }
}
