package io.distric.verticle.evaluate;

import io.distric.catalog.ActiveCatalog;
import io.distric.catalog.CatalogReference;
import io.distric.config.NodeConfig;
import io.distric.message.MessageIds;
import io.distric.message.Slots;
import io.distric.protocol.Addresses;
import io.distric.protocol.EvaluatedBatch;
import io.distric.protocol.MessageBatch;
import io.distric.protocol.ReplyBatch;
import io.distric.telemetry.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates batches in the order in which they come, and yields the event loop in between. Its
 * queue is bounded by what the doors let in.
 */
public final class EvaluateVerticle extends VerticleBase {

  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  private final CatalogReference catalogs;
  private final Evaluation.Limits limits;
  private final long sliceNanos;
  private final Deque<MessageBatch> queue = new ArrayDeque<>();
  private final MessageIds ids =
      new MessageIds(InstantSource.system(), new SplittableRandom(new SecureRandom().nextLong()));
  private final Timer batchTime;
  private final Timer messageTime;
  private final Counter matches;
  private boolean running;
  private @Nullable Evaluation evaluation;

  /**
   * Evaluates on the catalog in force.
   *
   * @param config of the node
   * @param catalogs knows the catalog in force
   * @param registry of meters
   */
  public EvaluateVerticle(NodeConfig config, CatalogReference catalogs, MeterRegistry registry) {
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
  }

  @Override
  public Future<?> start() {
    return vertx
        .eventBus()
        .<MessageBatch>localConsumer(Addresses.EVALUATE, message -> take(message.body()))
        .completion();
  }

  private void take(MessageBatch batch) {
    queue.add(batch);
    if (!running) {
      running = true;
      run(null);
    }
  }

  private void run(@Nullable Void turn) {
    long deadline = System.nanoTime() + sliceNanos;
    MessageBatch batch = queue.peek();
    while (batch != null) {
      Evaluation current = evaluation(batch);
      if (!current.advance(deadline)) {
        context.runOnContext(this::run);
        return;
      }
      queue.remove();
      finish(current, batch);
      batch = queue.peek();
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
      current = new Evaluation(catalog, limits, ids);
      evaluation = current;
    }
    current.begin(batch);
    return current;
  }

  private void finish(Evaluation done, MessageBatch batch) {
    ReplyBatch replies = done.replies();
    if (!replies.replies().isEmpty()) {
      vertx.eventBus().send(batch.replyTo(), replies, LOCAL);
    }
    for (EvaluatedBatch evaluated : done.evaluated()) {
      vertx.eventBus().send(Addresses.coordinate(evaluated.partition()), evaluated, LOCAL);
    }
    long nanos = done.nanos();
    batchTime.record(nanos, TimeUnit.NANOSECONDS);
    messageTime.record(nanos / Math.max(1, batch.messages().size()), TimeUnit.NANOSECONDS);
    if (done.matched() > 0) {
      matches.increment((double) done.matched());
    }
    done.end();
  }
}
