package io.distric.verticle.ingest;

import io.distric.protocol.Reply;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the reply to which message. A correlation names a slot and how often the slot was
 * used, so that a late reply to an earlier user is known for what it is. Confined to the door's
 * context.
 */
final class PendingTable {

  private static final int NONE = -1;

  private final int capacity;
  private @Nullable Answer[] answers = new Answer[64];
  private int[] items = new int[64];
  private int[] uses = new int[64];
  private int[] nextFree = new int[64];
  private long[] since = new long[64];
  private int firstFree = NONE;
  private int slots;
  private int size;

  PendingTable(int capacity) {
    this.capacity = capacity;
  }

  /** Takes the replies to the messages of a request. */
  interface Answer {
    /** The reply to one of them. */
    void reply(int item, Reply reply);
  }

  int size() {
    return size;
  }

  boolean hasRoomFor(int more) {
    return size + more <= capacity;
  }

  /** Waits for the reply to an item of a request. */
  long add(Answer answer, int item, long nanos) {
    int slot = firstFree;
    if (slot == NONE) {
      slot = newSlot();
    } else {
      firstFree = nextFree[slot];
    }
    answers[slot] = answer;
    items[slot] = item;
    since[slot] = nanos;
    size++;
    return (long) uses[slot] << 32 | slot;
  }

  /** The nano time at which the wait began, or 0 if nobody waits any more. */
  long since(long correlation) {
    int slot = (int) correlation;
    return isWaiting(correlation) ? since[slot] : 0;
  }

  /** Hands a reply over; nothing happens if nobody waits for it any more. */
  void reply(long correlation, Reply reply) {
    if (!isWaiting(correlation)) {
      return;
    }
    int slot = (int) correlation;
    Answer answer = answers[slot];
    answers[slot] = null;
    uses[slot]++;
    nextFree[slot] = firstFree;
    firstFree = slot;
    size--;
    if (answer != null) {
      answer.reply(items[slot], reply);
    }
  }

  /** Replies to all that have waited since before a nano time. */
  void expire(long before, Reply reply) {
    for (int slot = 0; slot < slots && size > 0; slot++) {
      if (answers[slot] != null && since[slot] - before < 0) {
        reply((long) uses[slot] << 32 | slot, reply);
      }
    }
  }

  private boolean isWaiting(long correlation) {
    int slot = (int) correlation;
    return slot >= 0
        && slot < slots
        && uses[slot] == (int) (correlation >>> 32)
        && answers[slot] != null;
  }

  private int newSlot() {
    if (slots == answers.length) {
      int grown = 2 * slots;
      answers = Arrays.copyOf(answers, grown);
      items = Arrays.copyOf(items, grown);
      uses = Arrays.copyOf(uses, grown);
      nextFree = Arrays.copyOf(nextFree, grown);
      since = Arrays.copyOf(since, grown);
    }
    return slots++;
  }
}
