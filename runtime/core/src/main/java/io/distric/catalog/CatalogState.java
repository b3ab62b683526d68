package io.distric.catalog;

import io.distric.catalog.CatalogApplied.Activated;
import io.distric.catalog.CatalogApplied.BlobsMissing;
import io.distric.catalog.CatalogApplied.Kept;
import io.distric.catalog.CatalogApplied.Superseded;
import io.distric.catalog.CatalogEntry.Activate;
import io.distric.catalog.CatalogEntry.PutBlobs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
  private final BlobUses uses = new BlobUses();

  /** Hashes of blobs that no version has yet. */
  private final Set<String> waiting = new HashSet<>();

  private long waitingBytes;
  private Manifest manifest;

  CatalogState(CatalogView view) {
    this.versions = new ArrayList<>(view.versions());
    this.blobs = new LinkedHashMap<>(view.blobs());
    this.manifest = view.manifest();
    versions.forEach(version -> uses.add(parts(version.root(), view.manifest(version))));
    blobs.forEach(
        (hash, bytes) -> {
          if (!uses.has(hash)) {
            waiting.add(hash);
            waitingBytes += bytes.length;
          }
        });
  }

  CatalogView view() {
    return new CatalogView(versions, blobs, manifest);
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
        dropWaiting();
      }
      String hash = Blob.hash(bytes);
      if (blobs.putIfAbsent(hash, bytes) == null) {
        waiting.add(hash);
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
    byte[] root = blobs.get(activate.root());
    if (root == null) {
      return new BlobsMissing(List.of(activate.root()));
    }
    Manifest next = Manifest.decode(root);
    List<String> parts = parts(activate.root(), next);
    List<String> missing = parts.stream().filter(hash -> !blobs.containsKey(hash)).toList();
    if (!missing.isEmpty()) {
      return new BlobsMissing(missing);
    }
    String previous = versions.isEmpty() ? "" : versions.getLast().hash();
    CatalogVersion version = CatalogVersion.chained(activate, previous);
    versions.add(version);
    manifest = next;
    uses.add(parts);
    waiting.removeIf(uses::has);
    dropWaiting();
    while (versions.size() > Math.max(1, activate.versionsKept())) {
      versions.removeFirst();
      uses.removeFirst().forEach(blobs::remove);
    }
    return new Activated(version);
  }

  private static List<String> parts(String root, Manifest manifest) {
    return Stream.concat(
            Stream.of(root), manifest.chunks().stream().map(Manifest.Chunk::hash).distinct())
        .toList();
  }

  private void dropWaiting() {
    waiting.forEach(blobs::remove);
    waiting.clear();
    waitingBytes = 0;
  }
}
