package io.distric.catalog;

import io.distric.catalog.CatalogApplied.BlobsMissing;
import io.distric.catalog.CatalogEntry.Activate;
import io.distric.catalog.CatalogEntry.PutBlobs;
import io.distric.config.CatalogConfig;
import io.distric.replica.ReplicaGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Puts a version into the log: its blobs in entries of bounded size, then the activation. */
final class CatalogProposer {

  private static final int RESENDS_MAX = 3;

  private final ReplicaGroup group;
  private final CatalogConfig config;

  CatalogProposer(ReplicaGroup group, CatalogConfig config) {
    this.group = group;
    this.config = config;
  }

  /**
   * Blocks until the version is applied here, or refused.
   *
   * @throws ReplicaGroup.NotLeadingException nothing was taken
   * @throws ReplicaGroup.OutcomeUnknownException it may have been
   */
  CatalogApplied propose(Collection<Blob> blobs, Activate activate) throws InterruptedException {
    Collection<Blob> unsent = blobs;
    for (int i = 0; i < RESENDS_MAX; i++) {
      CompletableFuture<Object> sent = send(unsent);
      // The log keeps the order, so nothing is gained by waiting in between: one fsync for both.
      CatalogApplied applied = await(group.submit(encoded(activate)));
      if (!(applied instanceof BlobsMissing missing)) {
        return applied;
      }
      await(sent);
      unsent = blobs.stream().filter(blob -> missing.hashes().contains(blob.hash())).toList();
    }
    return await(group.submit(encoded(activate)));
  }

  /** Waits for all entries but the last. */
  private CompletableFuture<Object> send(Collection<Blob> blobs) throws InterruptedException {
    List<byte[]> batch = new ArrayList<>();
    long bytes = 0;
    for (Blob blob : blobs) {
      if (!batch.isEmpty() && bytes + blob.bytes().length > config.entryBytesMax()) {
        await(group.submit(encoded(new PutBlobs(batch))));
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(blob.bytes());
      bytes += blob.bytes().length;
    }
    return batch.isEmpty()
        ? CompletableFuture.completedFuture(CatalogApplied.Kept.KEPT)
        : group.submit(encoded(new PutBlobs(batch)));
  }

  private static byte[] encoded(CatalogEntry entry) {
    return CatalogEntryCodec.encode(entry);
  }

  private CatalogApplied await(CompletableFuture<Object> applied) throws InterruptedException {
    try {
      long millis = config.writeTimeout().toMillis();
      return (CatalogApplied) applied.get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new CompletionException(e.getCause());
    } catch (TimeoutException e) {
      throw new ReplicaGroup.OutcomeUnknownException(
          "the log did not apply the change within " + config.writeTimeout(), e);
    }
  }
}
