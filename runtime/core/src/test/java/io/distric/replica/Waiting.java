package io.distric.replica;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, up to a deadline. */
final class Waiting {

  private static final long DEADLINE_NANOS = Duration.ofSeconds(30).toNanos();

  private Waiting() {}

  static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not in time: " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  static void untilLeads(ReplicaGroup group) {
    until("group " + group.name() + " leads: " + group.standing(), () -> group.standing().leads());
  }
}
