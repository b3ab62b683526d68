package io.distric.verticle.coordinate;

import io.distric.placement.Strategy;
import io.distric.placement.WorkerLoads;
import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.WorkerHello;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of workers that this leader knows: where they are, how many places they have, and
 * until when they are believed to live. Confined to the partition's context.
 */
final class Workers {

  private final long leaseNanos;
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final WorkerLoads loads = new WorkerLoads(new Strategy.LeastLoaded());

  Workers(long leaseNanos) {
    this.leaseNanos = leaseNanos;
  }

  /** One boot of a worker. */
  private static final class Session {
    private final String worker;
    private @Nullable WorkerHello hello;
    private long leaseUntil;

    Session(String worker) {
      this.worker = worker;
    }
  }

  /**
   * Begins a leadership. What the sessions run is not known to this leader; those that the state
   * names and that have not shown themselves have a lease to do so.
   *
   * @param named by the state: sessions at which tasks run
   * @return sessions that are over: another boot of the same worker lives
   */
  List<String> restart(Collection<String> named, long nanos) {
    loads.clear();
    sessions.values().removeIf(session -> session.hello == null);
    sessions.values().forEach(session -> join(session.hello));
    List<String> over = new ArrayList<>();
    for (String session : named) {
      String worker = WorkerHello.workerOf(session);
      if (!sessions.containsKey(session)) {
        if (lives(worker)) {
          over.add(session);
        } else {
          lease(worker, session, nanos);
        }
      }
    }
    return over;
  }

  /** Whether a session has shown itself to this leader. */
  boolean knows(String session) {
    return address(session) != null;
  }

  /**
   * A sign of life.
   *
   * @return sessions that are over by it: another boot of the same worker
   */
  List<String> hello(WorkerHello hello, long nanos) {
    lease(hello.worker(), hello.session(), nanos).hello = hello;
    join(hello);
    // An attempt that was given up, and goes on all the same, has its place: to offer that again
    // would only bring the task straight back.
    int strays = Math.max(0, hello.running() - loads.running(hello.session()));
    loads.resize(hello.session(), Math.max(0, hello.capacity() - strays));
    List<String> over = new ArrayList<>();
    sessions.forEach(
        (name, other) -> {
          if (other.worker.equals(hello.worker()) && !name.equals(hello.session())) {
            over.add(name);
          }
        });
    over.forEach(this::forget);
    return over;
  }

  /** The sessions whose lease has run out; they are forgotten. */
  List<String> expired(long nanos) {
    List<String> expired = new ArrayList<>();
    sessions.forEach(
        (name, session) -> {
          if (session.leaseUntil - nanos < 0) {
            expired.add(name);
          }
        });
    expired.forEach(this::forget);
    return expired;
  }

  /** Those of some sessions that are forgotten: they are over. */
  List<String> strangers(Collection<String> named) {
    return named.stream().filter(session -> !sessions.containsKey(session)).toList();
  }

  /** Places that could be reserved now. */
  int free() {
    return loads.free();
  }

  /** Reserves places, as far as there are some. */
  List<Entry.Ticket> reserve(int wanted) {
    return loads.reserve(wanted);
  }

  /** Gives back what was reserved for an entry; what it used is running by then. */
  void release(List<Entry.Ticket> tickets) {
    loads.release(tickets);
  }

  /** Notes that an attempt runs; where to send it, or null if its session is not known. */
  @Nullable String started(Assignment assignment) {
    loads.started(assignment.task(), assignment.attempt(), assignment.session());
    return address(assignment.session());
  }

  /** An attempt has ended as its worker says: the place is free, once, however often it is said. */
  void ended(Command report) {
    switch (report) {
      case Command.CompleteTask done -> loads.ended(done.task(), done.attempt());
      case Command.FailTask failed -> loads.ended(failed.task(), failed.attempt());
      case Command.ReleaseTask released -> loads.ended(released.task(), released.attempt());
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
    String session = loads.cancelled(task);
    return session == null ? null : address(session);
  }

  private @Nullable String address(String session) {
    Session known = sessions.get(session);
    return known == null || known.hello == null ? null : known.hello.address();
  }

  private Session lease(String worker, String session, long nanos) {
    Session leased = sessions.computeIfAbsent(session, s -> new Session(worker));
    leased.leaseUntil = nanos + leaseNanos;
    return leased;
  }

  private void join(@Nullable WorkerHello hello) {
    if (hello != null) {
      loads.join(hello.worker(), hello.session(), hello.types(), hello.capacity());
    }
  }

  private boolean lives(String worker) {
    for (Session session : sessions.values()) {
      if (session.hello != null && session.worker.equals(worker)) {
        return true;
      }
    }
    return false;
  }

  private void forget(String session) {
    sessions.remove(session);
    loads.leave(session);
  }
}
