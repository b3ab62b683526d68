package io.distric.placement;

import io.distric.protocol.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the leader of a partition believes of its workers' places: reserved when an entry is
 * prepared, in use when its tasks start, free again when an attempt is reported. Only a belief: a
 * worker may refuse what it has no place for. Confined to its owner's context.
 */
public final class WorkerLoads {

  private final Strategy strategy;
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<UUID, Running> running = new HashMap<>();
  private long turn;

  /** No workers yet. */
  public WorkerLoads(Strategy strategy) {
    this.strategy = strategy;
  }

  private static final class Session {
    final String worker;
    final List<String> types;
    int capacity;
    int reserved;
    int running;

    Session(String worker, List<String> types, int capacity) {
      this.worker = worker;
      this.types = List.copyOf(types);
      this.capacity = capacity;
    }
  }

  private record Running(int attempt, String session) {}

  /** A session offers places. Again: nothing changes. */
  public void join(String worker, String session, List<String> types, int capacity) {
    sessions.putIfAbsent(session, new Session(worker, types, capacity));
  }

  /** A session has more places than before, or fewer; what runs there goes on. */
  public void resize(String session, int capacity) {
    Session known = sessions.get(session);
    if (known != null) {
      known.capacity = capacity;
    }
  }

  /** Attempts that are believed to run at a session. */
  public int running(String session) {
    Session known = sessions.get(session);
    return known == null ? 0 : known.running;
  }

  /** A session is over. */
  public void leave(String session) {
    sessions.remove(session);
    running.values().removeIf(attempt -> attempt.session.equals(session));
  }

  /** Forgets everything. */
  public void clear() {
    sessions.clear();
    running.clear();
  }

  /** Places that could be reserved now. */
  public int free() {
    int free = 0;
    for (WorkerLoad load : loads()) {
      free += load.free();
    }
    return free;
  }

  /** Every session, in the order of joining. */
  public List<WorkerLoad> loads() {
    List<WorkerLoad> loads = new ArrayList<>(sessions.size());
    sessions.forEach(
        (session, s) ->
            loads.add(
                new WorkerLoad(s.worker, session, s.types, s.capacity, s.reserved + s.running)));
    return loads;
  }

  /** Reserves places for an entry, as many as wanted if there are so many. */
  public List<Entry.Ticket> reserve(int wanted) {
    List<Entry.Ticket> tickets = strategy.tickets(loads(), wanted, turn++);
    for (Entry.Ticket ticket : tickets) {
      Session session = sessions.get(ticket.session());
      if (session != null) {
        session.reserved += ticket.places();
      }
    }
    return tickets;
  }

  /** An entry is settled: what it reserved is free, but for what {@link #started} notes. */
  public void release(List<Entry.Ticket> tickets) {
    for (Entry.Ticket ticket : tickets) {
      Session session = sessions.get(ticket.session());
      if (session != null) {
        session.reserved = Math.max(0, session.reserved - ticket.places());
      }
    }
  }

  /** An attempt runs at a session; an earlier one of the task does no longer. */
  public void started(UUID task, int attempt, String session) {
    if (!sessions.containsKey(session)) {
      return;
    }
    cancelled(task);
    running.put(task, new Running(attempt, session));
    add(session, 1);
  }

  /** An attempt has ended: its place is free, once, however often it is said. */
  public void ended(UUID task, int attempt) {
    Running known = running.get(task);
    if (known != null && known.attempt == attempt) {
      cancelled(task);
    }
  }

  /** A task runs no more; the session that ran it, or null. */
  public @Nullable String cancelled(UUID task) {
    Running known = running.remove(task);
    if (known == null) {
      return null;
    }
    add(known.session, -1);
    return known.session;
  }

  private void add(String name, int attempts) {
    Session session = sessions.get(name);
    if (session != null) {
      session.running += attempts;
    }
  }
}
