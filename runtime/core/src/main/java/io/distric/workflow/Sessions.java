package io.distric.workflow;

import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many tasks run at each boot of a worker. Confined to the apply thread. */
final class Sessions {

  private final TreeMap<String, Running> bySession = new TreeMap<>();
  private int running;
  private SortedSet<String> names = new TreeSet<>();

  private static final class Running {
    final WorkerRef worker;
    int tasks;

    Running(WorkerRef worker) {
      this.worker = worker;
    }
  }

  /** Tasks that run anywhere. */
  int running() {
    return running;
  }

  /** Sessions at which tasks run; never changed, another object after a change. */
  SortedSet<String> names() {
    return names;
  }

  /** The one object for all tasks at a session, to save memory. */
  WorkerRef worker(String worker, String session) {
    Running at = bySession.get(session);
    return at != null && at.worker.worker().equals(worker)
        ? at.worker
        : new WorkerRef(worker, session);
  }

  /** One more task runs there. */
  void started(WorkerRef worker) {
    Running at = bySession.get(worker.session());
    if (at == null) {
      at = new Running(worker);
      bySession.put(worker.session(), at);
      names = new TreeSet<>(bySession.keySet());
    }
    at.tasks++;
    running++;
  }

  void ended(WorkerRef worker) {
    Running at = bySession.get(worker.session());
    if (at == null) {
      throw new IllegalStateException("no task runs at session '" + worker.session() + "'");
    }
    running--;
    if (--at.tasks == 0) {
      bySession.remove(worker.session());
      names = new TreeSet<>(bySession.keySet());
    }
  }

  void clear() {
    bySession.clear();
    names = new TreeSet<>();
    running = 0;
  }
}
