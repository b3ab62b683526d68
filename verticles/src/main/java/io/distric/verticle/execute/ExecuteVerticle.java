package io.distric.verticle.execute;

import io.distric.config.NodeConfig;
import io.distric.protocol.Addresses;
import io.distric.protocol.Assignment;
import io.distric.protocol.AssignmentBatch;
import io.distric.protocol.Command;
import io.distric.protocol.WorkerHello;
import io.distric.task.TaskRegistry;
import io.distric.task.TaskRunner;
import io.distric.telemetry.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the attempts that it is given, each on a virtual thread, and says every now and then that it
 * is there. Cheap built-in tasks run at once.
 */
public final class ExecuteVerticle extends VerticleBase {

  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);
  private static final long OVERDUE_MILLIS = 100;
  private static final long DRAIN_POLL_MILLIS = 20;

  private final NodeConfig config;
  private final String worker;
  private final String session;
  private final TaskRegistry registry;
  private final TaskRunner runner;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Counter retries;
  private final Attempts attempts = new Attempts();
  private final Map<String, Timer> timers = new HashMap<>();
  private Reports reports;
  private boolean draining;

  /**
   * A worker that offers itself when it is deployed.
   *
   * @param config of the node
   * @param worker id of the node
   * @param session this boot of the node
   * @param registry of task types
   * @param meters registry of meters
   * @param clock tells whose time is over
   */
  @SuppressWarnings("NullAway.Init") // the reports come with start()
  public ExecuteVerticle(
      NodeConfig config,
      String worker,
      String session,
      TaskRegistry registry,
      MeterRegistry meters,
      InstantSource clock) {
    this.config = config;
    this.worker = worker;
    this.session = session;
    this.registry = registry;
    this.runner = new TaskRunner(registry, config.execute().resultBytesMax());
    this.meters = meters;
    this.clock = clock;
    this.retries = meters.counter(Metrics.TASK_RETRIES);
  }

  @Override
  public Future<?> start() {
    long timeout = 2 * config.coordinate().proposalTimeout().toMillis();
    reports = new Reports(vertx, worker, session, config.coordinate().partitions(), timeout);
    Gauge.builder(Metrics.TASKS_RUNNING, attempts, Attempts::size).register(meters);
    vertx
        .eventBus()
        .<AssignmentBatch>localConsumer(Addresses.worker(session), batch -> take(batch.body()));
    vertx.setPeriodic(0, config.execute().heartbeat().toMillis(), timer -> hello());
    vertx.setPeriodic(OVERDUE_MILLIS, timer -> interruptOverdue());
    return Future.succeededFuture();
  }

  /** Takes no more, gives back what does not end at once, and waits until that is in the log. */
  @Override
  public Future<?> stop() {
    draining = true;
    // First of all, or what is given back would come straight here again.
    hello();
    for (Assignment running : attempts.release()) {
      reports.add(running.partition(), new Command.ReleaseTask(running.task(), running.attempt()));
    }
    Promise<Void> drained = Promise.promise();
    long deadline = System.nanoTime() + config.http().drainTimeout().toNanos();
    vertx.setPeriodic(
        DRAIN_POLL_MILLIS,
        timer -> {
          if (reports.unacknowledged() == 0 || System.nanoTime() > deadline) {
            vertx.cancelTimer(timer);
            drained.tryComplete();
          }
        });
    return drained.future();
  }

  private void hello() {
    WorkerHello hello =
        new WorkerHello(
            worker,
            session,
            Addresses.worker(session),
            registry.types(),
            draining ? 0 : config.execute().capacity(),
            attempts.size());
    vertx.eventBus().publish(Addresses.WORKERS, hello, LOCAL);
  }

  private void take(AssignmentBatch batch) {
    batch.cancel().forEach(attempts::cancel);
    for (Assignment assignment : batch.start()) {
      start(assignment);
    }
  }

  private void start(Assignment assignment) {
    if (attempts.runs(assignment)) {
      return;
    }
    if (draining || attempts.size() >= config.execute().capacity()) {
      reports.add(
          assignment.partition(), new Command.ReleaseTask(assignment.task(), assignment.attempt()));
      return;
    }
    if (assignment.attempt() > 1) {
      retries.increment();
    }
    Attempts.Start start = Attempts.Start.now();
    if (runner.runsInline(assignment.type())) {
      done(assignment, runner.run(assignment), start);
      return;
    }
    Attempts.Attempt attempt = new Attempts.Attempt(assignment, start);
    attempts.add(attempt);
    Thread thread =
        Thread.ofVirtual().name(assignment.type()).unstarted(() -> runOnOwnThread(attempt));
    attempt.runsOn(thread);
    thread.start();
  }

  private void runOnOwnThread(Attempts.Attempt attempt) {
    Command report = runner.run(attempt.assignment());
    context.runOnContext(
        turn -> {
          if (attempts.remove(attempt)) {
            done(attempt.assignment(), report, attempt.start());
          }
        });
  }

  private void done(Assignment assignment, Command report, Attempts.Start start) {
    boolean completed = report instanceof Command.CompleteTask;
    String status = completed ? "completed" : "failed";
    timers
        .computeIfAbsent(assignment.type() + ' ' + status, key -> timer(assignment.type(), status))
        .record(System.nanoTime() - start.nanos(), TimeUnit.NANOSECONDS);
    if (start.span().isEnabled()) {
      start
          .span()
          .close(
              assignment.instance().toString(),
              assignment.task().toString(),
              assignment.step(),
              assignment.type(),
              assignment.attempt(),
              completed);
    }
    reports.add(assignment.partition(), report);
  }

  private Timer timer(String type, String status) {
    return meters.timer(Metrics.TASK_DURATION, Metrics.TYPE, type, Metrics.STATUS, status);
  }

  private void interruptOverdue() {
    if (!attempts.isEmpty()) {
      attempts.interruptOverdue(clock.millis());
    }
  }
}
