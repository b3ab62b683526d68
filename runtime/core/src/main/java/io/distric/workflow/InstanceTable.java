package io.distric.workflow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Open instances by id: open addressing with linear probing over an array of references, so that a
 * view of all is a copy of that array. Confined to the apply thread.
 */
final class InstanceTable {

  private static final int CAPACITY_MIN = 64;

  private @Nullable InstanceState[] slots = new InstanceState[CAPACITY_MIN];

  /** Hashes of the ids, so that probing seldom follows a reference. 0: the slot is free. */
  private int[] hashes = new int[CAPACITY_MIN];

  private int size;

  int size() {
    return size;
  }

  @Nullable InstanceState get(long high, long low) {
    int mask = slots.length - 1;
    int hash = hash(high, low);
    for (int at = hash & mask; hashes[at] != 0; at = (at + 1) & mask) {
      InstanceState state = slots[at];
      if (hashes[at] == hash && state != null && state.high == high && state.low == low) {
        return state;
      }
    }
    return null;
  }

  /** Adds an instance or replaces its state. */
  void put(InstanceState state) {
    int mask = slots.length - 1;
    int hash = hash(state.high, state.low);
    int at = hash & mask;
    while (hashes[at] != 0) {
      InstanceState other = slots[at];
      if (hashes[at] == hash && other != null && same(other, state)) {
        slots[at] = state;
        return;
      }
      at = (at + 1) & mask;
    }
    hashes[at] = hash;
    slots[at] = state;
    size++;
    if (size > slots.length / 2) {
      grow();
    }
  }

  void remove(long high, long low) {
    int mask = slots.length - 1;
    int hash = hash(high, low);
    for (int at = hash & mask; hashes[at] != 0; at = (at + 1) & mask) {
      InstanceState state = slots[at];
      if (hashes[at] == hash && state != null && state.high == high && state.low == low) {
        size--;
        closeGap(at);
        return;
      }
    }
  }

  void clear() {
    slots = new InstanceState[CAPACITY_MIN];
    hashes = new int[CAPACITY_MIN];
    size = 0;
  }

  /** The instances in no order, with gaps, as they are now. */
  @Nullable InstanceState[] copy() {
    return slots.clone();
  }

  /** Finds an instance in such a copy. */
  static @Nullable InstanceState find(@Nullable InstanceState[] copy, long high, long low) {
    int mask = copy.length - 1;
    int at = hash(high, low) & mask;
    for (InstanceState state = copy[at]; state != null; state = copy[at]) {
      if (state.high == high && state.low == low) {
        return state;
      }
      at = (at + 1) & mask;
    }
    return null;
  }

  private static boolean same(InstanceState one, InstanceState other) {
    return one.high == other.high && one.low == other.low;
  }

  private static int hash(long high, long low) {
    int hash = (int) (Mix.mix(high ^ low) >>> 32);
    return hash == 0 ? 1 : hash;
  }

  /** Moves entries back over a freed slot until no probe can miss one. */
  private void closeGap(int freed) {
    int mask = slots.length - 1;
    int gap = freed;
    int at = (gap + 1) & mask;
    while (hashes[at] != 0) {
      int distance = (at - (hashes[at] & mask)) & mask;
      if (distance >= ((at - gap) & mask)) {
        hashes[gap] = hashes[at];
        slots[gap] = slots[at];
        gap = at;
      }
      at = (at + 1) & mask;
    }
    hashes[gap] = 0;
    slots[gap] = null;
  }

  private void grow() {
    @Nullable InstanceState[] from = slots;
    int[] fromHashes = hashes;
    slots = Arrays.copyOf(new InstanceState[0], from.length * 2);
    hashes = new int[from.length * 2];
    int mask = slots.length - 1;
    for (int i = 0; i < from.length; i++) {
      if (fromHashes[i] != 0) {
        int at = fromHashes[i] & mask;
        while (hashes[at] != 0) {
          at = (at + 1) & mask;
        }
        hashes[at] = fromHashes[i];
        slots[at] = from[i];
      }
    }
  }
}
