package io.distric.catalog;

import io.distric.catalog.CatalogOutcome.ChangeType;
import io.distric.catalog.CatalogOutcome.ItemChange;
import io.distric.dsl.ast.Model;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Span;
import io.distric.protocol.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Works out what a change does to the catalog in force, or why it cannot be. Used once. */
final class ChangePlanner {

  private static final int ITEM_CHARS_MAX = 2 << 20;

  private final CatalogView view;
  private final CatalogItems base;
  private final Model baseModel;
  private final CatalogLanguage language;
  private final TaskTypes types;
  private final long now;
  private final FolderMemory memory;

  private final SortedMap<ItemKey, Optional<CatalogItem>> edits = new TreeMap<>();
  private final List<ItemChange> changes = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<ItemKey, String> files = new HashMap<>();
  private DeclaredItems declared = new DeclaredItems();

  ChangePlanner(
      CatalogView view,
      CatalogItems base,
      Model baseModel,
      CatalogLanguage language,
      TaskTypes types,
      long now,
      FolderMemory memory) {
    this.view = view;
    this.base = base;
    this.baseModel = baseModel;
    this.language = language;
    this.types = types;
    this.now = now;
    this.memory = memory;
  }

  Plan plan(CatalogChange change) throws RefusedException {
    switch (change) {
      case CatalogChange.Put put -> put(put);
      case CatalogChange.Delete delete -> delete(delete);
      case CatalogChange.Bundle bundle -> bundle(bundle);
      case CatalogChange.Folder folder -> folder(folder);
      case CatalogChange.Rollback rollback -> rollback(rollback.to());
    }
    RefusedException.ifErrors(diagnostics);
    Model model = edits.isEmpty() ? baseModel : checked();
    return new Plan(edits, changes, model, diagnostics, Plan.what(changes), files);
  }

  private void put(CatalogChange.Put put) throws RefusedException {
    declared = DeclaredItems.read(List.of(put.source()), language);
    readable();
    ItemKey key = onlyItem(put.key());
    Optional<CatalogItem> existing = base.find(key);
    if (put.create() && existing.isPresent()) {
      throw new RefusedException(
          ProblemCode.ITEM_EXISTS,
          "%s exists as version %d; use PUT to replace it"
              .formatted(key, existing.get().version()));
    }
    Preconditions.expect(key, existing, put.expected());
    store(Origins.API);
  }

  private ItemKey onlyItem(ItemKey wanted) throws RefusedException {
    String kind = wanted.kind().word();
    if (declared.declarations().size() != 1
        || declared.declarations().firstEntry().getKey().kind() != wanted.kind()) {
      throw new RefusedException(
          ProblemCode.NOT_ONE_ITEM,
          "exactly one %s is expected, found %s; POST a bundle to /api/v1/catalog instead"
              .formatted(kind, declared.declarations().keySet().stream().limit(5).toList()));
    }
    ItemKey key = declared.declarations().firstEntry().getKey();
    if (!wanted.id().isEmpty() && !wanted.equals(key)) {
      throw new RefusedException(
          ProblemCode.ID_MISMATCH,
          "the path names %s, the body %s; they have to be the same".formatted(wanted, key));
    }
    return key;
  }

  private void delete(CatalogChange.Delete delete) throws RefusedException {
    ItemKey key = delete.key();
    Optional<CatalogItem> existing = base.find(key);
    if (existing.isEmpty()) {
      throw new RefusedException(ProblemCode.ITEM_NOT_FOUND, "there is no %s".formatted(key));
    }
    Preconditions.expect(key, existing, delete.expected());
    Preconditions.owned(existing.get(), Origins.API);
    Preconditions.unused(key, baseModel);
    remove(existing.get());
  }

  private void bundle(CatalogChange.Bundle bundle) throws RefusedException {
    if (bundle.expected().isPresent() && bundle.expected().getAsLong() != view.current()) {
      throw new RefusedException(
          ProblemCode.ITEM_CHANGED,
          "catalog version %d was expected, %d is in force; read it and repeat the change"
              .formatted(bundle.expected().getAsLong(), view.current()));
    }
    declared = DeclaredItems.read(bundle.sources(), language);
    readable();
    store(Origins.API);
    if (bundle.prune()) {
      removeOthers(Origins.API);
    }
  }

  private void folder(CatalogChange.Folder folder) throws RefusedException {
    Map<ItemKey, String> kept = memory.kept(folder);
    declared = DeclaredItems.read(memory.changed(folder), kept, language);
    files.putAll(kept);
    readable();
    String origin = Origins.folder(folder.name());
    declared.declarations().forEach((key, declaration) -> disputed(key, declaration, origin));
    RefusedException.ifErrors(diagnostics);
    store(origin);
    if (memory.knows(folder)) {
      memory.items().stream()
          .filter(key -> !stays(key))
          .sorted()
          .forEach(key -> base.find(key).ifPresent(this::remove));
    } else {
      removeOthers(origin);
    }
  }

