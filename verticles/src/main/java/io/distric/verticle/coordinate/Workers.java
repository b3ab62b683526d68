package io.distric.verticle.coordinate;

import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.WorkerHello;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of workers that this leader knows: how many places they have, what they run, and
 * until when they are believed to live. Confined to the partition's context.
 */
final class Workers {

  private final long leaseNanos;
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<UUID, Running> running = new HashMap<>();

  Workers(long leaseNanos) {
    this.leaseNanos = leaseNanos;
  }

  /** One boot of a worker. */
  private static final class Session {
    private final String worker;
    private final String session;
    private final @Nullable String address;
    private final List<String> types;
    private final int capacity;
    private long leaseUntil;
    private int reserved;
    private int running;

    Session(String worker, String session, @Nullable WorkerHello hello) {
      this.worker = worker;
      this.session = session;
      this.address = hello == null ? null : hello.address();
      this.types = hello == null ? List.of() : List.copyOf(hello.types());
      this.capacity = hello == null ? 0 : hello.capacity();
    }

    int free() {
      return capacity - reserved - running;
    }
  }

  private record Running(int attempt, Session session) {}

  /** Forgets everything, as at the start of a leadership. */
  void clear() {
    sessions.clear();
    running.clear();
  }

  /**
   * A session that the state says runs tasks, and that has not been heard of by this leader. It has
   * a lease to show itself.
   */
  void adopt(String worker, String session, long nanos) {
    Session adopted = sessions.get(session);
    if (adopted == null) {
      adopted = new Session(worker, session, null);
      sessions.put(session, adopted);
    }
    adopted.leaseUntil = nanos + leaseNanos;
  }

  /** Whether a session has shown itself to this leader. */
  boolean knows(String session) {
    Session known = sessions.get(session);
    return known != null && known.address != null;
  }

  /**
   * A sign of life.
   *
   * @return sessions that are over by it: another boot of the same worker
   */
  List<String> hello(WorkerHello hello, long nanos) {
    Session known = sessions.get(hello.session());
    if (known == null || known.address == null) {
      Session fresh = new Session(hello.worker(), hello.session(), hello);
      if (known != null) {
        fresh.running = known.running;
      }
      sessions.put(hello.session(), fresh);
      known = fresh;
    }
    known.leaseUntil = nanos + leaseNanos;
    List<String> over = new ArrayList<>();
    for (Session other : sessions.values()) {
      if (other.worker.equals(hello.worker()) && !other.session.equals(hello.session())) {
        over.add(other.session);
      }
    }
    over.forEach(this::forget);
    return over;
  }

  /** The sessions whose lease has run out; they are forgotten. */
  List<String> expired(long nanos) {
    List<String> expired = new ArrayList<>();
    for (Session session : sessions.values()) {
      if (session.leaseUntil - nanos < 0) {
        expired.add(session.session);
      }
    }
    expired.forEach(this::forget);
    return expired;
  }

  /** Places that could be reserved now. */
  int free() {
    int free = 0;
    for (Session session : sessions.values()) {
      free += Math.max(0, session.free());
    }
    return free;
  }

  /** Reserves places, evenly, as far as there are some. */
  List<Entry.Ticket> reserve(int wanted) {
    List<Entry.Ticket> tickets = new ArrayList<>(sessions.size());
    int left = wanted;
    int others = sessions.size();
    for (Session session : sessions.values()) {
      int share = Math.min((left + others - 1) / others, session.free());
      others--;
      if (share > 0) {
        session.reserved += share;
        left -= share;
        tickets.add(new Entry.Ticket(session.worker, session.session, session.types, share));
      }
    }
    return tickets;
  }

  /** Gives back what was reserved for an entry; what it used is running by then. */
  void release(List<Entry.Ticket> tickets) {
    for (Entry.Ticket ticket : tickets) {
      Session session = sessions.get(ticket.session());
      if (session != null) {
        session.reserved = Math.max(0, session.reserved - ticket.places());
      }
    }
  }

  /** Notes that an attempt runs; where to send it, or null if its session is not known. */
  @Nullable String started(Assignment assignment) {
    Session session = sessions.get(assignment.session());
    if (session == null || session.address == null) {
      return null;
    }
    Running before = running.put(assignment.task(), new Running(assignment.attempt(), session));
    if (before != null) {
      before.session.running--;
    }
    session.running++;
    return session.address;
  }

  /** An attempt has ended as its worker says: the place is free, once, however often it is said. */
  void ended(Command report) {
    switch (report) {
      case Command.CompleteTask done -> ended(done.task(), done.attempt());
      case Command.FailTask failed -> ended(failed.task(), failed.attempt());
      case Command.ReleaseTask released -> ended(released.task(), released.attempt());
      case Command.AcceptMessage m -> {}
      case Command.Advance a -> {}
      case Command.CancelInstance c -> {}
      case Command.LoseWorkers l -> {}
      case Command.Configure c -> {}
      case Command.RaiseLevel r -> {}
    }
  }

  /** A task whose attempt is to be interrupted; who runs it, or null. */
  @Nullable String cancelled(UUID task) {
    Running attempt = running.remove(task);
    if (attempt == null) {
      return null;
    }
    attempt.session.running--;
    return attempt.session.address;
  }

  private void ended(UUID task, int attempt) {
    Running known = running.get(task);
    if (known != null && known.attempt == attempt) {
      running.remove(task);
      known.session.running--;
    }
  }

  private void forget(String session) {
    Session gone = sessions.remove(session);
    running.values().removeIf(attempt -> attempt.session == gone);
  }
}
