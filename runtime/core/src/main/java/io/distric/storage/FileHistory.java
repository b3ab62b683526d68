package io.distric.storage;

import io.distric.protocol.Event;
import io.distric.protocol.InstanceRecord;
import io.distric.storage.FinishedBackwards.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * History as the journals' files have it: as far back as their retention reaches. Thread-safe.
 *
 * <p>A list looks at no more instances than configured, and then ends its page early, even with an
 * empty one: who wants more goes on with the cursor.
 */
public final class FileHistory implements HistoryStore {

  private final List<FileJournal> journals;
  private final int listScanMax;

  /**
   * History of some partitions.
   *
   * @param journals of the partitions, always in the same order: cursors rely on it
   * @param listScanMax how many instances a page may look at
   */
  public FileHistory(List<FileJournal> journals, int listScanMax) {
    this.journals = List.copyOf(journals);
    this.listScanMax = listScanMax;
  }

  @Override
  public Optional<InstanceRecord> find(UUID instance) throws IOException {
    for (FileJournal journal : journals) {
      Optional<InstanceRecord> found = journal.find(instance);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Event.MessageAccepted> message(String messageId) throws IOException {
    Optional<Event.MessageAccepted> latest = Optional.empty();
    for (FileJournal journal : journals) {
      latest = SegmentReads.later(latest, journal.message(messageId));
    }
    return latest;
  }

  @Override
  public Page list(Predicate<InstanceRecord> filter, String cursor, int limit) throws IOException {
    List<Position> reached = positions(cursor);
    List<Walk> open = new ArrayList<>();
    for (int i = 0; i < journals.size(); i++) {
      FinishedBackwards backwards = new FinishedBackwards(journals.get(i), reached.get(i));
      if (backwards.next()) {
        open.add(new Walk(i, backwards));
      }
    }
    List<InstanceRecord> page = new ArrayList<>();
    for (int scanned = 0; scanned < listScanMax && page.size() < limit && !open.isEmpty(); ) {
      Walk latest = latest(open);
      if (filter.test(latest.at().current())) {
        page.add(latest.at().current());
      }
      scanned++;
      reached.set(latest.journal(), latest.at().position());
      if (!latest.at().next()) {
        open.remove(latest);
      }
    }
    return new Page(List.copyOf(page), open.isEmpty() ? "" : cursor(reached));
  }

  /** How far a list is in one of the journals. */
  private record Walk(int journal, FinishedBackwards at) {}

  private static Walk latest(List<Walk> open) {
    Walk latest = open.getFirst();
    for (Walk walk : open) {
      if (walk.at().current().completedAt() > latest.at().current().completedAt()) {
        latest = walk;
      }
    }
    return latest;
  }

  private static String cursor(List<Position> reached) {
    StringBuilder cursor = new StringBuilder();
    for (Position position : reached) {
      cursor.append(cursor.isEmpty() ? "" : "_");
      cursor.append(position.index()).append('.').append(position.ordinal());
    }
    return cursor.toString();
  }

  private List<Position> positions(String cursor) {
    List<Position> positions = new ArrayList<>();
    if (cursor.isEmpty()) {
      journals.forEach(journal -> positions.add(Position.END));
      return positions;
    }
    try {
      for (String part : cursor.split("_", -1)) {
        int dot = part.indexOf('.');
        long index = Long.parseLong(part.substring(0, Math.max(0, dot)));
        positions.add(new Position(index, Integer.parseInt(part.substring(dot + 1))));
      }
    } catch (NumberFormatException malformed) {
      throw new IllegalArgumentException("'" + cursor + "' is no cursor of a list", malformed);
    }
    if (positions.size() != journals.size()) {
      throw new IllegalArgumentException("'" + cursor + "' is no cursor of this list");
    }
    return positions;
  }
}
