package io.distric.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The index of a sealed segment, in a file beside it: sparse index, then the instances sorted by
 * hash. Of it only the sparse index is kept in memory. That the file is there and whole means that
 * the segment is whole and on disk. Thread-safe.
 */
final class SegmentIndexFile {

  private static final long MAGIC = 0x4443_4a49_4458_3031L;
  private static final int HEADER_BYTES = 56;
  private static final int PAIR_BYTES = 16;
  private static final int WINDOW = 512;

  private final Path file;
  private final int stretches;
  private final int instances;
  private final int instancesCrc;
  private volatile boolean verified;

  /**
   * What is known of a segment without reading it.
   *
   * @param length of its file
   * @param lastIndex of its last frame
   * @param createdMin earliest creation of an instance in it
   * @param createdMax latest
   */
  record Summary(long length, long lastIndex, long createdMin, long createdMax) {}

  /** What is in a file, read. */
  record Loaded(SegmentIndexFile file, Summary summary, SparseIndex sparse) {}

  private SegmentIndexFile(Path file, int stretches, int instances, int instancesCrc) {
    this.file = file;
    this.stretches = stretches;
    this.instances = instances;
    this.instancesCrc = instancesCrc;
  }

  static SegmentIndexFile write(Path file, Summary summary, SparseIndex sparse, long[] pairs)
      throws IOException {
    ByteBuffer tail = ByteBuffer.allocate(pairs.length * Long.BYTES);
    tail.asLongBuffer().put(pairs);
    int tailCrc = crc(tail.duplicate());
    ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES + sparse.size() * PAIR_BYTES + 4);
    head.putLong(MAGIC).putLong(summary.length()).putLong(summary.lastIndex());
    head.putLong(summary.createdMin()).putLong(summary.createdMax());
    head.putInt(sparse.size()).putInt(pairs.length / 2).putInt(tailCrc).putInt(0);
    for (int i = 0; i < sparse.size(); i++) {
      head.putLong(sparse.index(i)).putLong(sparse.offset(i));
    }
    head.putInt(crc(head.duplicate().flip())).flip();
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (head.hasRemaining()) {
        channel.write(head);
      }
      while (tail.hasRemaining()) {
        channel.write(tail);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new SegmentIndexFile(file, sparse.size(), pairs.length / 2, tailCrc);
  }

  /** Reads what is kept in memory; empty if the file is missing or damaged. */
  static Optional<Loaded> load(Path file, int stretchBytes) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES);
      if (!read(channel, head, 0) || head.getLong() != MAGIC) {
        return Optional.empty();
      }
      Summary summary = new Summary(head.getLong(), head.getLong(), head.getLong(), head.getLong());
      int stretches = head.getInt();
      int instances = head.getInt();
      int instancesCrc = head.getInt();
      long size = HEADER_BYTES + (long) stretches * PAIR_BYTES + 4 + (long) instances * PAIR_BYTES;
      if (stretches < 0 || instances < 0 || size != channel.size()) {
        return Optional.empty();
      }
      ByteBuffer whole = ByteBuffer.allocate(HEADER_BYTES + stretches * PAIR_BYTES + 4);
      read(channel, whole, 0);
      int summed = HEADER_BYTES + stretches * PAIR_BYTES;
      if (whole.getInt(summed) != crc(whole.duplicate().limit(summed))) {
        return Optional.empty();
      }
      long[] indexes = new long[stretches];
      long[] offsets = new long[stretches];
      whole.position(HEADER_BYTES);
      for (int i = 0; i < stretches; i++) {
        indexes[i] = whole.getLong();
        offsets[i] = whole.getLong();
      }
      SparseIndex sparse = new SparseIndex(stretchBytes, indexes, offsets, stretches);
      SegmentIndexFile index = new SegmentIndexFile(file, stretches, instances, instancesCrc);
      return Optional.of(new Loaded(index, summary, sparse));
    }
  }

  /** The places noted for a hash. */
  long[] places(long hash) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      verify(channel);
      int guess = (int) Math.unsignedMultiplyHigh(hash, instances);
      int from = Math.max(0, guess - WINDOW / 2);
      while (true) {
        int to = Math.min(instances, from + WINDOW);
        ByteBuffer window = ByteBuffer.allocate((to - from) * PAIR_BYTES);
        read(channel, window, instancesAt() + (long) from * PAIR_BYTES);
        if (from > 0 && Long.compareUnsigned(window.getLong(0), hash) >= 0) {
          from = Math.max(0, from - WINDOW + 1);
        } else if (to < instances
            && Long.compareUnsigned(window.getLong(window.limit() - PAIR_BYTES), hash) < 0) {
          from = to - 1;
        } else {
          return matches(window, hash);
        }
      }
    }
  }

  private static long[] matches(ByteBuffer window, long hash) {
    long[] found = new long[0];
    while (window.hasRemaining()) {
      long candidate = window.getLong();
      long place = window.getLong();
      if (candidate == hash) {
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = place;
      }
    }
    return found;
  }

  private void verify(FileChannel channel) throws IOException {
    if (verified) {
      return;
    }
    ByteBuffer all = ByteBuffer.allocate(instances * PAIR_BYTES);
    if (!read(channel, all, instancesAt()) || crc(all) != instancesCrc) {
      throw new IOException(
          "the index '%s' of the event journal is damaged; delete it, it is rebuilt at the next start"
              .formatted(file));
    }
    verified = true;
  }

  private long instancesAt() {
    return HEADER_BYTES + (long) stretches * PAIR_BYTES + 4;
  }

  private static boolean read(FileChannel channel, ByteBuffer into, long at) throws IOException {
    long position = at;
    while (into.hasRemaining()) {
      int count = channel.read(into, position);
      if (count < 0) {
        return false;
      }
      position += count;
    }
    into.flip();
    return true;
  }

  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
