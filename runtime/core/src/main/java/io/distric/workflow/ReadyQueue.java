package io.distric.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for a worker's place: for each priority and task type in the order of arrival, so
 * that a type without workers holds up no other. Confined to the apply thread.
 */
final class ReadyQueue {

  private static final int WITHDRAWN_MAX = 1024;

  private final InstanceTable instances;
  private final List<TreeMap<String, ArrayDeque<Waiting>>> byPriority = new ArrayList<>();
  private int size;
  private int withdrawn;

  /**
   * A task that waits.
   *
   * @param high of the instance's id
   * @param low of the instance's id
   * @param ordinal of the task's node
   * @param place in the order of arrival, over all
   */
  record Waiting(long high, long low, int ordinal, long place) {}

  ReadyQueue(InstanceTable instances) {
    this.instances = instances;
    clear();
  }

  /** How many tasks wait, withdrawn ones left out. */
  int size() {
    return size;
  }

  void add(int priority, String type, Waiting task) {
    byPriority.get(priority).computeIfAbsent(type, any -> new ArrayDeque<>()).add(task);
    size++;
  }

  /** A task no longer waits, as its state says; its entry goes when the queue comes to it. */
  void withdraw() {
    size--;
    withdrawn++;
    if (withdrawn > WITHDRAWN_MAX && withdrawn > size) {
      byPriority.forEach(
          types -> types.values().forEach(queue -> queue.removeIf(task -> !waits(task))));
      withdrawn = 0;
    }
  }

  /**
   * Takes out the task that waits longest among those of the highest priority whose type is
   * accepted. It counts as waiting until it is withdrawn.
   *
   * @param accepted which types have places
   */
  @Nullable Waiting poll(Predicate<String> accepted) {
    for (int priority = TaskPolicy.PRIORITIES - 1; priority >= 0; priority--) {
      TreeMap<String, ArrayDeque<Waiting>> types = byPriority.get(priority);
      ArrayDeque<Waiting> first = types.isEmpty() ? null : oldest(types, accepted);
      if (first != null) {
        withdrawn--;
        return first.remove();
      }
    }
    return null;
  }

  /** Puts the tasks into the order of their places, after they were added in another. */
  void sort() {
    for (TreeMap<String, ArrayDeque<Waiting>> types : byPriority) {
      for (ArrayDeque<Waiting> queue : types.values()) {
        List<Waiting> sorted = new ArrayList<>(queue);
        sorted.sort(Comparator.comparingLong(Waiting::place));
        queue.clear();
        queue.addAll(sorted);
      }
    }
  }

  void clear() {
    byPriority.clear();
    for (int i = 0; i < TaskPolicy.PRIORITIES; i++) {
      byPriority.add(new TreeMap<>());
    }
    size = 0;
    withdrawn = 0;
  }

  private @Nullable ArrayDeque<Waiting> oldest(
      SortedMap<String, ArrayDeque<Waiting>> types, Predicate<String> accepted) {
    ArrayDeque<Waiting> oldest = null;
    long place = Long.MAX_VALUE;
    var queues = types.entrySet().iterator();
    while (queues.hasNext()) {
      var queue = queues.next();
      if (!accepted.test(queue.getKey())) {
        continue;
      }
      Waiting head = head(queue.getValue());
      if (head == null) {
        queues.remove();
      } else if (head.place() < place) {
        oldest = queue.getValue();
        place = head.place();
      }
    }
    return oldest;
  }

  private @Nullable Waiting head(ArrayDeque<Waiting> queue) {
    while (!queue.isEmpty() && !waits(queue.element())) {
      queue.remove();
      withdrawn--;
    }
    return queue.peek();
  }

  private boolean waits(Waiting entry) {
    InstanceState instance = instances.get(entry.high(), entry.low());
    TaskState task = instance == null ? null : instance.tasks[entry.ordinal()];
    return task != null && task.stage() == TaskState.Stage.READY && task.mark() == entry.place();
  }
}
