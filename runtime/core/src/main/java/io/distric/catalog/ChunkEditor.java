package io.distric.catalog;

import io.distric.catalog.Manifest.Chunk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the chunks of a new version, leaving alone those in which nothing changed. */
final class ChunkEditor {

  private final CatalogItems base;
  private final int chunkBytes;
  private final Map<String, Blob> blobs = new LinkedHashMap<>();
  private final List<Chunk> chunks = new ArrayList<>();

  ChunkEditor(CatalogItems base, int chunkBytes) {
    this.base = base;
    this.chunkBytes = chunkBytes;
  }

  /**
   * The new version's blobs; the root comes last.
   *
   * @param edits an item by its key; empty: the item is gone
   */
  Edited edit(SortedMap<ItemKey, Optional<CatalogItem>> edits) {
    List<Chunk> old = base.manifest().chunks();
    if (old.isEmpty()) {
      split(edits.values().stream().flatMap(Optional::stream).toList());
    }
    Map<Integer, SortedMap<ItemKey, Optional<CatalogItem>>> byChunk = new LinkedHashMap<>();
    edits.forEach(
        (key, edit) ->
            byChunk
                .computeIfAbsent(base.manifest().position(key), _ -> new TreeMap<>())
                .put(key, edit));
    for (int i = 0; i < old.size(); i++) {
      SortedMap<ItemKey, Optional<CatalogItem>> changed = byChunk.get(i);
      if (changed == null) {
        chunks.add(old.get(i));
      } else {
        split(merged(old.get(i), changed));
      }
    }
    Manifest manifest = new Manifest(chunks);
    Blob root = manifest.encode();
    blobs.put(root.hash(), root);
    return new Edited(manifest, root.hash(), blobs.values());
  }

  private Collection<CatalogItem> merged(
      Chunk chunk, SortedMap<ItemKey, Optional<CatalogItem>> edits) {
    SortedMap<ItemKey, CatalogItem> items = new TreeMap<>();
    base.items(chunk).forEach(item -> items.put(item.key(), item));
    edits.forEach(
        (key, edit) -> edit.ifPresentOrElse(item -> items.put(key, item), () -> items.remove(key)));
    return items.values();
  }

  /** Runs of about the wanted size. A chunk that grew beyond twice that falls apart. */
  private void split(Collection<CatalogItem> items) {
    int total = items.stream().mapToInt(ChunkEditor::size).sum();
    int wanted = total <= 2 * chunkBytes ? Integer.MAX_VALUE : chunkBytes;
    List<CatalogItem> run = new ArrayList<>();
    int bytes = 0;
    for (CatalogItem item : items) {
      run.add(item);
      bytes += size(item);
      if (bytes >= wanted) {
        close(run, bytes);
        bytes = 0;
      }
    }
    close(run, bytes);
  }

  private void close(List<CatalogItem> run, int bytes) {
    if (!run.isEmpty()) {
      Blob blob = ChunkCodec.encode(run);
      blobs.put(blob.hash(), blob);
      chunks.add(new Chunk(blob.hash(), run.getFirst().key(), run.size(), bytes));
      run.clear();
    }
  }

  private static int size(CatalogItem item) {
    return item.content().length() + item.key().id().length();
  }

  /**
   * A version that is not proposed yet.
   *
   * @param manifest its chunks
   * @param root hash of the manifest
   * @param blobs that its parent does not have, perhaps some more
   */
  record Edited(Manifest manifest, String root, Collection<Blob> blobs) {}
}
