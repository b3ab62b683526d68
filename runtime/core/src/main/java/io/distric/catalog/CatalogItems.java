package io.distric.catalog;

import io.distric.catalog.Manifest.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The items of one version of the catalog, read from its chunks when they are asked for. Keeps the
 * last chunk, so that asking in the order of the keys is cheap. Confined to one thread.
 */
final class CatalogItems {

  private final CatalogView view;
  private final Manifest manifest;
  private String cachedHash = "";
  private List<CatalogItem> cached = List.of();

  CatalogItems(CatalogView view, Manifest manifest) {
    this.view = view;
    this.manifest = manifest;
  }

  /** The items in force. */
  static CatalogItems current(CatalogView view) {
    return new CatalogItems(view, view.manifest());
  }

  Optional<CatalogItem> find(ItemKey key) {
    if (manifest.chunks().isEmpty()) {
      return Optional.empty();
    }
    for (CatalogItem item : items(manifest.chunks().get(manifest.position(key)))) {
      if (item.key().equals(key)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  /** Items of a kind behind an id, in their order, at most so many. */
  List<CatalogItem> page(ItemKind kind, String after, int limit) {
    List<CatalogItem> page = new ArrayList<>();
    ItemKey start = new ItemKey(kind, after);
    for (int i = manifest.position(start); i < manifest.chunks().size(); i++) {
      for (CatalogItem item : items(manifest.chunks().get(i))) {
        if (page.size() == limit || item.key().kind().compareTo(kind) > 0) {
          return page;
        }
        if (item.key().compareTo(start) > 0) {
          page.add(item);
        }
      }
    }
    return page;
  }

  void each(Consumer<CatalogItem> taker) {
    manifest.chunks().forEach(chunk -> items(chunk).forEach(taker));
  }

  List<CatalogItem> items(Chunk chunk) {
    if (!chunk.hash().equals(cachedHash)) {
      cached = ChunkCodec.decode(view.blob(chunk.hash()));
      cachedHash = chunk.hash();
    }
    return cached;
  }

  Manifest manifest() {
    return manifest;
  }
}
