package io.distric.workflow;

import io.distric.protocol.EngineLimits;
import org.jspecify.annotations.Nullable;

/** All that a partition remembers. Confined to the apply thread. */
final class EngineState {

  static final int LEVEL_MIN = 1;

  /**
   * From here on a report whose consequence cannot be decided fails its instance instead of being
   * dropped, and a task that could not be undone does not keep the others from being undone.
   */
  static final int LEVEL_FAILS_OPENLY = 2;

  /** The highest engine level that this release can decide by. */
  static final int LEVEL_MAX = LEVEL_FAILS_OPENLY;

  static final int SLOTS = 256;

  final InstanceTable instances = new InstanceTable();
  final TimerHeap timers = new TimerHeap(instances);
  final ReadyQueue ready = new ReadyQueue(instances);
  final Sessions sessions = new Sessions();
  final DedupWindow dedup = new DedupWindow();
  final DefinitionTable definitions;

  /** Partition of each slot; for later, when slots can move. */
  byte[] slots = new byte[SLOTS];

  int level = LEVEL_MIN;
  EngineLimits limits = EngineLimits.INITIAL;
  long index;
  long now;
  long nextSequence;
  long nextPlace;

  /** Entries applied, and a hash of all that they came to. */
  long entries;

  long hash;

  EngineState(WorkflowLanguage language) {
    this.definitions = new DefinitionTable(language);
  }

  void clear() {
    instances.clear();
    timers.clear();
    ready.clear();
    sessions.clear();
  }

  /** Takes an instance into the state, or replaces it, with all that follows from its tasks. */
  void put(InstanceState state) {
    instances.put(state);
    timers.set(state.header, state.due());
  }

  void remove(InstanceHeader instance) {
    instances.remove(instance.high, instance.low);
    timers.remove(instance);
    definitions.closed(instance.plan);
  }

  /** A task is no longer as it was. */
  void left(@Nullable TaskState from) {
    if (from != null) {
      switch (from.stage()) {
        case READY -> ready.withdraw();
        case RUNNING -> sessions.ended(worker(from));
        case WAITING, COMPLETED, FAILED, CANCELLED, SKIPPED -> {}
      }
    }
  }

  /** A task is now like this. */
  void entered(InstanceHeader instance, int ordinal, @Nullable TaskState to) {
    if (to != null) {
      switch (to.stage()) {
        case READY -> enqueue(instance, ordinal, to);
        case RUNNING -> sessions.started(worker(to));
        case WAITING, COMPLETED, FAILED, CANCELLED, SKIPPED -> {}
      }
    }
  }

  private void enqueue(InstanceHeader instance, int ordinal, TaskState task) {
    if (instance.plan.node(ordinal).work() instanceof PlanNode.RunTask work) {
      ready.add(
          instance.policy(ordinal).priority(),
          work.type(),
          new ReadyQueue.Waiting(instance.high, instance.low, ordinal, task.mark()));
    }
  }

  private static WorkerRef worker(TaskState task) {
    WorkerRef worker = task.worker();
    if (worker == null) {
      throw new IllegalStateException("attempt " + task.attempt() + " runs at no worker");
    }
    return worker;
  }
}
