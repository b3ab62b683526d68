package io.distric.catalog;

import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.RuleDifference;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.source.SourceText;
import io.distric.protocol.Entry;
import io.distric.protocol.JsonText;
import io.distric.protocol.LiveEvent;
import io.distric.telemetry.Health;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the newest version of the catalog's log in force on this node. Thread-safe; whoever calls
 * may have to wait for a compilation.
 */
final class CatalogLoader {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogLoader.class);

  /** Changed rules that are compiled while all else waits for the lock. */
  private static final int CAUGHT_UP = 32;

  private static final int ROUNDS_MAX = 8;

  private final CatalogMachine machine;
  private final CatalogLanguage language;
  private final CatalogReference reference;
  private final InstantSource clock;
  private final Consumer<LiveEvent> news;
  private final ReentrantLock lock = new ReentrantLock();

  private volatile Health.Result health = Health.Result.down("the catalog is not loaded yet");
  private volatile @Nullable Prepared prepared;

  /** What the workflows in force were read from. Under the lock. */
  private List<Manifest.Chunk> workflowChunks = List.of();

  CatalogLoader(
      CatalogMachine machine,
      CatalogLanguage language,
      CatalogReference reference,
      InstantSource clock,
      Consumer<LiveEvent> news) {
    this.machine = machine;
    this.language = language;
    this.reference = reference;
    this.clock = clock;
    this.news = news;
  }

  Health.Result health() {
    return health;
  }

  /** Hands over what the writer has compiled, so that the same is not compiled twice. */
  void prepare(Prepared next) {
    prepared = next;
  }

  /** Lets go of what was handed over, if it was not taken. */
  void forget(Prepared last) {
    if (last.equals(prepared)) {
      prepared = null;
    }
  }

  /** Brings the newest version into force. If it cannot be compiled the old one stays. */
  void load() {
    lock.lock();
    try {
      CatalogView view = machine.view();
      if (!isInForce(view)) {
        swap(view);
      }
      health = Health.Result.ok("version " + reference.get().version());
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.error("catalog version {} cannot be put in force", machine.view().current(), e);
      health =
          Health.Result.down(
              "version %d cannot be put in force (%s); version %d stays"
                  .formatted(machine.view().current(), e, reference.get().version()));
    } finally {
      lock.unlock();
    }
  }

  /** A version's model and matcher, which takes over what is the same in the catalog in force. */
  Prepared compile(Model model, long version, String root) {
    ActiveCatalog active = reference.get();
    Matcher matcher = language.compile(model, version, active.model(), active.matcher());
    return new Prepared(version, root, model, matcher, active);
  }

  /** A matcher of a model that is not going to be in force. */
  Matcher compile(Model model, long version) {
    return compile(model, version, "").matcher;
  }

  /**
   * Brings a matcher of a model that was in force into force, with what has changed since then.
   * Catches up with the edits without keeping them waiting, but for the last few.
   *
   * @return whether it was still wanted
   */
  boolean adopt(Model model, Matcher matcher) {
    Model known = model;
    Matcher merged = matcher;
    for (int i = 0; i < ROUNDS_MAX && !isNear(known); i++) {
      ActiveCatalog active = reference.get();
      merged = language.compile(active.model(), active.version(), known, merged);
      known = active.model();
    }
    lock.lock();
    try {
      ActiveCatalog active = reference.get();
      boolean wanted = language.isMergeDue(active.matcher());
      if (wanted) {
        Matcher all = language.compile(active.model(), active.version(), known, merged);
        reference.set(active.with(all));
      }
      return wanted;
    } finally {
      lock.unlock();
    }
  }

  private boolean isNear(Model known) {
    RuleDifference since = RuleDifference.between(known.rules(), reference.get().model().rules());
    return since.after().size() <= CAUGHT_UP;
  }

  /** Whether what is newest could be brought into force. */
  boolean isInForce(CatalogView view) {
    return reference.get().version() == view.current();
  }

  /** All that the newest version declares. */
  Model model(CatalogView view) {
    ActiveCatalog active = reference.get();
    return active.version() == view.current() ? active.model() : read(CatalogItems.current(view));
  }

  private void swap(CatalogView view) {
    CatalogVersion version = view.versions().getLast();
    Prepared ready = prepared;
    prepared = null;
    if (ready == null || !ready.isOf(version)) {
      Model model = read(CatalogItems.current(view));
      ready = compile(model, version.version(), version.root());
    }
    ActiveCatalog old = reference.get();
    if (!ready.follows(old)) {
      // Its layers were merged since then; what was compiled rests on those that are gone.
      ready = compile(ready.model, version.version(), version.root());
    }
    long now = clock.millis();
    reference.set(
        new ActiveCatalog(
            version.version(),
            ready.matcher,
            ready.model,
            workflows(view, old),
            now,
            old.replacedBy(now)));
    // Not before they are in force: what fails on the way must not count as read.
    workflowChunks = view.manifest().holding(ItemKind.WORKFLOW);
    LOG.info("catalog version {} is in force: {}", version.version(), version.what());
    news.accept(changed(version, old.version(), now));
  }

  /** All that some version declares. */
  Model read(CatalogItems items) {
    List<Declaration> declarations = new ArrayList<>();
    // Chunk by chunk, so that the whole text is never in memory at once.
    for (Manifest.Chunk chunk : items.manifest().chunks()) {
      CatalogLanguage.Reading reading = language.read(source(language, items.items(chunk)));
      try {
        RefusedException.ifErrors(reading.diagnostics());
      } catch (RefusedException e) {
        throw new IllegalStateException("a kept catalog can be read: " + e.getMessage(), e);
      }
      Declaration.each(reading.model(), (_, declaration) -> declarations.add(declaration));
    }
    return Declaration.model(declarations);
  }

  /** Those of the catalog in force, where no chunk that may hold one has changed. */
  private Map<String, Entry.Definition> workflows(CatalogView view, ActiveCatalog old) {
    List<Manifest.Chunk> chunks = view.manifest().holding(ItemKind.WORKFLOW);
    if (chunks.equals(workflowChunks)) {
      return old.workflows();
    }
    Map<String, Entry.Definition> workflows = new HashMap<>();
    for (CatalogItem item :
        CatalogItems.current(view).page(ItemKind.WORKFLOW, "", Integer.MAX_VALUE)) {
      byte[] text = source(language, List.of(item)).text().getBytes(StandardCharsets.UTF_8);
      String id = item.key().id();
      workflows.put(id, new Entry.Definition(id, item.version(), text));
    }
    return workflows;
  }

  static SourceText source(CatalogLanguage language, List<CatalogItem> items) {
    return new SourceText("catalog.json", language.join(items));
  }

  private static LiveEvent changed(CatalogVersion version, long previous, long now) {
    JsonText json = new JsonText(256).object();
    json.name("catalog_version").number(version.version());
    json.name("previous_version").number(previous);
    json.name("rules").number(version.rules());
    json.name("workflows").number(version.workflows());
    json.name("who").text(version.who());
    json.name("what").text(version.what());
    return new LiveEvent("catalog.changed", now, json.endObject().toBytes());
  }

  /**
   * A version that is compiled before it is in the log.
   *
   * @param before what was in force, whose matcher this one shares most with
   */
  record Prepared(long version, String root, Model model, Matcher matcher, ActiveCatalog before) {
    @SuppressWarnings("ReferenceEquality") // to compare two catalogs would take longer
    boolean follows(ActiveCatalog active) {
      return before == active;
    }

    boolean isOf(CatalogVersion other) {
      return version == other.version() && root.equals(other.root());
    }
  }
}
