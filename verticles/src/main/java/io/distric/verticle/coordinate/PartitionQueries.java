package io.distric.verticle.coordinate;

import io.distric.protocol.InstanceRecord;
import io.distric.storage.HistoryStore;
import io.distric.workflow.InstanceQueries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Answers from the state of each partition, and from history. Thread-safe.
 *
 * <p>What is in no view any more is in the history: the machine writes the journal before it gives
 * another view out.
 */
public final class PartitionQueries implements InstanceQueries {

  private static final Comparator<InstanceRecord> NEWEST_FIRST =
      Comparator.comparingLong(InstanceRecord::createdAt)
          .thenComparing(InstanceRecord::id)
          .reversed();

  private final List<PartitionMachine> machines;
  private final HistoryStore history;

  /**
   * Asks all partitions of this node.
   *
   * @param machines in the order of the partitions
   * @param history of all of them
   */
  public PartitionQueries(List<PartitionMachine> machines, HistoryStore history) {
    this.machines = List.copyOf(machines);
    this.history = history;
  }

  @Override
  public Optional<InstanceRecord> find(UUID instance) throws IOException {
    for (PartitionMachine machine : machines) {
      Optional<InstanceRecord> open = machine.view().find(instance);
      if (open.isPresent()) {
        return open;
      }
    }
    return history.find(instance);
  }

  @Override
  public Page list(Predicate<InstanceRecord> filter, String cursor, int limit) throws IOException {
    Place place = Place.parse(cursor);
    List<InstanceRecord> found = new ArrayList<>();
    if (place.open()) {
      found.addAll(open(filter, place, limit));
      if (found.size() == limit) {
        InstanceRecord last = found.getLast();
        return new Page(found, Place.behind(last).text());
      }
      place = Place.HISTORY;
    }
    return finished(filter, place, limit, found);
  }

  /** Open instances behind a place, in an order that does not depend on the partitions. */
  private List<InstanceRecord> open(Predicate<InstanceRecord> filter, Place place, int limit) {
    Predicate<InstanceRecord> wanted = filter.and(place::isBefore);
    List<InstanceRecord> found = new ArrayList<>();
    for (PartitionMachine machine : machines) {
      List<InstanceRecord> newest = machine.view().newest(wanted, limit);
      found.addAll(newest);
      if (newest.size() == limit) {
        // The view cuts a millisecond anywhere; the order within it is ours, so take all of it.
        long cut = newest.getLast().createdAt();
        found.removeIf(instance -> instance.createdAt() == cut);
        found.addAll(
            machine.view().newest(wanted.and(i -> i.createdAt() == cut), Integer.MAX_VALUE));
      }
    }
    found.sort(NEWEST_FIRST);
    return new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
  }

  private Page finished(
      Predicate<InstanceRecord> filter, Place place, int limit, List<InstanceRecord> found)
      throws IOException {
    HistoryStore.Page page = history.list(filter, place.history(), limit - found.size());
    found.addAll(page.instances());
    return new Page(found, page.next().isEmpty() ? "" : Place.inHistory(page.next()).text());
  }

  /**
   * Where a page ends.
   *
   * @param open among the open instances
   * @param createdAt of the last instance shown
   * @param id of the last instance shown
   * @param history cursor there
   */
  private record Place(boolean open, long createdAt, UUID id, String history) {

    // The greatest id, as UUIDs compare: by signed halves.
    private static final UUID LAST = new UUID(Long.MAX_VALUE, Long.MAX_VALUE);

    static final Place START = new Place(true, Long.MAX_VALUE, LAST, "");
    static final Place HISTORY = inHistory("");

    static Place inHistory(String cursor) {
      return new Place(false, 0, LAST, cursor);
    }

    static Place behind(InstanceRecord last) {
      return new Place(true, last.createdAt(), last.id(), "");
    }

    boolean isBefore(InstanceRecord instance) {
      return instance.createdAt() < createdAt
          || (instance.createdAt() == createdAt && instance.id().compareTo(id) < 0);
    }

    String text() {
      String plain = open ? "o." + createdAt + "." + id : "h.." + history;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static Place parse(String cursor) {
      if (cursor.isEmpty()) {
        return START;
      }
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = plain.split("\\.", 3);
      if (parts.length == 3 && parts[0].equals("o")) {
        return new Place(true, Long.parseLong(parts[1]), UUID.fromString(parts[2]), "");
      }
      if (parts.length == 3 && parts[0].equals("h")) {
        return inHistory(parts[2]);
      }
      throw new IllegalArgumentException("'" + cursor + "' is no cursor of a list");
    }
  }
}
