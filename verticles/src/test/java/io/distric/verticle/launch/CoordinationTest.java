package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.catalog.ActiveCatalog;
import io.distric.catalog.CatalogReference;
import io.distric.config.ConfigLoader;
import io.distric.config.NodeConfig;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Options;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.match.DecoderLimits;
import io.distric.protocol.Addresses;
import io.distric.protocol.Assignment;
import io.distric.protocol.AssignmentBatch;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.Event;
import io.distric.protocol.EventBatch;
import io.distric.protocol.InboundMessage;
import io.distric.protocol.MessageBatch;
import io.distric.protocol.Problem;
import io.distric.protocol.Receipt;
import io.distric.protocol.ReplyBatch;
import io.distric.protocol.ReportBatch;
import io.distric.protocol.Status;
import io.distric.protocol.WorkerHello;
import io.distric.verticle.coordinate.CoordinateVerticle;
import io.distric.verticle.coordinate.PartitionMachine;
import io.distric.workflow.PartitionEngine;
import io.distric.workflow.RuleLanguage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the coordinator does with a log, doors and workers that behave as told. */
final class CoordinationTest {

  private static final String WORKFLOW =
      "{\"id\":\"w\",\"tasks\":[{\"id\":\"one\",\"task\":\"core.noop\"}]}";
  private static final NodeConfig CONFIG = ConfigLoader.with(ScriptedGroup.IMPATIENT);

