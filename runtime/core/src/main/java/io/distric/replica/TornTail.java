package io.distric.replica;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts off the last entry of a log if a crash left only its beginning on disk. Such an entry was
 * never acknowledged, but Ratis, which fills segments with zeros ahead of what it writes, takes it
 * for damage and does not open the log. Only an entry with nothing but zeros behind it, and from
 * the last sector that it reaches into on, was cut short. All else that is wrong is left as it is,
 * and told: whether it was acknowledged the file does not say.
 */
final class TornTail {

  private static final Logger LOG = LoggerFactory.getLogger(TornTail.class);

  private static final int HEADER_BYTES = 8;
  private static final int CHECKSUM_BYTES = 4;
  private static final int VARINT_BYTES_MAX = 5;

  /** What a disk writes as a whole or not at all. */
  private static final int SECTOR_BYTES = 512;

  private final ByteBuffer bytes;
  private int entries;

  private TornTail(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * What is wrong with a segment.
   *
   * @param at where the entry begins
   * @param cutShort it was never acknowledged
   */
  private record Finding(int at, boolean cutShort) {}

  /**
   * Mends the segment that was being written.
   *
   * @param group folder of a group that nobody has opened
   * @return what is wrong with it and was not mended, for the operator; empty: nothing
   */
  static Optional<String> cut(Path group) throws IOException {
    Path current = group.resolve("current");
    if (!Files.isDirectory(current)) {
      return Optional.empty();
    }
    Optional<String> damage = Optional.empty();
    try (DirectoryStream<Path> segments = Files.newDirectoryStream(current, "log_inprogress_*")) {
      for (Path segment : segments) {
        Optional<String> found = cutSegment(segment);
        damage = damage.isPresent() ? damage : found;
      }
    }
    return damage;
  }

  private static Optional<String> cutSegment(Path segment) throws IOException {
    TornTail tail = new TornTail(ByteBuffer.wrap(Files.readAllBytes(segment)));
    Finding found = tail.find();
    if (found == null) {
      return Optional.empty();
    }
    if (!found.cutShort) {
      return Optional.of(tail.damage(segment, found.at));
    }
    LOG.warn(
        "Log segment '{}' ends in a part of an entry at byte {}: it was being written when the node"
            + " died, and was acknowledged to nobody; it is cut off",
        segment,
        found.at);
    try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      channel.truncate(found.at);
      channel.force(true);
    }
    return Optional.empty();
  }

  private String damage(Path segment, int at) {
    return ("log segment '%s' is whole for its first %d entries and wrong from byte %d on, with"
            + " more behind it: either power failed while several entries were written and the"
            + " disk kept a later one without an earlier, or it was damaged afterwards. Keep a"
            + " copy of the data folder, then restore it from a backup; or, only if power"
            + " failed, give up what stands there with 'truncate -s %d %s': nothing of it was"
            + " acknowledged unless the disk has lost what it had confirmed")
        .formatted(segment, entries, at, at, segment);
  }

  /** What is wrong with the first entry that is, or null. */
  private @Nullable Finding find() {
    int at = HEADER_BYTES;
    while (at < bytes.limit() && bytes.get(at) != 0) {
      long end = end(at);
      if (end < 0 || end > bytes.limit()) {
        // A file that ends within an entry is no riddle to Ratis.
        return null;
      }
      if (!whole(at, (int) end)) {
        return new Finding(at, cutShort(at, (int) end));
      }
      entries++;
      at = (int) end;
    }
    return zerosFrom(at) ? null : new Finding(at, false);
  }

  /** Behind the checksum of the entry at a place; -1: that cannot be told. */
  private long end(int start) {
    long length = 0;
    for (int i = 0; i < VARINT_BYTES_MAX && start + i < bytes.limit(); i++) {
      byte part = bytes.get(start + i);
      length |= (long) (part & 0x7F) << (7 * i);
      if (part >= 0) {
        return start + i + 1 + length + CHECKSUM_BYTES;
      }
    }
    return -1;
  }

  private boolean whole(int start, int end) {
    int checksumAt = end - CHECKSUM_BYTES;
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(start, checksumAt - start));
    return (int) crc.getValue() == bytes.getInt(checksumAt);
  }

  private boolean cutShort(int start, int end) {
    int lastSector = (end - 1) / SECTOR_BYTES * SECTOR_BYTES;
    return lastSector > start && zerosFrom(lastSector);
  }

  private boolean zerosFrom(int start) {
    for (int at = start; at < bytes.limit(); at++) {
      if (bytes.get(at) != 0) {
        return false;
      }
    }
    return true;
  }
}
