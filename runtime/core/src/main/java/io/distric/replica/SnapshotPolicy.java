package io.distric.replica;

import io.distric.config.ReplicaConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When the next snapshot is due. Thread-safe. */
final class SnapshotPolicy {

  private static final long RETRY_NANOS = Duration.ofMinutes(1).toNanos();

  private final long logBytes;
  private final long intervalNanos;
  private final AtomicLong bytes = new AtomicLong();
  private volatile long last = System.nanoTime();
  private volatile boolean failed;
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
    long since = System.nanoTime() - last;
    if (failed && since < Math.min(intervalNanos, RETRY_NANOS)) {
      return false;
    }
    return applied >= logBytes || (applied > 0 && since > intervalNanos);
  }

  /** A view is about to be taken; what is applied from now on counts for the next. */
  long began() {
    last = System.nanoTime();
    failed = false;
    return bytes.getAndSet(0);
  }

  /** The snapshot was not written: what was to be in it counts for the next, a little later. */
  void failed(long covered) {
    failed = true;
    bytes.addAndGet(covered);
  }
}
