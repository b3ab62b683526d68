package io.distric.message;

import java.nio.charset.StandardCharsets;

/**
 * Which partition keeps a message: its key falls into one of 256 slots for ever, and slots belong
 * to partitions.
 */
public final class Slots {

  /** How many slots there are. */
  public static final int COUNT = 256;

  private final int partitions;

  /** Slots of a cluster with so many partitions. */
  public Slots(int partitions) {
    if (partitions < 1 || partitions > COUNT) {
      throw new IllegalArgumentException("partitions are 1 to 256, not " + partitions);
    }
    this.partitions = partitions;
  }

  /** The slot of a key. */
  public static int slot(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return (int) Xxh64.hash(bytes, 0, bytes.length) & (COUNT - 1);
  }

  /** The partition of a key. */
  public int partition(String key) {
    return partitions == 1 ? 0 : slot(key) % partitions;
  }
}
