package io.distric.membership.simulation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is due when: a heap in arrays, first by time, then by the order in which it was put. */
final class EventQueue {

  private long[] times = new long[1024];
  private long[] orders = new long[1024];
  private @Nullable Runnable[] actions = new Runnable[1024];
  private int size;
  private long order;

  void put(long time, Runnable action) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      orders = Arrays.copyOf(orders, size * 2);
      actions = Arrays.copyOf(actions, size * 2);
    }
    int hole = size++;
    long mine = order++;
    while (hole > 0 && before(time, mine, (hole - 1) / 2)) {
      move((hole - 1) / 2, hole);
      hole = (hole - 1) / 2;
    }
    place(hole, time, mine, action);
  }

  boolean isEmpty() {
    return size == 0;
  }

  long firstTime() {
    return times[0];
  }

  Runnable take() {
    Runnable first = actions[0];
    if (size == 0 || first == null) {
      throw new IllegalStateException("nothing is due");
    }
    size--;
    long time = times[size];
    long mine = orders[size];
    Runnable last = actions[size];
    actions[size] = null;
    if (size > 0 && last != null) {
      sink(time, mine, last);
    }
    return first;
  }

  private void sink(long time, long mine, Runnable action) {
    int hole = 0;
    while (true) {
      int child = 2 * hole + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && before(times[child + 1], orders[child + 1], child)) {
        child++;
      }
      if (before(time, mine, child)) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    place(hole, time, mine, action);
  }

  private boolean before(long time, long mine, int slot) {
    return time < times[slot] || (time == times[slot] && mine < orders[slot]);
  }

  private void move(int from, int to) {
    times[to] = times[from];
    orders[to] = orders[from];
    actions[to] = actions[from];
  }

  private void place(int slot, long time, long mine, Runnable action) {
    times[slot] = time;
    orders[slot] = mine;
    actions[slot] = action;
  }
}
