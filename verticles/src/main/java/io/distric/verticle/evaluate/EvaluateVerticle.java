package io.distric.verticle.evaluate;

import io.distric.catalog.ActiveCatalog;
import io.distric.catalog.CatalogReference;
import io.distric.config.NodeConfig;
import io.distric.message.MessageIds;
import io.distric.message.Slots;
import io.distric.protocol.Addresses;
import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.Evaluator;
import io.distric.protocol.MessageBatch;
import io.distric.protocol.ReplyBatch;
import io.distric.telemetry.EvaluateSpan;
import io.distric.telemetry.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates batches in the order in which they come, and yields the event loop in between. Its
 * queue is bounded by what the doors let in.
 */
public final class EvaluateVerticle extends VerticleBase implements Evaluator {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluateVerticle.class);
  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  private final int instance;
  private final CatalogReference catalogs;
  private final Evaluation.Limits limits;
  private final long sliceNanos;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private final MessageIds ids =
      new MessageIds(InstantSource.system(), new SplittableRandom(new SecureRandom().nextLong()));
  private final Timer batchTime;
  private final Timer messageTime;
  private final Counter matches;
  private final MeterRegistry registry;
  private volatile @Nullable Thread loop;
  private boolean running;
  private @Nullable Evaluation evaluation;
  private EvaluateSpan span = new EvaluateSpan();

  /** Read by whoever scrapes, written on the event loop. */
  private volatile int queued;

  /**
   * A batch that waits.
   *
   * @param batch from a door
   * @param replies who takes the replies; null: whoever the batch names, by the event bus
   */
  private record Waiting(MessageBatch batch, @Nullable Consumer<ReplyBatch> replies) {}

  /**
   * Evaluates on the catalog in force.
   *
   * @param config of the node
   * @param instance number of this evaluator, from 0
   * @param catalogs knows the catalog in force
   * @param registry of meters
   */
  public EvaluateVerticle(
      NodeConfig config, int instance, CatalogReference catalogs, MeterRegistry registry) {
    this.instance = instance;
    this.catalogs = catalogs;
    this.limits =
        new Evaluation.Limits(
            config.ingest().messageBytesMax(),
            config.ingest().journal().equals("all"),
            new Slots(config.coordinate().partitions()),
            config.coordinate().partitions());
    this.sliceNanos = config.evaluate().slice().toNanos();
    this.batchTime = registry.timer(Metrics.EVALUATE_BATCH);
    this.messageTime = registry.timer(Metrics.RULE_LATENCY);
    this.matches = registry.counter(Metrics.RULE_MATCHES);
    this.registry = registry;
  }

  @Override
  public Future<?> start() {
    loop = Thread.currentThread();
    Gauge.builder(Metrics.EVALUATE_QUEUE, this, evaluator -> evaluator.queued)
        .tag("instance", Integer.toString(instance))
        .register(registry);
    return vertx
        .eventBus()
        .<MessageBatch>localConsumer(Addresses.EVALUATE, message -> take(message.body()))
        .completion();
  }

  @Override
  public boolean isHere() {
    return Thread.currentThread().equals(loop);
  }

  @Override
  public long take(MessageBatch batch, Consumer<ReplyBatch> replies, long nanosMax) {
    enqueue(new Waiting(batch, replies));
    if (running) {
      return 0;
    }
    running = true;
    if (nanosMax <= 0) {
      context.runOnContext(this::run);
      return 0;
    }
    long start = System.nanoTime();
    runUntil(start + Math.min(nanosMax, sliceNanos));
    return System.nanoTime() - start;
  }

  private void take(MessageBatch batch) {
    enqueue(new Waiting(batch, null));
    if (!running) {
      running = true;
      run(null);
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // by the event loop alone
  private void enqueue(Waiting waiting) {
    queue.add(waiting);
    queued += waiting.batch().messages().size();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // by the event loop alone
  private Waiting dequeue() {
    Waiting done = queue.remove();
    queued -= done.batch().messages().size();
    return done;
  }

  private void run(@Nullable Void turn) {
    runUntil(System.nanoTime() + sliceNanos);
  }

  private void runUntil(long deadline) {
    Waiting next = queue.peek();
    while (next != null) {
      Evaluation current = evaluation(next.batch());
      if (!current.advance(deadline)) {
        context.runOnContext(this::run);
        return;
      }
      finish(current, dequeue());
      next = queue.peek();
      if (next != null && System.nanoTime() - deadline > 0) {
        context.runOnContext(this::run);
        return;
      }
    }
    running = false;
  }

  /** The one under way, or the next: each batch sees one catalog from its first message on. */
  private Evaluation evaluation(MessageBatch batch) {
    Evaluation current = evaluation;
    if (current != null && current.isUnderWay()) {
      return current;
    }
    ActiveCatalog catalog = catalogs.get();
    if (current == null || !current.isOf(catalog)) {
      current = new Evaluation(catalog, limits, ids, current);
      evaluation = current;
    }
    current.begin(batch);
    span = EvaluateSpan.open();
    return current;
  }

  private void finish(Evaluation done, Waiting waiting) {
    MessageBatch batch = waiting.batch();
    ReplyBatch replies = done.replies();
    List<EvaluatedBatch> evaluated = done.evaluated();
    count(done, batch.messages().size());
    // Before the replies: a client that is answered may bring the next batch at once.
    done.end();
    for (EvaluatedBatch kept : evaluated) {
      vertx.eventBus().send(Addresses.coordinate(kept.partition()), kept, LOCAL);
    }
    if (replies.replies().isEmpty()) {
      return;
    }
    Consumer<ReplyBatch> door = waiting.replies();
    if (door == null) {
      vertx.eventBus().send(batch.replyTo(), replies, LOCAL);
    } else {
      answer(door, replies);
    }
  }

  /** A door that fails over an answer must not keep the batches behind it from being evaluated. */
  private static void answer(Consumer<ReplyBatch> door, ReplyBatch replies) {
    try {
      door.accept(replies);
    } catch (RuntimeException bug) {
      LOG.error("a door could not take {} replies", replies.replies().size(), bug);
    }
  }

  private void count(Evaluation done, int messages) {
    long nanos = done.nanos();
    batchTime.record(nanos, TimeUnit.NANOSECONDS);
    messageTime.record(nanos / Math.max(1, messages), TimeUnit.NANOSECONDS);
    span.close(messages, done.matched(), done.catalogVersion());
    if (done.matched() > 0) {
      matches.increment((double) done.matched());
    }
  }
}
