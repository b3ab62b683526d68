package io.distric.catalog;

import io.distric.catalog.CatalogOutcome.Refused;
import io.distric.config.CatalogConfig;
import io.distric.config.NodeConfig;
import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.protocol.LiveEvent;
import io.distric.protocol.ProblemCode;
import io.distric.replica.ReplicaGroup;
import io.distric.telemetry.Health;
import io.distric.telemetry.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog of this node: takes changes, answers questions, keeps the matcher in force up to
 * date. Thread-safe; works on three threads of its own: one that writes, one that loads, and one
 * that tidies up behind them.
 */
public final class CatalogService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogService.class);

  private final CatalogMachine machine;
  private final CatalogReference reference;
  private final CatalogLanguage language;
  private final CatalogLoader loader;
  private final CatalogWriter writer;
  private final LayerMerger merger;
  private final ThreadPoolExecutor writing;
  private final ThreadPoolExecutor loading;
  private final AtomicBoolean loadAsked = new AtomicBoolean();
  private final AtomicBoolean rehearsalAsked = new AtomicBoolean();
  private final Timer writes;
  private final MeterRegistry registry;
  private volatile boolean caughtUp;

  /**
   * A catalog over its log. No version is in force until the log is caught up: see {@link
   * #caughtUp}.
   *
   * @param machine applies the log
   * @param group takes entries
   * @param types plugins that look over constant parameters
   * @param config of the node
   * @param clock stamps versions
   * @param news told of each version that comes into force
   * @param registry gets the catalog's meters
   */
  public CatalogService(
      CatalogMachine machine,
      ReplicaGroup group,
      TaskTypes types,
      NodeConfig config,
      InstantSource clock,
      Consumer<LiveEvent> news,
      MeterRegistry registry) {
    this(
        machine,
        group,
        types,
        config.catalog(),
        clock,
        news,
        registry,
        new DslLanguage(config.ingest(), new Dialects(config.catalog().mvel())));
  }

  CatalogService(
      CatalogMachine machine,
      ReplicaGroup group,
      TaskTypes types,
      CatalogConfig config,
      InstantSource clock,
      Consumer<LiveEvent> news,
      MeterRegistry registry,
      CatalogLanguage language) {
    this.machine = machine;
    this.language = language;
    this.registry = registry;
    this.reference = new CatalogReference(empty(language));
    this.loader =
        new CatalogLoader(
            machine, language, reference, clock, event -> inForce(() -> news.accept(event)));
    this.merger = new LayerMerger(language, reference, loader, registry);
    this.writer = new CatalogWriter(machine, language, loader, group, config, types, clock);
    this.writing = thread("catalog-write", config.writesQueuedMax());
    this.loading = thread("catalog-load", 2);
    this.writes = registry.timer(Metrics.CATALOG_WRITE);
    gauges(registry);
    machine.listen(
        new CatalogMachine.Listener() {
          @Override
          public void activated() {
            askForLoad();
          }

          @Override
          public void caughtUp() {
            CatalogService.this.caughtUp();
          }
        });
  }

  private void inForce(Runnable tell) {
    merger.look();
    tell.run();
  }

  private static ActiveCatalog empty(CatalogLanguage language) {
    return new ActiveCatalog(
        0, language.compile(Model.EMPTY, 0), Model.EMPTY, Map.of(), 0, List.of());
  }

  private static ThreadPoolExecutor thread(String name, int queue) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(queue),
        Thread.ofPlatform().name(name).daemon().factory());
  }

  private void gauges(MeterRegistry registry) {
    registry.gauge(Metrics.CATALOG_VERSION, reference, it -> it.get().version());
    registry.gauge(Metrics.CATALOG_RULES, reference, it -> it.get().matcher().size());
    registry.gauge(Metrics.CATALOG_WORKFLOWS, reference, it -> it.get().workflows().size());
    registry.gauge(Metrics.CATALOG_LAYERS, reference, it -> language.layers(it.get().matcher()));
    registry.gauge(Metrics.CATALOG_QUEUE, writing, it -> it.getQueue().size());
  }

  /** Where the catalog in force is found. */
  public CatalogReference reference() {
    return reference;
  }

  /** Registers what there is to know about the catalog's health. */
  public void register(Health health) {
    health.register("catalog", loader::health);
  }

  /**
   * The log is replayed: the version that is newest now comes into force. Called when this node
   * becomes leader; may be called by whoever knows earlier.
   */
  public void caughtUp() {
    caughtUp = true;
    askForLoad();
    askForRehearsal();
  }

  private void askForRehearsal() {
    if (rehearsalAsked.compareAndSet(false, true)) {
      try {
        writing.execute(this::rehearse);
      } catch (RejectedExecutionException e) {
        rehearsalAsked.set(false);
        LOG.debug("edits that wait leave nothing to rehearse, or the catalog service is closed");
      }
    }
  }

  private void rehearse() {
    rehearsalAsked.set(false);
    try {
      writer.rehearse(() -> writing.getQueue().isEmpty() && !writing.isShutdown());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | LinkageError | VirtualMachineError | AssertionError e) {
      LOG.warn("the first edit will take longer", e);
    }
  }

  /**
   * Carries out a change.
   *
   * @param change what
   * @param author who
   * @param dryRun only say what would happen
   * @return completes on the catalog's thread once this node uses the new version; fails only for
   *     faults of our own
   */
  public CompletableFuture<CatalogOutcome> apply(
      CatalogChange change, Author author, boolean dryRun) {
    CompletableFuture<CatalogOutcome> outcome = new CompletableFuture<>();
    Timer.Sample sample = Timer.start(registry);
    try {
      writing.execute(() -> write(change, author, dryRun, outcome));
    } catch (RejectedExecutionException e) {
      outcome.complete(
          new Refused(ProblemCode.CATALOG_BUSY.retry("too many catalog changes wait", 1)));
    }
    return outcome.whenComplete((done, _) -> count(sample, done));
  }

  private void write(
      CatalogChange change,
      Author author,
      boolean dryRun,
      CompletableFuture<CatalogOutcome> outcome) {
    try {
      if (!caughtUp) {
        String detail = "the catalog of this node is still being loaded";
        outcome.complete(new Refused(ProblemCode.CATALOG_UNAVAILABLE.retry(detail, 1)));
        return;
      }
      outcome.complete(writer.write(change, author, dryRun));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      String detail = "the node stops";
      outcome.complete(new Refused(ProblemCode.CATALOG_OUTCOME_UNKNOWN.unknown(detail, 1)));
    } catch (Throwable e) {
      LOG.error("catalog change by {} threw", author.who(), e);
      outcome.completeExceptionally(e);
    }
  }

  private void count(Timer.Sample sample, @Nullable CatalogOutcome done) {
    sample.stop(writes);
    if (!(done instanceof CatalogOutcome.Done)) {
      registry.counter(Metrics.CATALOG_REFUSED).increment();
    }
  }

  /** Questions about what the log holds, answered by the thread that asks. */
  public CatalogQueries queries() {
    return new CatalogQueries(machine.view(), language);
  }

  /** Explains messages by the versions that are kept. One for each service. */
  public MessageExplainer explainer(Dialects dialects) {
    return new MessageExplainer(machine::view, loader, reference, dialects);
  }

  private void askForLoad() {
    if (caughtUp && loadAsked.compareAndSet(false, true)) {
      try {
        loading.execute(
            () -> {
              loadAsked.set(false);
              loader.load();
            });
      } catch (RejectedExecutionException e) {
        // Asked on the apply thread, which must not see that this service is closed.
        LOG.debug("the catalog service is closed");
      }
    }
  }

  @Override
  public void close() {
    writing.shutdownNow();
    loading.shutdownNow();
    merger.close();
  }
}
