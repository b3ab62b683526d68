package io.distric.dsl.corpus;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How late a thread wakes up that does nothing but sleep: what the machine, its scheduler and the
 * JVM keep from every thread, whatever the others do.
 */
final class IdleThread {

  private static final long NAP = TimeUnit.MILLISECONDS.toNanos(1);

  private final long[] wokenAt;
  private final long[] late;
  private int count;

  private IdleThread(int naps) {
    this.wokenAt = new long[naps];
    this.late = new long[naps];
  }

  /** Sleeps and wakes up until then, by the clock of {@link System#nanoTime}. */
  static IdleThread until(long end) {
    long now = System.nanoTime();
    IdleThread idle = new IdleThread((int) Math.max(1, (end - now) / NAP + 1));
    while (now < end && idle.count < idle.late.length) {
      LockSupport.parkNanos(NAP);
      long woken = System.nanoTime();
      idle.wokenAt[idle.count] = woken;
      idle.late[idle.count++] = Math.max(0, woken - now - NAP);
      now = woken;
    }
    return idle;
  }

  /** How late it woke up at most, of the times that it should have done so within a span. */
  long worst(long from, long to) {
    long worst = 0;
    for (int i = 0; i < count; i++) {
      if (wokenAt[i] >= from && wokenAt[i] - late[i] <= to) {
        worst = Math.max(worst, late[i]);
      }
    }
    return worst;
  }

  long[] sorted() {
    long[] sorted = Arrays.copyOf(late, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
