package io.distric.workflow;

import java.util.UUID;

/**
 * Ids of instances: UUIDs of version 8 that begin with engine time, go on with a hash of the
 * message, and end with 16 zero bits. The id of a task is that of its instance with the node's
 * ordinal plus one in those bits.
 */
public final class InstanceIds {

  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long TASK_MASK = 0xFFFFL;

  private InstanceIds() {}

  static UUID of(long now, String client, String messageId, long entropy) {
    long hash = Mix.mix(Mix.mix(entropy, client), messageId);
    long more = Mix.mix(hash);
    long high = now << 16 | VERSION_8 | (hash >>> 52);
    long low = VARIANT | ((more >>> 2) & ~TASK_MASK);
    return new UUID(high, low);
  }

  /** The instance of a task; an instance's own id is given back. */
  public static UUID instanceOf(UUID id) {
    long low = id.getLeastSignificantBits();
    return (low & TASK_MASK) == 0 ? id : new UUID(id.getMostSignificantBits(), low & ~TASK_MASK);
  }

  /** Whether an id is one of a task. */
  public static boolean isTask(UUID id) {
    return (id.getLeastSignificantBits() & TASK_MASK) != 0;
  }

  /** The ordinal of a task's node, or -1 if the id is one of an instance. */
  static int ordinalOf(UUID task) {
    return (int) (task.getLeastSignificantBits() & TASK_MASK) - 1;
  }

  /** The lower half of the id of a task's instance. */
  static long instanceLow(UUID task) {
    return task.getLeastSignificantBits() & ~TASK_MASK;
  }
}
