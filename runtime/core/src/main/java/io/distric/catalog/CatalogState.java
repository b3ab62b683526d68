package io.distric.catalog;

import io.distric.catalog.CatalogApplied.Activated;
import io.distric.catalog.CatalogApplied.BlobsMissing;
import io.distric.catalog.CatalogApplied.Kept;
import io.distric.catalog.CatalogApplied.Superseded;
import io.distric.catalog.CatalogEntry.Activate;
import io.distric.catalog.CatalogEntry.PutBlobs;
import io.distric.catalog.Manifest.Chunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The replicated state of the catalog: its last versions, and the blobs that they are made of.
 * Deterministic. Confined to the apply thread.
 */
final class CatalogState {

  /**
   * Blobs that wait for a version may take so many bytes; over that all that wait are dropped. A
   * constant, because replicas have to agree.
   */
  private static final long WAITING_BYTES_MAX = 512L << 20;

  private final List<CatalogVersion> versions;
  private final Map<String, byte[]> blobs;
  private final Set<String> used = new HashSet<>();

  /** The chunks of each version that is kept, by its root: each root is read once. */
  private final Map<String, List<String>> chunks = new HashMap<>();

  private long waitingBytes;

  CatalogState(CatalogView view) {
    this.versions = new ArrayList<>(view.versions());
    this.blobs = new LinkedHashMap<>(view.blobs());
    countUsed();
  }

  CatalogView view() {
    return new CatalogView(versions, blobs);
  }

  CatalogApplied apply(CatalogEntry entry) {
    return switch (entry) {
      case PutBlobs put -> keep(put);
      case Activate activate -> activate(activate);
    };
  }

  private CatalogApplied keep(PutBlobs put) {
    for (byte[] bytes : put.blobs()) {
      if (waitingBytes + bytes.length > WAITING_BYTES_MAX) {
        dropUnused();
      }
      if (blobs.putIfAbsent(Blob.hash(bytes), bytes) == null) {
        waitingBytes += bytes.length;
      }
    }
    return Kept.KEPT;
  }

  private CatalogApplied activate(Activate activate) {
    long current = versions.isEmpty() ? 0 : versions.getLast().version();
    if (activate.parent() != current || activate.version() != current + 1) {
      return new Superseded(current);
    }
    List<String> missing = missing(activate.root());
    if (!missing.isEmpty()) {
      return new BlobsMissing(missing);
    }
    String previous = versions.isEmpty() ? "" : versions.getLast().hash();
    CatalogVersion version = CatalogVersion.chained(activate, previous);
    versions.add(version);
    int surplus = versions.size() - Math.max(1, activate.versionsKept());
    if (surplus > 0) {
      versions.subList(0, surplus).clear();
    }
    countUsed();
    dropUnused();
    return new Activated(version);
  }

  private List<String> missing(String root) {
    if (!blobs.containsKey(root)) {
      return List.of(root);
    }
    return chunks(root).stream().filter(hash -> !blobs.containsKey(hash)).toList();
  }

  private void countUsed() {
    used.clear();
    for (CatalogVersion version : versions) {
      used.add(version.root());
      used.addAll(chunks(version.root()));
    }
    chunks.keySet().retainAll(used);
    waitingBytes =
        blobs.entrySet().stream()
            .filter(blob -> !used.contains(blob.getKey()))
            .mapToLong(blob -> blob.getValue().length)
            .sum();
  }

  private List<String> chunks(String root) {
    byte[] manifest = blobs.get(root);
    return manifest == null
        ? List.of()
        : chunks.computeIfAbsent(
            root, _ -> Manifest.decode(manifest).chunks().stream().map(Chunk::hash).toList());
  }

  private void dropUnused() {
    blobs.keySet().retainAll(used);
    waitingBytes = 0;
  }
}
