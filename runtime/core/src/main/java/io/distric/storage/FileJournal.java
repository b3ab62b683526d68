package io.distric.storage;

import io.distric.config.JournalConfig;
import io.distric.protocol.Event;
import io.distric.protocol.EventBatch;
import io.distric.protocol.InstanceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of a partition in a folder of segment files. One thread at a time appends; any thread
 * that may block reads, syncs and closes.
 *
 * <p>An entry is one write to the file system, without fsync: what a crash of the machine takes
 * comes back from the log, since a snapshot counts only after {@link #sync}. A write that fails
 * (disk full) throws out of {@link #append}, and so do all after it: the group then stops on this
 * node, for to go on would leave a hole in history.
 */
public final class FileJournal implements EventJournal {

  private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

  /** Written data are forced to disk in such portions, so that a sync finds little left to do. */
  private static final long FORCE_BYTES = 8 << 20;

  private final int partition;
  private final JournalConfig config;
  private final InstantSource clock;
  private final SegmentFolder folder;
  private final SegmentCaretaker caretaker;
  private final RecordEncoder encoder;
  private volatile List<Segment> segments;
  private volatile FileChannel channel;
  private long forcedAt;
  private volatile long lastIndex;
  private volatile String failure = "";

  private FileJournal(
      int partition, JournalConfig config, InstantSource clock, SegmentFolder folder)
      throws IOException {
    this.partition = partition;
    this.config = config;
    this.clock = clock;
    this.folder = folder;
    encoder = new RecordEncoder(config.messages());
    segments = List.copyOf(folder.open());
    lastIndex = active().extent().lastIndex();
    channel = openForWriting(active());
    forcedAt = active().extent().length();
    caretaker = new SegmentCaretaker("journal-" + partition, folder, this::failed);
    if (lastIndex < folder.marked()) {
      LOG.error(
          "The event journal of partition {} was on disk up to index {}, but ends at {}: events and"
              + " finished instances in between are lost on this node",
          partition,
          folder.marked(),
          lastIndex);
    }
    retain();
  }

  /**
   * Opens the journal of a partition, or begins it.
   *
   * @param dir folder of this partition's journal
   * @param partition which
   * @param config section {@code journal}
   * @param clock for the age of segments
   * @throws IOException if it cannot be opened; its message is for the operator
   */
  public static FileJournal open(Path dir, int partition, JournalConfig config, InstantSource clock)
      throws IOException {
    return new FileJournal(partition, config, clock, new SegmentFolder(dir, partition));
  }

  @Override
  public void append(EventBatch batch, List<InstanceRecord> finished) {
    boolean nothing = batch.events().isEmpty() && finished.isEmpty();
    if (nothing || batch.index() <= lastIndex) {
      return;
    }
    if (!failure.isEmpty()) {
      throw new UncheckedIOException(new IOException("the event journal stopped: " + failure));
    }
    try {
      write(batch, finished);
    } catch (IOException failed) {
      failed("writing to '" + active().file() + "' failed: " + failed);
      throw new UncheckedIOException(failed);
    }
  }

  private void write(EventBatch batch, List<InstanceRecord> finished) throws IOException {
    Segment segment = active();
    long from = segment.extent().length();
    if (from >= config.segmentBytes()) {
      segment = roll();
      from = segment.extent().length();
    }
    RecordBuffer frame = encoder.encode(batch, finished);
    ByteBuffer bytes = ByteBuffer.wrap(frame.bytes(), 0, frame.size());
    for (long at = from; bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
    long to = from + frame.size();
    segment.note(batch.index(), from, to, new Ids(finished), messages(batch));
    lastIndex = batch.index();
    if (to - forcedAt > FORCE_BYTES) {
      forcedAt = to;
      caretaker.force(channel);
    }
  }

  private List<String> messages(EventBatch batch) {
    if (!config.messages()) {
      return List.of();
    }
    List<String> kept = new ArrayList<>();
    for (Event event : batch.events()) {
      if (event instanceof Event.MessageAccepted accepted && accepted.message() != null) {
        kept.add(accepted.messageId());
      }
    }
    return kept;
  }

  private Segment roll() throws IOException {
    Segment full = active();
    full.changed(clock.instant());
    caretaker.seal(full, channel);
    Segment next = folder.create(full.extent().lastIndex() + 1);
    channel = openForWriting(next);
    forcedAt = next.extent().length();
    synchronized (this) {
      List<Segment> longer = new ArrayList<>(segments);
      longer.add(next);
      segments = List.copyOf(longer);
    }
    retain();
    return next;
  }

  /** Lets the oldest segments go; never the active one. */
  private synchronized void retain() {
    long bytes = segments.stream().mapToLong(segment -> segment.extent().length()).sum();
    int gone = 0;
    while (gone < segments.size() - 1) {
      Segment oldest = segments.get(gone);
      boolean old = oldest.changed().plus(config.retention()).isBefore(clock.instant());
      if (!old && bytes <= config.retentionBytes()) {
        break;
      }
      bytes -= oldest.extent().length();
      gone++;
    }
    List<Segment> old = segments.subList(0, gone);
    segments = List.copyOf(segments.subList(gone, segments.size()));
    old.forEach(caretaker::delete);
  }

  @Override
  public long lastIndex() {
    return lastIndex;
  }

  @Override
  public long firstIndex() {
    return lastIndex == 0 ? 0 : Math.max(1, segments.getFirst().base());
  }

  @Override
  public void sync() throws IOException {
    long index = lastIndex;
    caretaker.sync(channel);
    if (!failure.isEmpty()) {
      throw new IOException("the event journal stopped: " + failure);
    }
    folder.mark(index);
    retain();
  }

  @Override
  public List<EventBatch> read(long index, int eventsMax) throws IOException {
    while (true) {
      List<Segment> now = segments;
      try {
        return SegmentReads.read(now, partition, index, eventsMax);
      } catch (NoSuchFileException removed) {
        // Retention takes a segment off the list before it deletes the file.
        if (now.equals(segments)) {
          throw removed;
        }
      }
    }
  }

  /** The finished instance with an id. */
  Optional<InstanceRecord> find(UUID id) throws IOException {
    return SegmentReads.find(segments, id);
  }

  /** The message that was last accepted under an id. */
  Optional<Event.MessageAccepted> message(String messageId) throws IOException {
    return SegmentReads.message(segments, messageId);
  }

  /** The segments, oldest first. */
  List<Segment> segments() {
    return segments;
  }

  /** Why the journal stopped; empty: it works. */
  public String failure() {
    return failure;
  }

  /** Bytes on disk. */
  public long bytes() {
    return segments.stream().mapToLong(segment -> segment.extent().length()).sum();
  }

  @Override
  public void close() throws IOException {
    try {
      sync();
    } finally {
      caretaker.close();
      channel.close();
    }
  }

  private Segment active() {
    return segments.getLast();
  }

  private void failed(String why) {
    if (failure.isEmpty()) {
      LOG.error("The event journal of partition {} stops: {}", partition, why);
      failure = why;
    }
  }

  private static FileChannel openForWriting(Segment segment) throws IOException {
    return FileChannel.open(segment.file(), StandardOpenOption.WRITE);
  }

  /** The ids of instances, without a copy. */
  private static final class Ids extends AbstractList<UUID> {
    private final List<InstanceRecord> instances;

    Ids(List<InstanceRecord> instances) {
      this.instances = instances;
    }

    @Override
    public UUID get(int ordinal) {
      return instances.get(ordinal).id();
    }

    @Override
    public int size() {
      return instances.size();
    }
  }
}
