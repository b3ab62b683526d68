package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.config.ConfigLoader;
import io.distric.config.NodeConfig;
import io.distric.protocol.Addresses;
import io.distric.protocol.Assignment;
import io.distric.protocol.AssignmentBatch;
import io.distric.protocol.ReportBatch;
import io.distric.task.TaskRegistry;
import io.distric.telemetry.Metrics;
import io.distric.verticle.execute.ExecuteVerticle;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has the report of an attempt finds it timed, and in a flight recording. */
final class ReportedTasksTest {

  private static final String SESSION = "s1";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx();

  @TempDir Path dir;

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @ParameterizedTest
  @CsvSource({"core.noop, {}", "core.sleep, {\"duration\":\"1ms\"}"})
  void shouldEndTheSpanOfAnAttemptBeforeItsReportIsSent(String type, String input)
      throws Exception {
    // given
    LocalCodecs.register(vertx.eventBus());
    NodeConfig config = ConfigLoader.with(Map.of());
    TaskRegistry tasks = TaskRegistry.load(config.execute());
    vertx
        .deployVerticle(
            new ExecuteVerticle(config, "w1", SESSION, tasks, registry, InstantSource.system()))
        .await();
    try (Recording recording = new Recording()) {
      recording.enable("distric.Task").withoutThreshold();
      recording.start();
      CompletableFuture<Long> timed = new CompletableFuture<>();
      vertx.eventBus().localConsumer(Addresses.coordinate(0), taken -> taken.reply(null));
      // Is called by the one who sends, on his thread.
      vertx
          .eventBus()
          .addOutboundInterceptor(
              sent -> {
                if (sent.body() instanceof ReportBatch && !timed.isDone()) {
                  recording.stop();
                  timed.complete(timed());
                }
                sent.next();
              });

      // when
      AssignmentBatch batch = new AssignmentBatch(1, List.of(assignment(type, input)), List.of());
      vertx.eventBus().send(Addresses.worker(SESSION), batch);

      // then
      assertEquals(1, timed.get(20, TimeUnit.SECONDS));
      recording.dump(dir.resolve("task.jfr"));
      List<RecordedEvent> spans = RecordingFile.readAllEvents(dir.resolve("task.jfr"));
      assertEquals(List.of(type), spans.stream().map(span -> span.getString("type")).toList());
    }
  }

  private long timed() {
    return registry.find(Metrics.TASK_DURATION).timers().stream().mapToLong(t -> t.count()).sum();
  }

  private static Assignment assignment(String type, String input) {
    return new Assignment(
        0,
        new UUID(1, 1),
        new UUID(1, 0),
        "step",
        type,
        1,
        "w1",
        SESSION,
        Long.MAX_VALUE,
        "key",
        input.getBytes(StandardCharsets.UTF_8));
  }
}
