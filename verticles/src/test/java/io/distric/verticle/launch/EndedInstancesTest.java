package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.config.ConfigLoader;
import io.distric.dsl.ast.Options;
import io.distric.protocol.Addresses;
import io.distric.protocol.Command;
import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.EventBatch;
import io.distric.protocol.InboundMessage;
import io.distric.telemetry.Metrics;
import io.distric.verticle.coordinate.CoordinateVerticle;
import io.distric.verticle.coordinate.PartitionMachine;
import io.distric.workflow.PartitionEngine;
import io.distric.workflow.RuleLanguage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever hears that an instance has ended finds it counted, and in a flight recording. */
final class EndedInstancesTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx();
  private final PartitionMachine machine =
      new PartitionMachine(
          0, new PartitionEngine(0, new RuleLanguage(DefinitionReader::read)), new NoJournal());
  private final ScriptedGroup group = new ScriptedGroup(machine);

  @AfterEach
  void stop() {
    vertx.close().await();
    group.close();
  }

  @Test
  void shouldCountAnInstanceBeforeItsEndIsPublished() throws Exception {
    // given
    LocalCodecs.register(vertx.eventBus());
    CoordinateVerticle verticle =
        new CoordinateVerticle(
            ConfigLoader.with(Map.of()),
            0,
            machine,
            group,
            EntriesTest.catalog(),
            () -> false,
            registry);
    vertx.deployVerticle(verticle).await();
    CompletableFuture<Double> counted = new CompletableFuture<>();
    // Is called by the one who publishes, on his thread.
    vertx
        .eventBus()
        .addOutboundInterceptor(
            sent -> {
              if (sent.body() instanceof EventBatch batch && !batch.events().isEmpty()) {
                counted.complete(ended());
              }
              sent.next();
            });
    group.lead(true);
    EntriesTest.await(verticle::serves);

    // when
    vertx.eventBus().send(Addresses.coordinate(0), messageWithoutWorkflow());

    // then
    assertEquals(1, counted.get(20, TimeUnit.SECONDS));
  }

  private double ended() {
    Counter counter = registry.find(Metrics.INSTANCES_ENDED).counter();
    return counter == null ? 0 : counter.count();
  }

  /** Starts a workflow that the catalog does not have: its instance ends at once. */
  private static EvaluatedBatch messageWithoutWorkflow() {
    byte[] body = {'{', '}'};
    Command.Run run =
        new Command.Run("r", "nowhere", Command.Run.NO_VERSION, new byte[0], Options.NONE);
    Command.AcceptMessage message =
        new Command.AcceptMessage(
            "client", "m", 1, null, null, 0, 1, List.of("r"), body, List.of(run), List.of());
    InboundMessage inbound =
        new InboundMessage(1, "client", null, null, null, null, body, 0, body.length);
    return new EvaluatedBatch("door", 0, 1, new long[] {1}, List.of(message), 0, List.of(inbound));
  }
}
