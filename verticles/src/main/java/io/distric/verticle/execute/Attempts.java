package io.distric.verticle.execute;

import io.distric.protocol.Assignment;
import io.distric.telemetry.TaskSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The attempts that run now. Confined to the worker's context. */
final class Attempts {

  private final Map<UUID, Attempt> running = new HashMap<>();

  /**
   * When an attempt began.
   *
   * @param nanos of the system's clock
   * @param span that ends with the attempt
   */
  record Start(long nanos, TaskSpan span) {
    static Start now() {
      return new Start(System.nanoTime(), TaskSpan.open());
    }
  }

  /** One that runs, on a thread of its own. */
  static final class Attempt {
    private final Assignment assignment;
    private final Start start;
    private @Nullable Thread thread;

    Attempt(Assignment assignment, Start start) {
      this.assignment = assignment;
      this.start = start;
    }

    Assignment assignment() {
      return assignment;
    }

    Start start() {
      return start;
    }

    void runsOn(Thread runner) {
      thread = runner;
    }

    private void interrupt() {
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  int size() {
    return running.size();
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  /** Whether the very attempt runs already: its assignment was sent twice. */
  boolean runs(Assignment assignment) {
    Attempt attempt = running.get(assignment.task());
    return attempt != null && attempt.assignment.attempt() == assignment.attempt();
  }

  /** Notes an attempt; an older one of the same task is interrupted. */
  void add(Attempt attempt) {
    Attempt older = running.put(attempt.assignment.task(), attempt);
    if (older != null) {
      older.interrupt();
    }
  }

  /** Forgets an attempt that ended; false if it was forgotten before. */
  boolean remove(Attempt attempt) {
    return running.remove(attempt.assignment.task(), attempt);
  }

  void cancel(UUID task) {
    Attempt attempt = running.get(task);
    if (attempt != null) {
      attempt.interrupt();
    }
  }

  /** Interrupts the attempts whose time is over. */
  void interruptOverdue(long now) {
    for (Attempt attempt : running.values()) {
      if (attempt.assignment.deadline() <= now) {
        attempt.interrupt();
      }
    }
  }

  /** Interrupts all and forgets them; what they still come to is not reported. */
  List<Assignment> release() {
    List<Assignment> released = new ArrayList<>(running.size());
    for (Attempt attempt : running.values()) {
      attempt.interrupt();
      released.add(attempt.assignment);
    }
    running.clear();
    return released;
  }
}
