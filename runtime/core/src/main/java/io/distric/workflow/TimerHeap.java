package io.distric.workflow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Open instances by when their first timer has to fire, ties by id: a binary heap in which each
 * instance knows its place. Mostly a timer is put off (the next task's timeout is later), so a
 * later time is only noted when the instance comes to the top. Confined to the apply thread.
 */
final class TimerHeap {

  private static final int CAPACITY_MIN = 64;

  private final InstanceTable instances;
  private @Nullable InstanceHeader[] heap = new InstanceHeader[CAPACITY_MIN];
  private int size;

  TimerHeap(InstanceTable instances) {
    this.instances = instances;
  }

  /** Notes when an instance's first timer is due now. */
  void set(InstanceHeader instance, long due) {
    if (instance.timerSlot < 0) {
      if (due != Long.MAX_VALUE) {
        insert(instance, due);
      }
      return;
    }
    if (due < instance.timerKey) {
      instance.timerKey = due;
      siftUp(instance.timerSlot);
    }
  }

  void remove(InstanceHeader instance) {
    int slot = instance.timerSlot;
    if (slot < 0) {
      return;
    }
    instance.timerSlot = -1;
    InstanceHeader last = at(--size);
    heap[size] = null;
    if (last != instance) {
      place(last, slot);
      siftDown(slot);
      siftUp(last.timerSlot);
    }
  }

  /** When the first timer is due, or {@link Long#MAX_VALUE}. */
  long next() {
    InstanceState first = first();
    return first == null ? Long.MAX_VALUE : first.header.timerKey;
  }

  /** The instance whose timer is due first, or null. */
  @Nullable InstanceState first() {
    while (size > 0) {
      InstanceHeader top = at(0);
      InstanceState state = instances.get(top.high, top.low);
      long due = state == null ? Long.MAX_VALUE : state.due();
      if (due == top.timerKey) {
        return state;
      }
      if (due == Long.MAX_VALUE) {
        remove(top);
      } else {
        top.timerKey = due;
        siftDown(0);
      }
    }
    return null;
  }

  void clear() {
    heap = new InstanceHeader[CAPACITY_MIN];
    size = 0;
  }

  private void insert(InstanceHeader instance, long due) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    instance.timerKey = due;
    place(instance, size++);
    siftUp(instance.timerSlot);
  }

  private void siftUp(int from) {
    int slot = from;
    InstanceHeader moving = at(slot);
    while (slot > 0) {
      InstanceHeader parent = at((slot - 1) >>> 1);
      if (!before(moving, parent)) {
        break;
      }
      place(parent, slot);
      slot = (slot - 1) >>> 1;
    }
    place(moving, slot);
  }

  private void siftDown(int from) {
    int slot = from;
    InstanceHeader moving = at(slot);
    while (2 * slot + 1 < size) {
      int child = 2 * slot + 1;
      if (child + 1 < size && before(at(child + 1), at(child))) {
        child++;
      }
      if (!before(at(child), moving)) {
        break;
      }
      place(at(child), slot);
      slot = child;
    }
    place(moving, slot);
  }

  private void place(InstanceHeader instance, int slot) {
    heap[slot] = instance;
    instance.timerSlot = slot;
  }

  private InstanceHeader at(int slot) {
    InstanceHeader instance = heap[slot];
    if (instance == null) {
      throw new IllegalStateException("slot " + slot + " of " + size + " timers is empty");
    }
    return instance;
  }

  private static boolean before(InstanceHeader one, InstanceHeader other) {
    if (one.timerKey != other.timerKey) {
      return one.timerKey < other.timerKey;
    }
    int high = Long.compare(one.high, other.high);
    return high < 0 || (high == 0 && one.low < other.low);
  }
}
