package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.catalog.ActiveCatalog;
import io.distric.catalog.CatalogReference;
import io.distric.config.ConfigLoader;
import io.distric.dsl.ast.Model;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.match.DecoderLimits;
import io.distric.protocol.Addresses;
import io.distric.protocol.Command;
import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.InboundMessage;
import io.distric.protocol.ReplyBatch;
import io.distric.telemetry.Metrics;
import io.distric.verticle.coordinate.CoordinateVerticle;
import io.distric.verticle.coordinate.PartitionMachine;
import io.distric.workflow.PartitionEngine;
import io.distric.workflow.RuleLanguage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.junit5.Checkpoint;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which commands go into one log entry: an entry costs an fsync however little it holds. */
@ExtendWith(VertxExtension.class)
final class EntriesTest {

  /** As many as are worth an entry beside one that is under way. */
  private static final int ENTRY_COMMANDS_MIN = 64;

  private final MeterRegistry registry = new SimpleMeterRegistry();

  /** One event loop: what is sent in a turn of it has arrived before the partition has its turn. */
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  private ScriptedGroup group;
  private int before;

  @BeforeEach
  void start() {
    LocalCodecs.register(vertx.eventBus());
    PartitionEngine engine = new PartitionEngine(0, new RuleLanguage(DefinitionReader::read));
    PartitionMachine machine = new PartitionMachine(0, engine, new NoJournal());
    group = new ScriptedGroup(machine);
    CoordinateVerticle verticle =
        new CoordinateVerticle(
            ConfigLoader.with(Map.of()), 0, machine, group, catalog(), () -> false, registry);
    vertx.deployVerticle(verticle).await();
    group.lead(true);
    awaitSettled(verticle, machine, registry);
    before = group.submitted();
    group.fate(ScriptedGroup.Fate.HELD);
  }

  @AfterEach
  void stop() {
    // A partition that stops waits for what is held.
    group.fate(ScriptedGroup.Fate.APPLIED);
    group.release();
    vertx.close().await();
    group.close();
  }

  @Test
  void shouldSendWhatCameInOneTurnAsOneEntry() {
    // when
    vertx.runOnContext(turn -> send(3));

    // then
    await(() -> group.submitted() > before);
    assertEquals(0, queued());
    assertEquals(1, group.submitted() - before);
  }

  @Test
  void shouldHoldFewCommandsBackWhileAnEntryIsUnderWay() {
    // given
    send(1);
    await(() -> inflight() == 1);

    // when
    send(ENTRY_COMMANDS_MIN - 1);

    // then
    await(() -> queued() == ENTRY_COMMANDS_MIN - 1);
    assertEquals(1, inflight());
  }

  @Test
  void shouldSendManyCommandsBesideAnEntryThatIsUnderWay() {
    // given
    send(1);
    await(() -> inflight() == 1);

    // when
    send(ENTRY_COMMANDS_MIN);

    // then
    await(() -> inflight() == 2);
    await(() -> queued() == 0);
  }

  @Test
  void shouldSendWhatWaitedOnceTheEntryIsApplied(VertxTestContext context) throws Exception {
    // given
    Checkpoint replied = context.checkpoint(6);
    vertx
        .eventBus()
        .<ReplyBatch>localConsumer(
            "door", batch -> batch.body().replies().forEach(reply -> replied.flag()));
    send(1);
    await(() -> inflight() == 1);
    send(5);
    await(() -> queued() == 5);

    // when
    group.fate(ScriptedGroup.Fate.APPLIED);
    group.release();

    // then
    assertTrue(context.awaitCompletion(20, TimeUnit.SECONDS));
    assertEquals(2, group.submitted() - before);
  }

  private double queued() {
    return registry.get(Metrics.COORDINATE_QUEUE).gauge().value();
  }

  private double inflight() {
    return registry.get(Metrics.ENTRIES_INFLIGHT).gauge().value();
  }

  private void send(int messages) {
    byte[] body = {'{', '}'};
    for (int i = 0; i < messages; i++) {
      Command.AcceptMessage message =
          new Command.AcceptMessage(
              "client", "m-" + i, 1, null, null, 0, 1, List.of("r"), body, List.of(), List.of());
      InboundMessage inbound =
          new InboundMessage(1, "client", null, null, null, null, body, 0, body.length);
      vertx
          .eventBus()
          .send(
              Addresses.coordinate(0),
              new EvaluatedBatch(
                  "door", 0, 1, new long[] {1}, List.of(message), 0, List.of(inbound)));
    }
  }

  /** Until the partition leads, and its leader's own first entry is through. */
  static void awaitSettled(
      CoordinateVerticle verticle, PartitionMachine machine, MeterRegistry meters) {
    await(verticle::serves);
    await(
        () ->
            machine.gauges().level() == PartitionEngine.LEVEL_MAX
                && meters.get(Metrics.ENTRIES_INFLIGHT).gauge().value() == 0);
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not come to that");
      Thread.onSpinWait();
    }
  }

  static CatalogReference catalog() {
    return new CatalogReference(
        new ActiveCatalog(
            1,
            new MatcherCompiler(DecoderLimits.STANDARD).compile(Model.EMPTY, 1),
            Model.EMPTY,
            Map.of(),
            0,
            List.of()));
  }
}
