package io.distric.workflow;

/**
 * Where a key's record is: open addressing over numbers of 24 bits of hash and 39 bits of position
 * plus one. Only a cache of what the log says, so its layout may differ between replicas.
 */
final class DedupIndex {

  private static final int CAPACITY_MIN = 256;
  private static final int TAG_BITS = 24;
  private static final int POSITION_BITS = 64 - TAG_BITS;
  private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;

  private final DedupLog log;
  private long[] slots = new long[CAPACITY_MIN];
  private int size;

  DedupIndex(DedupLog log) {
    this.log = log;
  }

  /** The position of a key's record, or -1. */
  long find(long hash, byte[] key, int keyLength) {
    int mask = slots.length - 1;
    long tag = tag(hash);
    for (int at = home(tag); slots[at] != 0; at = (at + 1) & mask) {
      long position = (slots[at] & POSITION_MASK) - 1;
      if (slots[at] >>> POSITION_BITS == tag && log.matches(position, hash, key, keyLength)) {
        return position;
      }
    }
    return -1;
  }

  void put(long hash, long position) {
    if (++size > slots.length / 2) {
      grow();
    }
    insert(tag(hash) << POSITION_BITS | (position + 1));
  }

  void remove(long hash, long position) {
    int mask = slots.length - 1;
    long wanted = tag(hash) << POSITION_BITS | (position + 1);
    int at = home(tag(hash));
    while (slots[at] != wanted) {
      if (slots[at] == 0) {
        throw new IllegalStateException("no index entry for record at " + position);
      }
      at = (at + 1) & mask;
    }
    size--;
    closeGap(at);
  }

  void clear() {
    slots = new long[CAPACITY_MIN];
    size = 0;
  }

  private void closeGap(int freed) {
    int mask = slots.length - 1;
    int gap = freed;
    for (int at = (gap + 1) & mask; slots[at] != 0; at = (at + 1) & mask) {
      int distance = (at - home(slots[at] >>> POSITION_BITS)) & mask;
      if (distance >= ((at - gap) & mask)) {
        slots[gap] = slots[at];
        gap = at;
      }
    }
    slots[gap] = 0;
  }

  private void grow() {
    long[] from = slots;
    slots = new long[from.length * 2];
    for (long slot : from) {
      if (slot != 0) {
        insert(slot);
      }
    }
  }

  private void insert(long slot) {
    int mask = slots.length - 1;
    int at = home(slot >>> POSITION_BITS);
    while (slots[at] != 0) {
      at = (at + 1) & mask;
    }
    slots[at] = slot;
  }

  private int home(long tag) {
    return (int) tag & (slots.length - 1);
  }

  private static long tag(long hash) {
    return hash >>> POSITION_BITS;
  }
}
