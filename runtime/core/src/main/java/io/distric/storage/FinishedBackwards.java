package io.distric.storage;

import io.distric.protocol.InstanceRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Goes through a journal's finished instances, last finished first. Confined to one thread. */
final class FinishedBackwards {

  private final List<Segment> segments;
  private final Position before;
  private int segment;
  private int stretch = -1;
  private List<Frame> frames = List.of();
  private int ordinal = -1;
  private @Nullable InstanceRecord current;
  private Position position;

  /**
   * A place in a journal.
   *
   * @param index of the entry
   * @param ordinal of the instance in it
   */
  record Position(long index, int ordinal) {
    static final Position END = new Position(Long.MAX_VALUE, 0);
  }

  private record Frame(long index, RecordReader payload) {}

  /** Begins with the last instance before a position. */
  FinishedBackwards(FileJournal journal, Position before) {
    this.segments = journal.segments();
    this.before = before;
    this.position = before;
    this.segment = segments.size();
  }

  /** Goes to the next instance; false: there is none. */
  boolean next() throws IOException {
    while (true) {
      while (!frames.isEmpty()) {
        Frame frame = frames.getLast();
        if (ordinal >= 0) {
          position = new Position(frame.index(), ordinal);
          current = RecordDecoder.instance(frame.payload(), ordinal--);
          return true;
        }
        frames.removeLast();
        beginFrame();
      }
      if (!load()) {
        current = null;
        return false;
      }
    }
  }

  /** The instance, after {@link #next} was true. */
  InstanceRecord current() {
    if (current == null) {
      throw new IllegalStateException("there is no current instance");
    }
    return current;
  }

  /** Where the current instance is; before the first: where it was begun. */
  Position position() {
    return position;
  }

  private void beginFrame() {
    if (!frames.isEmpty()) {
      Frame frame = frames.getLast();
      int instances = frame.payload().instances();
      ordinal =
          (frame.index() == before.index() ? Math.min(before.ordinal(), instances) : instances) - 1;
    }
  }

  /** Loads the frames of the stretch before. */
  private boolean load() throws IOException {
    while (stretch < 0) {
      if (--segment < 0) {
        return false;
      }
      OptionalInt last = segments.get(segment).stretchOf(before.index());
      stretch = last.orElse(-1);
    }
    try (FrameReader reader = segments.get(segment).framesOf(stretch--)) {
      frames = new ArrayList<>();
      while (reader.next()) {
        if (reader.index() <= before.index() && reader.payload().instances() > 0) {
          frames.add(new Frame(reader.index(), reader.payloadCopy()));
        }
      }
      SegmentReads.requireWhole(segments.get(segment), reader);
    } catch (NoSuchFileException removed) {
      return false;
    }
    beginFrame();
    return true;
  }
}
