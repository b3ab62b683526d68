package io.distric.replica;

import io.distric.config.ReplicaConfig;
import java.util.concurrent.atomic.AtomicLong;

/** When the next snapshot is due. Thread-safe. */
final class SnapshotPolicy {

  private final long logBytes;
  private final long intervalNanos;
  private final AtomicLong bytes = new AtomicLong();
  private volatile long last = System.nanoTime();
  private volatile Runnable wake = () -> {};

  SnapshotPolicy(ReplicaConfig config) {
    logBytes = config.snapshotLogBytes();
    intervalNanos = config.snapshotInterval().toNanos();
  }

  void onDue(Runnable task) {
    wake = task;
  }

  void applied(int entryBytes) {
    long before = bytes.getAndAdd(entryBytes + 1L);
    if (before < logBytes && before + entryBytes + 1 >= logBytes) {
      wake.run();
    }
  }

  boolean due() {
    long applied = bytes.get();
    return applied >= logBytes || (applied > 0 && System.nanoTime() - last > intervalNanos);
  }

  /** A view is about to be taken; what is applied from now on counts for the next. */
  void began() {
    bytes.set(0);
    last = System.nanoTime();
  }
}
