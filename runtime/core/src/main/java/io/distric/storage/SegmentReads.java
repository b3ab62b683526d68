package io.distric.storage;

import io.distric.protocol.Event;
import io.distric.protocol.EventBatch;
import io.distric.protocol.InstanceRecord;
import io.distric.storage.EventJournal.GapException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads events, messages and instances from the segments of a journal, as they were at some moment:
 * one that retention has removed since is told from one that is damaged.
 */
final class SegmentReads {

  private SegmentReads() {}

  /**
   * Batches with events from an index on, up to the one that reaches a number of events.
   *
   * @throws NoSuchFileException if retention has removed the first one meanwhile
   */
  static List<EventBatch> read(List<Segment> segments, int partition, long index, int eventsMax)
      throws IOException {
    List<EventBatch> batches = new ArrayList<>();
    int events = 0;
    for (Segment segment : segments) {
      if (segment.extent().lastIndex() < index) {
        continue;
      }
      if (batches.isEmpty()) {
        requireKept(segments, index);
      }
      try (FrameReader frames = segment.framesFrom(index)) {
        while (events < eventsMax && frames.next()) {
          if (frames.index() >= index && frames.payload().events() > 0) {
            batches.add(batch(partition, frames));
            events += batches.getLast().events().size();
          }
        }
        requireWhole(segment, frames);
      } catch (NoSuchFileException removed) {
        if (batches.isEmpty()) {
          throw removed;
        }
        return batches;
      }
      if (events >= eventsMax) {
        return batches;
      }
    }
    return batches;
  }

  private static EventBatch batch(int partition, FrameReader frames) {
    return new EventBatch(partition, frames.index(), RecordDecoder.events(frames.payload()));
  }

  private static void requireKept(List<Segment> segments, long index) throws GapException {
    long first = segments.getFirst().base();
    if (index < first && first > 0) {
      throw new GapException(index, first);
    }
  }

  static void requireWhole(Segment segment, FrameReader frames) throws IOException {
    if (frames.damaged()) {
      throw new IOException(
          "journal segment '%s' is damaged at byte %d".formatted(segment.file(), frames.offset()));
    }
  }

  /** The finished instance with an id. */
  static Optional<InstanceRecord> find(List<Segment> segments, UUID id) throws IOException {
    for (Segment segment : segments.reversed()) {
      try {
        for (long place : segment.places(id)) {
          Optional<InstanceRecord> found = at(segment, place, id);
          if (found.isPresent()) {
            return found;
          }
        }
      } catch (NoSuchFileException removed) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The message that was last accepted under an id. */
  static Optional<Event.MessageAccepted> message(List<Segment> segments, String id)
      throws IOException {
    for (Segment segment : segments.reversed()) {
      try {
        Optional<Event.MessageAccepted> found = Optional.empty();
        for (long place : segment.places(id)) {
          if (IdTable.ordinal(place) == IdTable.MESSAGE) {
            found = later(found, messageAt(segment, place, id));
          }
        }
        if (found.isPresent()) {
          return found;
        }
      } catch (NoSuchFileException removed) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Event.MessageAccepted> messageAt(Segment segment, long place, String id)
      throws IOException {
    try (FrameReader frames = segment.frameAt(IdTable.offset(place))) {
      if (!frames.next()) {
        requireWhole(segment, frames);
        return Optional.empty();
      }
      Optional<Event.MessageAccepted> found = Optional.empty();
      for (Event.MessageAccepted message : messages(frames.payload())) {
        if (message.messageId().equals(id)) {
          found = Optional.of(message);
        }
      }
      return found;
    }
  }

  /** The later of two. */
  static Optional<Event.MessageAccepted> later(
      Optional<Event.MessageAccepted> one, Optional<Event.MessageAccepted> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().time() > other.get().time() ? one : other;
  }

  /** The messages that a frame keeps. */
  static List<Event.MessageAccepted> messages(RecordReader payload) {
    List<Event.MessageAccepted> kept = new ArrayList<>();
    for (Event event : RecordDecoder.events(payload)) {
      if (event instanceof Event.MessageAccepted accepted && accepted.message() != null) {
        kept.add(accepted);
      }
    }
    return kept;
  }

  private static Optional<InstanceRecord> at(Segment segment, long place, UUID id)
      throws IOException {
    if (IdTable.ordinal(place) == IdTable.MESSAGE) {
      return Optional.empty();
    }
    try (FrameReader frames = segment.frameAt(IdTable.offset(place))) {
      if (!frames.next()) {
        requireWhole(segment, frames);
        return Optional.empty();
      }
      RecordReader payload = frames.payload();
      int ordinal = IdTable.ordinal(place);
      return payload.instanceId(ordinal).equals(id)
          ? Optional.of(RecordDecoder.instance(payload, ordinal))
          : Optional.empty();
    }
  }
}
