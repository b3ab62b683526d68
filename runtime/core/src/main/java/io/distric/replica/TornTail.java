package io.distric.replica;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts off the last entry of a log if a crash left only its beginning on disk. Such an entry was
 * never acknowledged, but Ratis, which fills segments with zeros ahead of what it writes, takes it
 * for damage and does not open the log. Real damage is left for Ratis to report: only an entry with
 * nothing but zeros behind it, and from the last sector that it reaches into on, was cut short.
 */
final class TornTail {

  private static final Logger LOG = LoggerFactory.getLogger(TornTail.class);

  private static final int HEADER_BYTES = 8;
  private static final int CHECKSUM_BYTES = 4;
  private static final int VARINT_BYTES_MAX = 5;

  /** What a disk writes as a whole or not at all. */
  private static final int SECTOR_BYTES = 512;

  private final ByteBuffer bytes;

  private TornTail(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Mends the segment that was being written.
   *
   * @param group folder of a group that nobody has opened
   */
  static void cut(Path group) throws IOException {
    Path current = group.resolve("current");
    if (!Files.isDirectory(current)) {
      return;
    }
    try (DirectoryStream<Path> segments = Files.newDirectoryStream(current, "log_inprogress_*")) {
      for (Path segment : segments) {
        cutSegment(segment);
      }
    }
  }

  private static void cutSegment(Path segment) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment));
    int end = new TornTail(bytes).find();
    if (end < 0) {
      return;
    }
    LOG.warn(
        "Log segment '{}' ends in a part of an entry at byte {}: it was being written when the node"
            + " died, and was acknowledged to nobody; it is cut off",
        segment,
        end);
    try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      channel.truncate(end);
      channel.force(true);
    }
  }

  /** Where the entry begins that was cut short, or -1. */
  private int find() {
    int at = HEADER_BYTES;
    while (at < bytes.limit() && bytes.get(at) != 0) {
      long end = end(at);
      if (end < 0 || end > bytes.limit()) {
        // A file that ends within an entry is no riddle to Ratis.
        return -1;
      }
      if (!whole(at, (int) end)) {
        return cutShort(at, (int) end) ? at : -1;
      }
      at = (int) end;
    }
    return -1;
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
    if (lastSector <= start) {
      return false;
    }
    for (int at = lastSector; at < bytes.limit(); at++) {
      if (bytes.get(at) != 0) {
        return false;
      }
    }
    return true;
  }
}
