package io.distric.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of the journal and what is known of it. While it is active, the journal's appending thread
 * notes frames in it; reading is for any thread.
 */
final class Segment {

  static final int HEADER_BYTES = 16;
  static final int STRETCH_BYTES = 1 << 16;

  private final Path file;
  private final long base;
  private SparseIndex sparse = new SparseIndex(STRETCH_BYTES);
  private @Nullable IdTable ids = new IdTable();
  private @Nullable SegmentIndexFile indexFile;
  private long createdMin = Long.MAX_VALUE;
  private long createdMax = -1;
  private long length = HEADER_BYTES;
  private long lastIndex;
  private Instant changed = Instant.EPOCH;

  /** An empty segment, for indexes from {@code base} on. */
  Segment(Path file, long base) {
    this.file = file;
    this.base = base;
    this.lastIndex = Math.max(0, base - 1);
  }

  /** A sealed segment, whose index file was read. */
  Segment(Path file, long base, SegmentIndexFile.Loaded loaded) {
    this(file, base);
    sparse = loaded.sparse();
    ids = null;
    indexFile = loaded.file();
    createdMin = loaded.summary().createdMin();
    createdMax = loaded.summary().createdMax();
    length = loaded.summary().length();
    lastIndex = loaded.summary().lastIndex();
  }

  Path file() {
    return file;
  }

  long base() {
    return base;
  }

  /** What is on this segment at some moment. */
  record Extent(long length, long lastIndex, int stretches) {}

  synchronized Extent extent() {
    return new Extent(length, lastIndex, sparse.size());
  }

  synchronized boolean sealed() {
    return indexFile != null;
  }

  /**
   * A frame was written.
   *
   * @param instances in the order of their ordinals
   * @param messages ids of those that are kept in it
   */
  synchronized void note(
      long index, long from, long to, Iterable<UUID> instances, Iterable<String> messages) {
    if (ids == null) {
      throw new IllegalStateException("the segment '" + file + "' is sealed");
    }
    sparse.note(index, from);
    int ordinal = 0;
    for (UUID id : instances) {
      long created = createdAt(id);
      createdMin = Math.min(createdMin, created);
      createdMax = Math.max(createdMax, created);
      ids.put(IdTable.hash(id), IdTable.place(from, ordinal++));
    }
    for (String id : messages) {
      ids.put(IdTable.hash(id), IdTable.place(from, IdTable.MESSAGE));
    }
    length = to;
    lastIndex = index;
  }

  /** Writes the index file, and lets go of what it holds. */
  void seal(Path index) throws IOException {
    SegmentIndexFile.Summary summary;
    long[] pairs;
    synchronized (this) {
      if (ids == null) {
        return;
      }
      summary = new SegmentIndexFile.Summary(length, lastIndex, createdMin, createdMax);
      pairs = ids.sorted();
    }
    // Nobody notes anything any more, so the sparse index is at rest.
    SegmentIndexFile written = SegmentIndexFile.write(index, summary, sparse, pairs);
    synchronized (this) {
      indexFile = written;
      ids = null;
    }
  }

  /** The places where an instance may be. */
  long[] places(UUID id) throws IOException {
    synchronized (this) {
      long created = createdAt(id);
      if (created < createdMin || created > createdMax) {
        return new long[0];
      }
    }
    return placesOf(IdTable.hash(id));
  }

  /** The places where a message may be. */
  long[] places(String messageId) throws IOException {
    return placesOf(IdTable.hash(messageId));
  }

  private long[] placesOf(long hash) throws IOException {
    SegmentIndexFile file;
    synchronized (this) {
      if (ids != null) {
        return ids.places(hash);
      }
      file = indexFile;
    }
    return file == null ? new long[0] : file.places(hash);
  }

  /** The frames from the stretch on in which an index is. */
  FrameReader framesFrom(long index) throws IOException {
    long from;
    long to;
    synchronized (this) {
      from = sparse.size() == 0 ? length : sparse.offset(sparse.stretchOf(index));
      to = length;
    }
    return new FrameReader(file, from, to);
  }

  /** The frames of one stretch. */
  FrameReader framesOf(int stretch) throws IOException {
    long from;
    long to;
    synchronized (this) {
      from = sparse.offset(stretch);
      to = stretch + 1 < sparse.size() ? sparse.offset(stretch + 1) : length;
    }
    return new FrameReader(file, from, to);
  }

  /** The frame at an offset. */
  FrameReader frameAt(long offset) throws IOException {
    return new FrameReader(file, offset, extent().length());
  }

  /** The stretch in which an index is, if anything at or before it is here. */
  synchronized OptionalInt stretchOf(long index) {
    boolean none = sparse.size() == 0 || sparse.index(0) > index;
    return none ? OptionalInt.empty() : OptionalInt.of(sparse.stretchOf(index));
  }

  /** When it was last written to, as far as known. */
  synchronized Instant changed() {
    return changed;
  }

  synchronized void changed(Instant at) {
    changed = at;
  }

  void delete(Path index) throws IOException {
    Files.deleteIfExists(index);
    Files.deleteIfExists(file);
  }

  private static long createdAt(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }
}
