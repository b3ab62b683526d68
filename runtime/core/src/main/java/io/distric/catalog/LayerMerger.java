package io.distric.catalog;

import io.distric.telemetry.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes few layers of the many that edits leave in the matcher in force, while more edits go on. At
 * most one merge is under way. Any thread may call; merges run on a thread of their own.
 */
final class LayerMerger implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LayerMerger.class);

  /** Versions that have to come after a merge that failed before another one is tried. */
  private static final int VERSIONS_AFTER_FAULT = 256;

  private final CatalogLanguage language;
  private final CatalogReference reference;
  private final CatalogLoader loader;
  private final Timer merges;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          Thread.ofPlatform().name("catalog-merge").daemon().factory());

  private volatile long notBefore;

  LayerMerger(
      CatalogLanguage language,
      CatalogReference reference,
      CatalogLoader loader,
      MeterRegistry registry) {
    this.language = language;
    this.reference = reference;
    this.loader = loader;
    this.merges = registry.timer(Metrics.CATALOG_MERGE);
  }

  /** Begins a merge if one is due and none is under way. */
  void look() {
    ActiveCatalog active = reference.get();
    if (active.version() < notBefore || !language.isMergeDue(active.matcher())) {
      return;
    }
    if (underWay.compareAndSet(false, true)) {
      try {
        thread.execute(this::run);
      } catch (RejectedExecutionException e) {
        LOG.debug("the catalog service is closed");
      }
    }
  }

  private void run() {
    long began = System.nanoTime();
    try {
      merge(reference.get());
    } catch (RuntimeException | LinkageError | VirtualMachineError | AssertionError e) {
      // The layers do their work; beyond a bound edits merge them, and take longer.
      notBefore = reference.get().version() + VERSIONS_AFTER_FAULT;
      LOG.warn("the layers of catalog version {} stay", reference.get().version(), e);
    } finally {
      underWay.set(false);
      merges.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
    look();
  }

  private void merge(ActiveCatalog from) {
    long began = System.nanoTime();
    boolean adopted = loader.adopt(from.model(), language.merge(from.model(), from.matcher()));
    LOG.info(
        "the layers of catalog version {} were merged in {} ms{}",
        from.version(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
        adopted ? "" : ", which a later version had made unnecessary");
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