  private void disputed(ItemKey key, Declaration declaration, String origin) {
    Optional<CatalogItem> existing = base.find(key);
    if (existing.isPresent() && !existing.get().origin().equals(origin)) {
      String message = "%s belongs to %s".formatted(key, Origins.words(existing.get().origin()));
      diagnostics.add(
          CatalogFault.OWNED.at(
              declared.file(key),
              DeclaredItems.span(declaration),
              message,
              "delete it there, or give this one another id"));
    }
  }

  private void rollback(long to) throws RefusedException {
    Optional<CatalogVersion> target = view.version(to);
    if (target.isEmpty()) {
      String kept =
          view.versions().isEmpty()
              ? "there is none yet"
              : "%d to %d are kept".formatted(view.versions().getFirst().version(), view.current());
      throw new RefusedException(
          ProblemCode.VERSION_NOT_FOUND, "catalog version %d is not there; %s".formatted(to, kept));
    }
    List<CatalogItem> wanted = new ArrayList<>();
    new CatalogItems(view, view.manifest(target.get())).each(wanted::add);
    declared = reread(wanted);
    for (CatalogItem item : wanted) {
      Optional<CatalogItem> existing = base.find(item.key());
      if (existing.isEmpty() || !existing.get().content().equals(item.content())) {
        edit(existing, item.key(), item.origin(), item.content(), item.version());
      }
    }
    base.each(
        item -> {
          if (!declared.declarations().containsKey(item.key())) {
            remove(item);
          }
        });
  }

  private DeclaredItems reread(List<CatalogItem> items) {
    return DeclaredItems.read(List.of(CatalogLoader.source(language, items)), language);
  }

  private void readable() throws RefusedException {
    files.putAll(declared.files());
    diagnostics.addAll(declared.diagnostics());
    RefusedException.ifErrors(diagnostics);
  }

  /** Edits for all declared items that are not so already. */
  private void store(String origin) throws RefusedException {
    Map<ItemKey, String> contents = language.print(declared.model());
    for (Map.Entry<ItemKey, String> entry : new TreeMap<>(contents).entrySet()) {
      ItemKey key = entry.getKey();
      Optional<CatalogItem> existing = base.find(key);
      if (existing.isPresent()) {
        Preconditions.owned(existing.get(), origin);
      }
      if (existing.isEmpty() || !existing.get().content().equals(entry.getValue())) {
        edit(existing, key, origin, entry.getValue(), 0);
      }
    }
  }

  private void edit(
      Optional<CatalogItem> existing, ItemKey key, String origin, String content, long floor) {
    if (content.length() > ITEM_CHARS_MAX) {
      String message = "%s has %d characters".formatted(key, content.length());
      diagnostics.add(
          CatalogFault.TOO_LONG.at(
              declared.file(key),
              Span.NONE,
              message,
              "one item may have %d".formatted(ITEM_CHARS_MAX)));
      return;
    }
    // A workflow that was deleted and comes anew must not have a version again that it had before:
    // partitions tell definitions apart by it. No version is above the catalog's.
    long fresh = key.kind() == ItemKind.WORKFLOW ? view.current() : 0;
    long version = Math.max(floor, existing.map(CatalogItem::version).orElse(fresh)) + 1;
    long created = existing.map(CatalogItem::createdAt).orElse(now);
    edits.put(key, Optional.of(new CatalogItem(key, version, origin, created, now, content)));
    changes.add(
        new ItemChange(key, existing.isEmpty() ? ChangeType.CREATED : ChangeType.UPDATED, version));
  }

  private void remove(CatalogItem item) {
    edits.put(item.key(), Optional.empty());
    changes.add(new ItemChange(item.key(), ChangeType.DELETED, item.version()));
  }

  private void removeOthers(String origin) {
    base.each(
        item -> {
          if (item.origin().equals(origin) && !stays(item.key())) {
            remove(item);
          }
        });
  }

  private boolean stays(ItemKey key) {
    return declared.declarations().containsKey(key) || files.containsKey(key);
  }

  /** All that the catalog will declare, looked over as a whole. */
  private Model checked() throws RefusedException {
    Set<ItemKey> removed = new HashSet<>();
    edits.forEach(
        (key, edit) -> {
          if (edit.isEmpty()) {
            removed.add(key);
          }
        });
    // What is equal is taken anew too: it knows its place in the files as they are now.
    Model model = Declaration.patched(baseModel, declared.declarations(), removed);
    diagnostics.addAll(language.check(model, files));
    for (Map.Entry<ItemKey, Declaration> entry : declared.declarations().entrySet()) {
      if (entry.getValue() instanceof Declaration.OfWorkflow it) {
        String file = declared.file(entry.getKey());
        diagnostics.addAll(TaskChecker.check(it.workflow(), types, file));
      }
    }
    RefusedException.ifErrors(diagnostics);
    return model;
  }
}
