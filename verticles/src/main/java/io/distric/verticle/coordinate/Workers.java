package io.distric.verticle.coordinate;

import io.distric.placement.Strategy;
import io.distric.placement.WorkerLoads;
import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.WorkerHello;
import java.util.ArrayList;
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
    private @Nullable String address;
    private long leaseUntil;

    Session(String worker) {
      this.worker = worker;
    }
  }

  /** Forgets everything, as at the start of a leadership. */
  void clear() {
    sessions.clear();
    loads.clear();
  }

  /**
   * A session that the state says runs tasks, and that has not been heard of by this leader. It has
   * a lease to show itself.
   */
  void adopt(String worker, String session, long nanos) {
    sessions.computeIfAbsent(session, s -> new Session(worker)).leaseUntil = nanos + leaseNanos;
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
    adopt(hello.worker(), hello.session(), nanos);
    Session known = sessions.get(hello.session());
    if (known != null) {
      known.address = hello.address();
      loads.join(hello.worker(), hello.session(), hello.types(), hello.capacity());
    }
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
    return known == null ? null : known.address;
  }

  private void forget(String session) {
    sessions.remove(session);
    loads.leave(session);
  }
}
