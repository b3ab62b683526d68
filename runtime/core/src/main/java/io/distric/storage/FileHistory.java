package io.distric.storage;

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
  public Page list(Predicate<InstanceRecord> filter, String cursor, int limit) throws IOException {
    List<Position> reached = positions(cursor);
    List<FinishedBackwards> open = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < journals.size(); i++) {
      FinishedBackwards backwards = new FinishedBackwards(journals.get(i), reached.get(i));
      if (backwards.next()) {
        open.add(backwards);
        owners.add(i);
      }
    }
    List<InstanceRecord> page = new ArrayList<>();
    for (int scanned = 0; scanned < listScanMax && page.size() < limit && !open.isEmpty(); ) {
      int latest = latest(open);
      FinishedBackwards backwards = open.get(latest);
      if (filter.test(backwards.current())) {
        page.add(backwards.current());
      }
      scanned++;
      reached.set(owners.get(latest), backwards.position());
      if (!backwards.next()) {
        open.remove(latest);
        owners.remove(latest);
      }
    }
    return new Page(List.copyOf(page), open.isEmpty() ? "" : cursor(reached));
  }

  private static int latest(List<FinishedBackwards> open) {
    int latest = 0;
    for (int i = 1; i < open.size(); i++) {
      if (open.get(i).current().completedAt() > open.get(latest).current().completedAt()) {
        latest = i;
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
