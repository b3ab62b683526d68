package io.distric.storage;

import io.distric.protocol.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a journal: finds, mends and makes segments. Confined to one thread at a time. */
final class SegmentFolder {

  private static final Logger LOG = LoggerFactory.getLogger(SegmentFolder.class);
  private static final long MAGIC = 0x4443_4a52_4e4c_3031L;
  private static final String SEGMENT = ".journal";
  private static final String INDEX = ".index";
  private static final int MARK_BYTES = 12;

  private final Path dir;
  private final int partition;

  SegmentFolder(Path dir, int partition) {
    this.dir = dir;
    this.partition = partition;
  }

  /**
   * The segments in order, the last of them to go on with. What is not whole after a crash is cut
   * off; all that is later goes with it, and comes back from the log. But what was on disk once
   * does not come back: where that is damaged, a hole is reported and the rest is kept.
   */
  List<Segment> open() throws IOException {
    Files.createDirectories(dir);
    List<Segment> segments = new ArrayList<>();
    List<Long> bases = bases();
    for (int i = 0; i < bases.size(); i++) {
      boolean last = i == bases.size() - 1;
      Segment segment = open(bases.get(i), last);
      segments.add(segment);
      if (segment.extent().length() == Files.size(segment.file())) {
        continue;
      }
      if (!last && bases.get(i + 1) <= marked()) {
        reportHole(segment, bases.get(i + 1));
        continue;
      }
      cut(segment);
      for (long later : bases.subList(i + 1, bases.size())) {
        new Segment(path(later), later).delete(index(later));
      }
      break;
    }
    if (segments.isEmpty() || segments.getLast().sealed()) {
      segments.add(create(segments.isEmpty() ? 0 : segments.getLast().extent().lastIndex() + 1));
    }
    return segments;
  }

  /** Makes the file of a new segment. */
  Segment create(long base) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path(base),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer header = ByteBuffer.allocate(Segment.HEADER_BYTES);
      header.putLong(MAGIC).putInt(RecordEncoder.VERSION).putInt(partition).flip();
      channel.write(header);
    }
    return new Segment(path(base), base);
  }

  Path index(long base) {
    return dir.resolve(name(base) + INDEX);
  }

  /** Notes that all up to an index is on disk. */
  void mark(long index) throws IOException {
    ByteBuffer mark = ByteBuffer.allocate(MARK_BYTES);
    mark.putLong(index).putInt(crc(index)).flip();
    try (FileChannel channel =
        FileChannel.open(
            dir.resolve("synced"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(mark, 0);
      channel.force(true);
    }
  }

  /** Up to where all was once on disk; 0: not known. */
  long marked() throws IOException {
    Path file = dir.resolve("synced");
    if (!Files.exists(file)) {
      return 0;
    }
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer mark = ByteBuffer.wrap(bytes);
    if (bytes.length < MARK_BYTES) {
      return 0;
    }
    long index = mark.getLong();
    return mark.getInt() == crc(index) ? index : 0;
  }

  void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(dir, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Segment open(long base, boolean last) throws IOException {
    Path file = path(base);
    Optional<SegmentIndexFile.Loaded> loaded =
        SegmentIndexFile.load(index(base), Segment.STRETCH_BYTES);
    Segment segment;
    if (loaded.isPresent() && loaded.get().summary().length() == Files.size(file)) {
      segment = new Segment(file, base, loaded.get());
    } else {
      segment = scan(file, base, last);
    }
    segment.changed(Files.getLastModifiedTime(file).toInstant());
    return segment;
  }

  private Segment scan(Path file, long base, boolean last) throws IOException {
    long size = Files.size(file);
    if (size < Segment.HEADER_BYTES) {
      return create(base);
    }
    requireHeader(file);
    Segment segment = new Segment(file, base);
    try (FrameReader frames = new FrameReader(file, Segment.HEADER_BYTES, size)) {
      while (frames.next()) {
        RecordReader payload = frames.payload();
        List<String> messages =
            SegmentReads.messages(payload).stream().map(Event.MessageAccepted::messageId).toList();
        segment.note(frames.index(), frames.offset(), frames.endOffset(), ids(payload), messages);
      }
    }
    if (!last && segment.extent().length() == size) {
      LOG.info("The index of journal segment '{}' was missing or damaged; it is built anew", file);
      segment.seal(index(base));
    }
    return segment;
  }

  private void requireHeader(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate(Segment.HEADER_BYTES);
      channel.read(header, 0);
      header.flip();
      boolean ours =
          header.remaining() == Segment.HEADER_BYTES
              && header.getLong() == MAGIC
              && header.getInt() == RecordEncoder.VERSION
              && header.getInt() == partition;
      if (!ours) {
        throw new IOException(
            ("'%s' is not a journal segment of partition %d in format %d; restore it, or move the"
                    + " folder away")
                .formatted(file, partition, RecordEncoder.VERSION));
      }
    }
  }

  private static void reportHole(Segment segment, long next) {
    LOG.error(
        "Journal segment '{}' is damaged at byte {}: its events and finished instances from index"
            + " {} to {} are lost on this node",
        segment.file(),
        segment.extent().length(),
        segment.extent().lastIndex() + 1,
        next - 1);
  }

  private static void cut(Segment segment) throws IOException {
    long length = segment.extent().length();
    LOG.warn(
        "Journal segment '{}' is whole up to byte {} and index {}; what follows is cut off",
        segment.file(),
        length,
        segment.extent().lastIndex());
    try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.WRITE)) {
      channel.truncate(length);
      channel.force(true);
    }
  }

  private List<Long> bases() throws IOException {
    List<Long> bases = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, "*" + SEGMENT)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        bases.add(Long.parseLong(name.substring(0, name.length() - SEGMENT.length())));
      }
    }
    Collections.sort(bases);
    return bases;
  }

  private Path path(long base) {
    return dir.resolve(name(base) + SEGMENT);
  }

  private static String name(long base) {
    return String.format(Locale.ROOT, "%019d", base);
  }

  private static int crc(long index) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(index).flip());
    return (int) crc.getValue();
  }

  /** The ids of a payload's instances. */
  private static List<UUID> ids(RecordReader payload) {
    return new AbstractList<>() {
      @Override
      public UUID get(int ordinal) {
        return payload.instanceId(ordinal);
      }

      @Override
      public int size() {
        return payload.instances();
      }
    };
  }
}
