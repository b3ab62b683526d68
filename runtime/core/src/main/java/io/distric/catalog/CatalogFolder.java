package io.distric.catalog;

import io.distric.catalog.CatalogOutcome.Done;
import io.distric.catalog.CatalogOutcome.Refused;
import io.distric.config.CatalogConfig;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import io.distric.protocol.Problem;
import io.distric.telemetry.Health;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the catalog equal to a folder of sources. Works on a thread of its own: looks at the folder
 * whenever the system tells of a change, and now and then without being told. A folder that cannot
 * be applied changes nothing.
 */
public final class CatalogFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogFolder.class);
  private static final Duration RETRY = Duration.ofMillis(200);

  /** Files that are written for so long beyond what is waited for anyway are so all the time. */
  private static final Duration UNSETTLED_MAX = Duration.ofSeconds(5);

  /** Of what is wrong, or warned of, at once. */
  private static final int TOLD_MAX = 20;

  private static final SortedSet<String> NO_TABLES = Collections.emptySortedSet();

  private final Path folder;
  private final String name;
  private final CatalogService service;
  private final CatalogConfig config;
  private final InstantSource clock;
  private final FolderEvents events;
  private final Thread thread;
  private final CompletableFuture<Boolean> first = new CompletableFuture<>();

  private SortedSet<String> tables = NO_TABLES;
  private SortedMap<String, FolderScan.Stamp> seen = new TreeMap<>();
  private boolean retry = true;
  private @Nullable Instant unsettledSince;
  private String lastFault = "";
  private volatile String detail = "not looked at yet";

  /**
   * Watches a folder.
   *
   * @param folder its name is that of the origin
   * @param service takes the changes
   * @param config section {@code catalog}
   * @param clock that stamps files
   * @throws IOException if this system cannot watch folders
   */
  public CatalogFolder(
      Path folder, CatalogService service, CatalogConfig config, InstantSource clock)
      throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    Path last = this.folder.getFileName();
    this.name = last == null ? "root" : last.toString();
    this.service = service;
    this.config = config;
    this.clock = clock;
    this.events = new FolderEvents(this.folder);
    this.thread = Thread.ofPlatform().name("catalog-folder").daemon().unstarted(this::run);
  }

  /**
   * Begins to watch.
   *
   * @return completes after the first look: true if the folder is in force, false if it could not
   *     be applied and the catalog stayed as it was
   */
  public CompletableFuture<Boolean> start() {
    thread.start();
    return first;
  }

  /** Registers how the folder stands. A broken one does not make the node unready. */
  public void register(Health health) {
    health.register("catalog-folder", () -> Health.Result.ok(detail));
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        look();
        events.await(pause(), config.debounce());
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      LOG.debug("folder {} is no longer watched", folder);
    } finally {
      first.complete(false);
    }
  }

  private Duration pause() {
    if (!retry) {
      return config.rescanInterval();
    }
    return unsettledSince != null && config.debounce().compareTo(RETRY) < 0
        ? config.debounce()
        : RETRY;
  }

  private void look() throws InterruptedException {
    try {
      FolderScan scan = FolderScan.of(folder);
      events.watch(scan.folders());
      if (retry || !scan.with(tables).equals(seen)) {
        take(scan);
      }
    } catch (NoSuchFileException e) {
      retry = true;
      broken("%s does not exist; the catalog stays as it is".formatted(e.getFile()));
      first.complete(false);
    } catch (IOException e) {
      retry = true;
      broken("folder %s cannot be read: %s".formatted(folder, e.getMessage()));
      first.complete(false);
    }
  }

  /** Half of a file can be a whole catalog: files are taken only once their writers are done. */
  private void take(FolderScan scan) throws IOException, InterruptedException {
    if (stirs(scan.with(NO_TABLES))) {
      unsettled();
      return;
    }
    FolderScan.Reading reading = scan.read(folder, config.sourceBytesMax());
    SortedMap<String, FolderScan.Stamp> read = scan.with(reading.tables());
    if (stirs(read) || !FolderScan.of(folder).with(reading.tables()).equals(read)) {
      unsettled();
      return;
    }
    retry = false;
    unsettledSince = null;
    tables = reading.tables();
    seen = read;
    apply(reading.sources());
  }

  private boolean stirs(SortedMap<String, FolderScan.Stamp> files) {
    return FolderScan.stirs(files, clock.instant(), config.debounce());
  }

  private void unsettled() {
    retry = true;
    Instant now = clock.instant();
    Instant since = unsettledSince == null ? now : unsettledSince;
    unsettledSince = since;
    if (Duration.between(since, now).compareTo(config.debounce().plus(UNSETTLED_MAX)) > 0) {
      broken(
          "files of %s are being written all the time; none is taken meanwhile".formatted(folder));
      first.complete(false);
    }
  }

  private void apply(List<SourceText> sources) throws InterruptedException {
    try {
      CatalogChange change = new CatalogChange.Folder(name, sources);
      Author author = new Author(Origins.folder(name), folder.toString());
      CatalogOutcome outcome = service.apply(change, author, false).get();
      switch (outcome) {
        case Done done -> done(done, sources);
        case Refused refused -> refused(refused.problem());
      }
    } catch (ExecutionException e) {
      retry = true;
      broken("folder %s could not be applied: %s".formatted(folder, e.getCause()));
    }
  }

  private void done(Done done, List<SourceText> sources) {
    lastFault = "";
    detail = "%d files in force, version %d".formatted(sources.size(), done.catalogVersion());
    if (!done.changes().isEmpty()) {
      LOG.info(
          "folder {}: {} items changed, catalog version {} is in force",
          folder,
          done.changes().size(),
          done.catalogVersion());
    }
    lines(done.warnings()).forEach(line -> LOG.warn("{}", line));
    first.complete(true);
  }

  private void refused(Problem problem) {
    if (problem.retryAfterSeconds() > 0) {
      retry = true;
      detail = problem.detail();
      return;
    }
    StringBuilder text = new StringBuilder("folder " + folder + " was refused, ");
    text.append("catalog version ").append(service.reference().get().version());
    text.append(" stays in force: ");
    if (problem.diagnostics().isEmpty()) {
      text.append(problem.detail());
    }
    lines(problem.diagnostics()).forEach(line -> text.append("\n  ").append(line));
    broken(text.toString());
    first.complete(false);
  }

  /** The first few: a fault of something shared is found in every rule of a large folder. */
  private Stream<String> lines(List<Diagnostic> diagnostics) {
    int more = diagnostics.size() - TOLD_MAX;
    Stream<String> first = diagnostics.stream().limit(TOLD_MAX).map(RefusedException::line);
    return more <= 0
        ? first
        : Stream.concat(
            first,
            Stream.of(
                "and %d more; distric check -f %s tells of each kind".formatted(more, folder)));
  }

  private void broken(String fault) {
    detail = fault;
    if (!fault.equals(lastFault)) {
      LOG.warn("{}", fault);
    }
    lastFault = fault;
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    events.close();
  }
}
