package io.distric.verticle.coordinate;

import io.distric.catalog.CatalogReference;
import io.distric.config.NodeConfig;
import io.distric.protocol.Addresses;
import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.ReportBatch;
import io.distric.protocol.WorkerHello;
import io.distric.replica.ReplicaGroup;
import io.distric.workflow.Applied;
import io.distric.workflow.EngineGauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Gives a partition's leader an event loop, its queue a bound, and time. */
public final class CoordinateVerticle extends VerticleBase {

  private static final long HOUSEKEEPING_MILLIS = 250;
  private static final long DRAIN_POLL_MILLIS = 5;
  private static final int RETRY_SECONDS = 1;

  private final NodeConfig config;
  private final int partition;
  private final PartitionMachine machine;
  private final ReplicaGroup group;
  private final CatalogReference catalogs;
  private final BooleanSupplier diskIsFull;
  private final MeterRegistry registry;
  private PartitionLeader leader;
  private CoordinateMeters meters;
  private boolean draining;

  /**
   * Coordinates a partition on this node.
   *
   * @param config of the node
   * @param partition its number
   * @param machine of the partition
   * @param group its log
   * @param catalogs knows the catalog in force
   * @param diskIsFull whether nothing more may be accepted
   * @param registry of meters
   */
  @SuppressWarnings("NullAway.Init") // the leader and its meters come with start()
  public CoordinateVerticle(
      NodeConfig config,
      int partition,
      PartitionMachine machine,
      ReplicaGroup group,
      CatalogReference catalogs,
      BooleanSupplier diskIsFull,
      MeterRegistry registry) {
    this.config = config;
    this.partition = partition;
    this.machine = machine;
    this.group = group;
    this.catalogs = catalogs;
    this.diskIsFull = diskIsFull;
    this.registry = registry;
  }

  /** Whether messages are taken here, if this node leads the partition. Any thread. */
  public boolean serves() {
    return leader.leads() || !group.standing().elected();
  }

  @Override
  public Future<?> start() {
    Workers workers = new Workers(config.coordinate().leaseDuration().toNanos());
    CommandQueue queue = new CommandQueue();
    EngineClock clock = new EngineClock(InstantSource.system(), System::nanoTime);
    Packer packer =
        new Packer(
            config.coordinate(),
            config.evaluate().stalenessMax().toMillis(),
            catalogs,
            queue,
            workers,
            clock,
            new SplittableRandom(new SecureRandom().nextLong()));
    Outbox outbox = new Outbox(vertx.eventBus(), partition, workers);
    meters = new CoordinateMeters(registry, partition);
    leader =
        new PartitionLeader(
            vertx,
            context,
            config,
            group,
            machine.gauges(),
            queue,
            packer,
            workers,
            clock,
            outbox,
            meters);
    meters.watch(leader);
    meters.watch(machine, InstantSource.system());
    vertx.eventBus().localConsumer(Addresses.coordinate(partition), this::onWork).completion();
    vertx
        .eventBus()
        .<WorkerHello>localConsumer(Addresses.WORKERS, hello -> leader.hello(hello.body()));
    vertx.setPeriodic(HOUSEKEEPING_MILLIS, timer -> leader.keepHouse());
    machine.listen(new OnContext());
    return Future.succeededFuture();
  }

  /** Takes no more messages and waits until what is under way is in the log. */
  @Override
  public Future<?> stop() {
    draining = true;
    Promise<Void> drained = Promise.promise();
    long deadline = System.nanoTime() + config.http().drainTimeout().toNanos();
    vertx.setPeriodic(
        DRAIN_POLL_MILLIS,
        timer -> {
          if (leader.isIdle() || System.nanoTime() - deadline > 0) {
            vertx.cancelTimer(timer);
            machine.listen(null);
            drained.tryComplete();
          }
        });
    return drained.future();
  }

  private void onWork(Message<Object> message) {
    switch (message.body()) {
      case EvaluatedBatch batch -> onMessages(batch);
      case ReportBatch batch -> leader.add(new Work.Reports(batch, message));
      default -> throw new IllegalArgumentException(message.body().getClass().getName());
    }
  }

  private void onMessages(EvaluatedBatch batch) {
    Problem refusal = refusal(batch.messages().size());
    Work.Messages work = new Work.Messages(batch, System.nanoTime());
    if (refusal == null) {
      leader.add(work);
    } else {
      leader.refuse(work, refusal);
    }
  }

  private @org.jspecify.annotations.Nullable Problem refusal(int messages) {
    if (draining || !leader.leads()) {
      return ProblemCode.NOT_READY.retry(
          draining ? "the node stops" : "partition " + partition + " has no leader here",
          RETRY_SECONDS);
    }
    if (diskIsFull.getAsBoolean()) {
      meters.shed("replica.freeSpaceMin", messages);
      return ProblemCode.DISK_FULL.retry(
          "less than replica.freeSpaceMin is free", 10 * RETRY_SECONDS);
    }
    int queueMax = config.coordinate().queueMax();
    if (leader.queued() + messages > queueMax) {
      meters.shed("coordinate.queueMax", messages);
      return ProblemCode.OVERLOADED.retry(
          leader.queued() + " commands wait, coordinate.queueMax allows " + queueMax,
          RETRY_SECONDS);
    }
    int openMax = config.coordinate().openInstancesMax();
    if (leader.openInstances() >= openMax) {
      meters.shed("coordinate.openInstancesMax", messages);
      return ProblemCode.OVERLOADED.retry(
          leader.openInstances()
              + " instances are open, coordinate.openInstancesMax allows "
              + openMax,
          RETRY_SECONDS);
    }
    return null;
  }

  /** Carries what the apply thread says over to the context, in order. */
  private final class OnContext implements PartitionMachine.Listener {
    @Override
    public void applied(long seed, Applied applied, EngineGauges gauges) {
      context.runOnContext(turn -> leader.applied(seed, applied, gauges));
    }

    @Override
    public void leading(boolean leads, long term, EngineGauges gauges) {
      context.runOnContext(turn -> leader.leading(leads, term, gauges));
    }
  }
}