  private final BlockingQueue<Object> door = new LinkedBlockingQueue<>();
  private final BlockingQueue<Object> evaluate = new LinkedBlockingQueue<>();
  private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
  private Vertx vertx;
  private ScriptedGroup group;
  private CoordinateVerticle verticle;
  private String deployment = "";

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    LocalCodecs.register(vertx.eventBus());
    PartitionEngine engine = new PartitionEngine(0, new RuleLanguage(DefinitionReader::read));
    PartitionMachine machine = new PartitionMachine(0, engine, new NoJournal());
    group = new ScriptedGroup(machine);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    verticle = new CoordinateVerticle(CONFIG, 0, machine, group, catalog(), () -> false, meters);
    deployment = vertx.deployVerticle(verticle).toCompletionStage().toCompletableFuture().get();
    vertx.eventBus().localConsumer("door", message -> door.add(message.body()));
    vertx.eventBus().localConsumer(Addresses.EVALUATE, message -> evaluate.add(message.body()));
    vertx.eventBus().localConsumer(Addresses.EVENTS, message -> events.add(message.body()));
    group.lead(true);
    EntriesTest.awaitSettled(verticle, machine, meters);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get();
    group.close();
  }

  @Test
  void shouldGiveTheTaskToAWorkerAndTheReceiptToTheDoor() throws Exception {
    // given
    BlockingQueue<Object> orders = worker("a", "1");

    // when
    send("m-1", 1);

    // then
    Receipt receipt = assertInstanceOf(Receipt.class, reply());
    assertEquals(List.of("rule"), receipt.matched());
    Assignment assignment = assignment(orders);
    assertEquals(receipt.instances().getFirst(), assignment.instance());
    report(assignment);
    assertEquals(Status.COMPLETED, awaitEnd());
  }

  @Test
  void shouldTakeTheSameReportTwiceAndAnswerBoth() throws Exception {
    // given
    BlockingQueue<Object> orders = worker("a", "1");
    send("m-1", 1);
    Assignment assignment = assignment(orders);

    // when
    report(assignment);
    report(assignment);

    // then
    assertEquals(Status.COMPLETED, awaitEnd());
  }

  @Test
  void shouldSayThatTheOutcomeIsUnknown() throws Exception {
    // given
    group.fate(ScriptedGroup.Fate.UNKNOWN);

    // when
    send("m-1", 1);

    // then
    Problem problem = assertInstanceOf(Problem.class, reply());
    assertTrue(problem.outcomeUnknown());
    assertEquals(503, problem.status());
  }

  @Test
  void shouldSayThatNothingWasTaken() throws Exception {
    // given
    group.fate(ScriptedGroup.Fate.REFUSED);

    // when
    send("m-1", 1);

    // then
    Problem problem = assertInstanceOf(Problem.class, reply());
    assertEquals("DC-5004", problem.code());
    assertEquals(1, problem.retryAfterSeconds());
  }

  @Test
  void shouldNotWaitForEverForALogThatIsSilent() throws Exception {
    // given
    group.fate(ScriptedGroup.Fate.LOST);

    // when
    send("m-1", 1);
    Problem inflight = assertInstanceOf(Problem.class, reply());

    // then
    assertTrue(inflight.outcomeUnknown());
  }

  @Test
  void shouldSayOnceMoreThatAWorkerIsLostIfTheLogDidNotTakeIt() throws Exception {
    // given
    BlockingQueue<Object> silent = worker("a", "1");
    send("m-1", 1);
    Assignment first = assignment(silent);
    group.fate(ScriptedGroup.Fate.REFUSED);
    BlockingQueue<Object> newer = worker("a", "2");
    group.awaitRefusal();

    // when
    group.fate(ScriptedGroup.Fate.APPLIED);

    // then
    assertEquals(first.task(), assignment(newer).task());
  }

  @Test
  void shouldSayUpToWhereTheLogWasReplayedWhenItLeads() throws Exception {
    // given
    send("m-1", 1);
    reply();

    // when
    group.lead(true);

    // then
    assertEquals(0, ((EventBatch) take(events)).index());
    EventBatch accepted = (EventBatch) take(events);
    assertEquals(new EventBatch(0, accepted.index(), List.of()), take(events));
  }

  @Test
  void shouldNotInviteToSendAgainWhatNoEntryCanHold() throws Exception {
    // given
    group.fate(ScriptedGroup.Fate.TOO_LARGE);

    // when
    send("m-1", 1);

    // then
    Problem refusal = assertInstanceOf(Problem.class, reply());
    assertEquals(413, refusal.status());
    assertEquals("DC-1018", refusal.code());
    assertFalse(refusal.outcomeUnknown());
  }

  @Test
  void shouldHaveAMessageEvaluatedAgainWhoseWorkflowHasChanged() throws Exception {
    // when
    send("m-1", 7);

    // then
    MessageBatch again = (MessageBatch) take(evaluate);
    assertEquals("door", again.replyTo());
    assertEquals("m-1", again.messages().getFirst().idempotencyKey());
  }

  @Test
  void shouldGiveTheTaskOfASilentWorkerToAnother() throws Exception {
    // given
    BlockingQueue<Object> silent = worker("a", "1");
    send("m-1", 1);
    Assignment first = assignment(silent);

    // when
    BlockingQueue<Object> other = worker("b", "1");
    Assignment second = assignment(other);

    // then
    assertEquals(first.task(), second.task());
    assertEquals(2, second.attempt());
  }

  @Test
  void shouldGiveTheTaskOfAnOlderBootToTheNewerAtOnce() throws Exception {
    // given
    BlockingQueue<Object> before = worker("a", "1");
    send("m-1", 1);
    Assignment first = assignment(before);

    // when
    Assignment second = assignment(worker("a", "2"));

    // then
    assertEquals(first.task(), second.task());
    assertEquals("a/2", second.session());
  }

  @Test
  void shouldGiveAReleasedTaskOutAgainAsTheSameAttempt() throws Exception {
    // given
    BlockingQueue<Object> orders = worker("a", "1");
    send("m-1", 1);
    Assignment first = assignment(orders);

    // when
    report(first, new Command.ReleaseTask(first.task(), first.attempt()));

    // then
    assertEquals(first.task(), assignment(orders).task());
  }

  @Test
  void shouldRefuseMessagesWhileAnotherLeads() throws Exception {
    // given
    group.lead(false);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);

    // when
    String code = "";
    while (!code.equals("DC-5004") && System.nanoTime() < deadline) {
      send("m-1", 1);
      code = reply() instanceof Problem problem ? problem.code() : "";
    }

    // then
    assertEquals("DC-5004", code);
  }

  @Test
  void shouldEndInGoodOrder() throws Exception {
    // given
    send("m-1", 1);
    reply();

    // when
    vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().get();

    // then
    group.lead(false);
    assertEquals(0, door.size());
  }

  private BlockingQueue<Object> worker(String name, String boot) {
    BlockingQueue<Object> orders = new LinkedBlockingQueue<>();
    String session = WorkerHello.session(name, boot);
    String address = Addresses.worker(session);
    vertx.eventBus().localConsumer(address, message -> orders.add(message.body()));
    WorkerHello hello = new WorkerHello(name, session, address, List.of("core.noop"), 10, 0);
    vertx.eventBus().publish(Addresses.WORKERS, hello);
    if (name.equals("b")) {
      vertx.setPeriodic(50, timer -> vertx.eventBus().publish(Addresses.WORKERS, hello));
    }
    return orders;
  }

  private void send(String id, long version) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    Command.AcceptMessage message =
        new Command.AcceptMessage(
            "client",
            id,
            1,
            null,
            null,
            0,
            1,
            List.of("rule"),
            body,
            List.of(new Command.Run("rule", "w", version, body, Options.NONE)),
            List.of());
    InboundMessage inbound =
        new InboundMessage(1, "client", id, null, null, null, body, 0, body.length);
    vertx
        .eventBus()
        .send(
            Addresses.coordinate(0),
            new EvaluatedBatch(
                "door", 0, 1, new long[] {1}, List.of(message), 0, List.of(inbound)));
  }

  private void report(Assignment assignment) throws Exception {
    report(
        assignment,
        new Command.CompleteTask(
            assignment.task(), assignment.attempt(), "{}".getBytes(StandardCharsets.UTF_8)));
  }

  private void report(Assignment assignment, Command report) throws Exception {
    vertx
        .eventBus()
        .request(
            Addresses.coordinate(0),
            new ReportBatch(0, assignment.worker(), assignment.session(), List.of(report)))
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private Object reply() throws InterruptedException {
    return ((ReplyBatch) take(door)).replies().getFirst();
  }

  private static Assignment assignment(BlockingQueue<Object> orders) throws InterruptedException {
    AssignmentBatch batch = (AssignmentBatch) take(orders);
    while (batch.start().isEmpty()) {
      batch = (AssignmentBatch) take(orders);
    }
    return batch.start().getFirst();
  }

  private Status awaitEnd() throws InterruptedException {
    while (true) {
      for (Event event : ((EventBatch) take(events)).events()) {
        if (event instanceof Event.InstanceChanged changed && changed.status().terminal()) {
          return changed.status();
        }
      }
    }
  }

  private static Object take(BlockingQueue<Object> queue) throws InterruptedException {
    Object next = queue.poll(10, TimeUnit.SECONDS);
    assertNotNull(next, "nothing came");
    return next;
  }

  private static CatalogReference catalog() {
    Entry.Definition definition =
        new Entry.Definition("w", 1, WORKFLOW.getBytes(StandardCharsets.UTF_8));
    return new CatalogReference(
        new ActiveCatalog(
            1,
            new MatcherCompiler(DecoderLimits.STANDARD).compile(Model.EMPTY, 1),
            Model.EMPTY,
            Map.of("w", definition),
            0,
            List.of()));
  }
}
