package io.distric.catalog;

import io.distric.dsl.ast.Model;
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

  private final CatalogMachine machine;
  private final CatalogLanguage language;
  private final CatalogReference reference;
  private final InstantSource clock;
  private final Consumer<LiveEvent> news;
  private final ReentrantLock lock = new ReentrantLock();

  private volatile Health.Result health = Health.Result.down("the catalog is not loaded yet");
  private volatile @Nullable Prepared prepared;

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

  /** Brings the newest version into force. If it cannot be compiled the old one stays. */
  void load() {
    lock.lock();
    try {
      CatalogView view = machine.view();
      if (view.current() != reference.get().version()) {
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

  /** A matcher of a model, which takes over what is the same in the catalog in force. */
  Matcher compile(Model model, long version) {
    ActiveCatalog active = reference.get();
    return language.compile(model, version, active.model(), active.matcher());
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
      ready =
          new Prepared(version.version(), version.root(), model, compile(model, version.version()));
    }
    ActiveCatalog old = reference.get();
    long now = clock.millis();
    reference.set(
        new ActiveCatalog(
            version.version(),
            ready.matcher,
            ready.model,
            workflows(view),
            now,
            old.replacedBy(now)));
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

  private Map<String, Entry.Definition> workflows(CatalogView view) {
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

  /** A version that is compiled before it is in the log. */
  record Prepared(long version, String root, Model model, Matcher matcher) {
    boolean isOf(CatalogVersion other) {
      return version == other.version() && root.equals(other.root());
    }
  }
}
